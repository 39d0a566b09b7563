const TRACED = 'wantilan-tracing';
const SCALE = 'wantilan-tracing-scale';

interface Scale {
  /** Metres of a unit of the page. */
  readonly metres: number;
  readonly page: number;
}
interface KeptScale extends Scale {
  readonly file: string;
}

/** A picture is known again by its name and size; it is not kept itself. */
const nameOf = ({ name, size }: File): string => `${size} ${name}`;

/** Keeps how large a picture is in nature. A browser that keeps nothing forgets; tracing works all the same. */
export function keepScale(file: File, scale: Scale): void {
  write(SCALE, { ...scale, file: nameOf(file) } satisfies KeptScale);
}

/** What was set for this picture when it was traced before. */
export function scaleOf(file: File): Scale | null {
  const kept = read<Partial<KeptScale>>(SCALE);
  if (kept?.file !== nameOf(file)) return null;
  const { metres, page } = kept;
  return typeof metres === 'number' && metres > 0 && typeof page === 'number' && page >= 1 ? { metres, page } : null;
}

/** Keeps what is written in the form; whether that could be done. */
export const keepTraced = (written: Readonly<Record<string, string>>): boolean => write(TRACED, written);

/** What was traced here before; null where nothing was. */
export function keptTraced(): Readonly<Record<string, string>> | null {
  const kept = read<Readonly<Record<string, unknown>>>(TRACED);
  if (!kept) return null;
  return Object.fromEntries(Object.entries(kept).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value] as const] : [])));
}

export function forget(): void {
  try {
    localStorage.removeItem(TRACED);
    localStorage.removeItem(SCALE);
  } catch {
    // Nothing was kept.
  }
}

function write(key: string, value: unknown): boolean {
  try {
    localStorage.setItem(key, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}

function read<T>(key: string): T | null {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(key) ?? 'null');
    return typeof value === 'object' ? (value as T | null) : null;
  } catch {
    return null;
  }
}
