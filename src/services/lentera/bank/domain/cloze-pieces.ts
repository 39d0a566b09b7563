import type { Part, Rich } from './question.ts';

/** The text around the gaps of a cloze, and the gaps in the order they stand in it. */
export function clozePieces(text: Rich): { readonly pieces: readonly string[]; readonly order: readonly Part[] } {
  const parts = text.split(/\{\{([a-zA-Z0-9_-]{1,20})\}\}/);
  return { pieces: parts.filter((_, at) => at % 2 === 0), order: parts.filter((_, at) => at % 2 === 1) };
}
