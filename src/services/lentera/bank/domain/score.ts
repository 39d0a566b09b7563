import type { Answer, Answers } from './answer.ts';
import type { Body, Cloze, Essay, Gap, Grid, Ordering } from './question.ts';
import { scoreChoice, scoreChoices, scoreMatching } from './score-choices.ts';
import { scoreHotspot } from './score-hotspot.ts';
import { scoreNumeric } from './score-numeric.ts';
import { isShaped } from './score-shape.ts';
import { held, shareOfAll } from './score-share.ts';
import { scoreShort } from './score-short.ts';

/**
 * How much of the mark an answer earns, 0 to 1, by the question's own policy (`Policy`). `null` where a person has to
 * mark: an essay with something written. Nothing answered earns 0, and so does an answer of another kind's shape.
 */
export function score(body: Body, answer: Answer | null): number | null {
  if (answer === null || !isShaped(body.kind, answer)) return 0;
  switch (body.kind) {
    case 'choice':
      return scoreChoice(body, answer as Answers['choice']);
    case 'choices':
      return scoreChoices(body, answer as Answers['choices']);
    case 'grid':
      return scoreGrid(body, answer as Answers['grid']);
    case 'matching':
      return scoreMatching(body, answer as Answers['matching']);
    case 'short':
      return scoreShort(body, answer as Answers['short']);
    case 'numeric':
      return scoreNumeric(body, answer as Answers['numeric']);
    case 'essay':
      return scoreEssay(body, answer as Answers['essay']);
    case 'ordering':
      return scoreOrdering(body, answer as Answers['ordering']);
    case 'cloze':
      return scoreCloze(body, answer as Answers['cloze']);
    case 'hotspot':
      return scoreHotspot(body, answer as Answers['hotspot']);
  }
}

/** What the gap alone earns, 0 to 1. */
export function scoreGap(gap: Gap, typed: string | undefined): number {
  if (typed === undefined) return 0;
  switch (gap.kind) {
    case 'choice':
      return typed === gap.key ? 1 : 0;
    case 'short':
      return scoreShort(gap, typed);
    case 'numeric':
      return scoreNumeric({ accepted: gap.accepted, units: [], unitRule: { kind: 'optional' } }, typed);
  }
}

function scoreGrid({ statements, keys, policy }: Grid, answer: Answers['grid']): number {
  const right = statements.filter(({ id }) => own(answer, id) !== undefined && own(answer, id) === own(keys, id)).length;
  return shareOfAll(policy, right, statements.length);
}

function scoreOrdering({ items, policy }: Ordering, answer: Answers['ordering']): number {
  const right = items.filter(({ id }, at) => answer[at] === id).length;
  return shareOfAll(policy, answer.length > items.length ? 0 : right, items.length);
}

function scoreCloze({ gaps, policy }: Cloze, answer: Answers['cloze']): number {
  const shares = gaps.map((gap) => scoreGap(gap, own(answer, gap.id)));
  if (policy === 'all') return shares.length > 0 && shares.every((share) => share === 1) ? 1 : 0;
  return held(shares.reduce((sum, share) => sum + share, 0) / Math.max(1, shares.length));
}

/** Only what was written is marked by a person; an empty box is nothing answered. */
function scoreEssay(_: Essay, answer: string): number | null {
  return answer.trim() === '' ? 0 : null;
}

const own = <T>(record: Readonly<Record<string, T>>, key: string): T | undefined => (Object.hasOwn(record, key) ? record[key] : undefined);
