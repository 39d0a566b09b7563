/** A name as strangers may see it: the first letter of each word. "Ni Luh Sari" becomes "N*** L*** S***". */
export function maskedName(name: string): string {
  return name
    .normalize('NFC')
    .split(/\s+/)
    .filter(Boolean)
    .map((word) => `${[...word][0]}***`)
    .join(' ');
}
