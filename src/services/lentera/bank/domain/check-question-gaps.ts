import type { Part, Rich } from './question.ts';

const GAP = /\{\{([A-Za-z0-9_-]{1,40})\}\}/;

/** Names of the gaps in a cloze text, in their order; one that stands there twice comes twice. */
export function gapsNamed(text: Rich): readonly Part[] {
  return piecesOf(text).flatMap((piece) => ('gap' in piece ? [piece.gap] : []));
}

/** A cloze text cut at its gaps. */
export function piecesOf(text: Rich): readonly ({ readonly text: Rich } | { readonly gap: Part })[] {
  return text.split(GAP).map((piece, at) => (at % 2 === 0 ? { text: piece } : { gap: piece }));
}
