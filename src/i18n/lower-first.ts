/** Words as they stand inside a sentence: the first letter small, unless it begins an abbreviation. */
export function lowerFirst(words: string): string {
  return /^[A-Z][a-z ]/.test(words) ? words.charAt(0).toLowerCase() + words.slice(1) : words;
}
