import { formatBytes, type Locale, type Text } from '#i18n';
import type { AppError } from '#kernel';
import { DXF, type FileKind, limits } from './domain/kind.ts';
import { texts } from './messages/index.ts';

const SHORT: Readonly<Record<string, string>> = {
  'application/pdf': 'PDF',
  'image/jpeg': 'JPG',
  'image/png': 'PNG',
  'image/webp': 'WebP',
  [DXF]: 'DXF',
  'audio/mpeg': 'MP3',
  'audio/ogg': 'OGG',
  'audio/wav': 'WAV',
  'audio/mp4': 'M4A',
  'video/mp4': 'MP4',
  'video/webm': 'WebM',
};

/** The kinds of file taken, in words: "PDF, JPG, PNG atau WebP". */
export function kindsInWords(kind: FileKind, locale: Locale): string {
  const names = limits[kind].mediaTypes.map((type) => SHORT[type] ?? type);
  if (names.length === 1) return names.join('');
  return `${names.slice(0, -1).join(', ')} ${texts(locale).or} ${names.at(-1)}`;
}

/** Why a file was not taken and what its sender can do, from FILE_TOO_LARGE, FILE_REFUSED or FILES_AWAY. */
export function refusalOf(error: AppError, kind: FileKind): Text {
  return (locale) => {
    const m = texts(locale);
    if (error.code === 'FILES_AWAY') return error.detail.why === 'scanner' ? m.scannerAway : m.away;
    if (error.code === 'FILE_TOO_LARGE') return m.tooLarge(formatBytes(limits[kind].maxBytes, locale));
    switch (error.detail.why) {
      case 'empty':
        return m.empty;
      case 'type':
        return m.type(kindsInWords(kind, locale));
      case 'truncated':
        return m.truncated;
      case 'active-content':
        return m.active;
      case 'infected':
        return m.infected;
      case 'damaged-picture':
        return m.picture;
      default:
        return m.unknown;
    }
  };
}
