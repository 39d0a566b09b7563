/**
 * The words of a text file: UTF-8 with or without its mark, UTF-16 by its mark, otherwise Windows-1252, which old
 * programs write; `isGuessed` then. `null` where it is no text: bytes of zero stand in it. Lines end with `\n`.
 */
export function textOf(
  bytes: Uint8Array,
  { isBeginning = false }: { readonly isBeginning?: boolean } = {},
): { readonly text: string; readonly isGuessed: boolean } | null {
  const utf16 = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : null;
  if (utf16) return { text: withPlainEnds(new TextDecoder(utf16).decode(bytes)), isGuessed: false };
  if (bytes.includes(0)) return null;
  try {
    // A file cut after some bytes may be cut within a character.
    return { text: withPlainEnds(new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: isBeginning })), isGuessed: false };
  } catch {
    return { text: withPlainEnds(new TextDecoder('windows-1252').decode(bytes)), isGuessed: true };
  }
}

const withPlainEnds = (text: string) => text.replace(/\r\n?/g, '\n');
