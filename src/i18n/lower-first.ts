/** Words as they begin a line. */
export function upperFirst(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Words as they stand inside a sentence: the first letter small, unless it begins an abbreviation or the polite *Anda*. */
export function lowerFirst(words: string): string {
  return /^(?!Anda\b)[A-Z][a-z ]/.test(words) ? words.charAt(0).toLowerCase() + words.slice(1) : words;
}
