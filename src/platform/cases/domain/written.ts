/** Longest message, note or remark, in characters. */
export const MOST_WRITTEN = 4000;

/** Longest note on a file, in characters. */
export const MOST_NOTE = 2000;

/**
 * Text as its writer saw it: in NFC, without space around it or control characters in it, and one character for a line
 * end, which browsers send as two.
 */
export function written(text: string): string {
  return text
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\n\t]+/gu, '')
    .trim();
}
