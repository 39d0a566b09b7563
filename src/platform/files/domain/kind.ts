/**
 * What may be handed in for a requirement; `pdf` where it is the PDF itself that counts, with what is signed in it.
 * `material` is what a lesson is made of: pictures, sounds, films, PDFs.
 */
export type FileKind = 'document' | 'pdf' | 'picture' | 'drawing' | 'material';

interface Limits {
  readonly mediaTypes: readonly string[];
  readonly maxBytes: number;
}

/** A drawing of lines in text form, which a service can measure. */
export const DXF = 'image/vnd.dxf';
const PICTURES = ['image/jpeg', 'image/png', 'image/webp'];
/** Heard or watched as they are; nothing in them runs. */
export const PLAYED = ['audio/mpeg', 'audio/ogg', 'audio/wav', 'audio/mp4', 'video/mp4', 'video/webm'];
const MB = 1_000_000;

/** Media types and sizes by kind; a drawing set of an architect is large, a photo never needs to be. */
export const limits: Readonly<Record<FileKind, Limits>> = {
  document: { mediaTypes: ['application/pdf', ...PICTURES], maxBytes: 20 * MB },
  pdf: { mediaTypes: ['application/pdf'], maxBytes: 20 * MB },
  picture: { mediaTypes: PICTURES, maxBytes: 15 * MB },
  drawing: { mediaTypes: ['application/pdf', ...PICTURES, DXF], maxBytes: 60 * MB },
  material: { mediaTypes: ['application/pdf', ...PICTURES, ...PLAYED], maxBytes: 60 * MB },
};

export const fileKinds = Object.keys(limits) as FileKind[];

/** Every media type that some kind takes which an application asks for. */
export const acceptedTypes: readonly string[] = [
  ...new Set(Object.values(limits).flatMap(({ mediaTypes }) => mediaTypes.filter((type) => !PLAYED.includes(type)))),
];

/** Whether a file that was taken as some kind may also stand where this one is asked for. */
export function fits({ mediaType, bytes }: { readonly mediaType: string; readonly bytes: number }, kind: FileKind): boolean {
  return limits[kind].mediaTypes.includes(mediaType) && bytes <= limits[kind].maxBytes;
}

/** The value of a file input's `accept`. */
export function acceptOf(kind: FileKind): string {
  // No browser knows the type of a DXF by its name.
  return limits[kind].mediaTypes.map((type) => (type === DXF ? '.dxf' : type)).join(',');
}

const extensions: Readonly<Record<string, string>> = {
  'application/pdf': 'pdf',
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  [DXF]: 'dxf',
  'audio/mpeg': 'mp3',
  'audio/ogg': 'ogg',
  'audio/wav': 'wav',
  'audio/mp4': 'm4a',
  'video/mp4': 'mp4',
  'video/webm': 'webm',
};

/** A file name fit to be shown and downloaded: no path, no control characters, the extension of its real type. */
export function cleanName(given: string, mediaType: string): string {
  const base =
    given
      .normalize('NFC')
      .split(/[/\\]/)
      .at(-1)
      ?.replace(/[\p{Cc}\p{Cf}"<>|:*?]+/gu, '')
      .replace(/\.[a-z0-9]{1,5}$/i, '')
      .trim()
      .slice(0, 120) ?? '';
  return `${base || 'dokumen'}.${extensions[mediaType] ?? 'bin'}`;
}
