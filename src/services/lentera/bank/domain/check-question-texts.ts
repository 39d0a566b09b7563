import { type Finding, fault, warning, when } from './check-question-finding.ts';
import { formulasIn, mathml } from './clean-render.ts';
import { toPlain } from './clean-to-plain.ts';
import type { Rich } from './question.ts';

/** Formulas KaTeX refuses or that never end, and pictures without words for whoever cannot see them. */
export function textFindings(texts: readonly (readonly [at: string, text: Rich])[]): readonly Finding[] {
  return texts.flatMap(([at, text]) => [
    ...formulasIn(text)
      .filter((formula) => mathml(formula) === null)
      .map(({ tex }) => fault('formula-refused', at, tex.slice(0, 200))),
    ...when(marksOf(text) > 2 * formulasIn(text).length, warning('formula-not-closed', at)),
    ...[...text.matchAll(/<img\b[^>]*>/g)]
      .filter(([tag]) => !/\salt="[^"]*[^"\s][^"]*"/.test(tag))
      .map(([tag]) => warning('alt-missing', at, /media:([^"]+)/.exec(tag)?.[1])),
  ]);
}

/** Marks that begin or end a formula; `\\[` is a line of a table within one. */
const marksOf = (text: Rich) => [...toPlain(text).matchAll(/(?<!\\)\\[()[\]]/g)].length;
