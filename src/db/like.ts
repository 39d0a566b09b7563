/** A text as a pattern of LIKE that means nothing but itself. */
export function likeLiteral(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&');
}
