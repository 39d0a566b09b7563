import type { Question } from './question.ts';
import { gapTyped } from './typed-of.ts';

/** Gaps whose answers were left as they stood keep what their form does not show, such as feedback. */
export function keepGaps(before: Question | null, after: Question): Question {
  if (before?.body.kind !== 'cloze' || after.body.kind !== 'cloze') return after;
  const old = new Map(before.body.gaps.map((gap) => [gap.id, gap]));
  const gaps = after.body.gaps.map((gap) => {
    const was = old.get(gap.id);
    return was && JSON.stringify(gapTyped(was)) === JSON.stringify(gapTyped(gap)) ? was : gap;
  });
  return { ...after, body: { ...after.body, gaps } };
}
