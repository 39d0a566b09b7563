/** What a message of a chat says, as far as words tell it. Shaped as the channel hands it on. */
export type Said =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'choice'; readonly title: string }
  | { readonly kind: 'media'; readonly media: string; readonly caption: string | null; readonly filename: string | null }
  | {
      readonly kind: 'location';
      readonly latitude: number;
      readonly longitude: number;
      readonly name: string | null;
      readonly address: string | null;
    }
  | { readonly kind: 'contacts'; readonly people: readonly { readonly name: string | null; readonly phones: readonly string[] }[] }
  | { readonly kind: 'reaction'; readonly emoji: string | null }
  | { readonly kind: 'flow' | 'unsupported' };

/** What one message by WhatsApp says, as it lies sealed. */
export interface ChatWords {
  /** By what whoever wrote is reached; of one of ours, whom it went to. */
  readonly with: Reachable;
  /** As they call themselves; proves nothing. */
  readonly name: string | null;
  /** ISO, to the second, as Meta told. */
  readonly sentAt: string;
  readonly text: string;
  readonly forwarded: boolean;
  readonly file: ChatFile | null;
}

export interface ChatFile {
  /** Meta's id of it, good for some days. */
  readonly mediaId: string;
  /** Base64, as Meta told it. */
  readonly sha256: string | null;
  readonly mediaType: string;
  readonly bytes: number;
  /** Here; to be fetched once more; never. */
  readonly fate: 'kept' | 'not-yet' | 'too-large' | 'damaged';
}

/** A message in plain words: what has none is named in square brackets, in the language of the office's records. */
export function wordsOf(said: Said): string {
  switch (said.kind) {
    case 'text':
      return said.text;
    case 'choice':
      return said.title;
    case 'media':
      return [`[${names[said.media] ?? 'berkas'}${said.filename === null ? '' : `: ${said.filename}`}]`, said.caption ?? '']
        .join(' ')
        .trim();
    case 'location':
      return [`[lokasi ${said.latitude}, ${said.longitude}]`, said.name ?? '', said.address ?? ''].join(' ').trim();
    case 'contacts':
      return said.people.map(({ name, phones }) => `[kontak] ${[name ?? '', ...phones].join(' ').trim()}`).join('\n');
    case 'reaction':
      return said.emoji === null ? '[tanda dicabut]' : `[tanda] ${said.emoji}`;
    default:
      return '[pesan yang tidak dapat ditampilkan]';
  }
}

const names: Readonly<Record<string, string>> = {
  image: 'gambar',
  document: 'dokumen',
  audio: 'suara',
  video: 'video',
  sticker: 'stiker',
};

/** Hours from somebody's last message in which the office may say anything; afterwards only what Meta approved before. */
export const WINDOW_HOURS = 24;

/** Until when anything may be said; null where that is over. */
export function windowUntil(lastAt: string | null, now: Date): Date | null {
  if (lastAt === null) return null;
  const until = new Date(Date.parse(lastAt) + WINDOW_HOURS * 3_600_000);
  return until > now ? until : null;
}

/** Whether two are the same person, by telephone or by what Meta calls them. */
export function isSame(one: Reachable, other: Reachable): boolean {
  return (one.phone !== null && one.phone === other.phone) || (one.bsuid !== null && one.bsuid === other.bsuid);
}

export interface Reachable {
  readonly phone: string | null;
  readonly bsuid: string | null;
}
