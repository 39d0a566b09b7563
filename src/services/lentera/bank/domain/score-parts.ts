import type { Answer, Answers } from './answer.ts';
import type { AcceptedNumber, AcceptedText, Body, Gap, Part } from './question.ts';
import { score, scoreGap } from './score.ts';
import { hitAreas } from './score-hotspot.ts';
import { isShaped } from './score-shape.ts';

/**
 * How one part of an answer stands.
 * - `right`, `wrong`: what was given belongs there, or not; `partly`: it earns some of its mark.
 * - `missed`: it belongs there and was not given.
 * - `rest`: rightly left alone.
 */
export type Verdict = 'right' | 'partly' | 'wrong' | 'missed' | 'rest';

/** One part for the page that discusses an answer. */
export interface PartMark {
  /** Option, statement, row, item, gap or area; the place from 0 for points beside every area; empty where the question has one part. */
  readonly part: Part;
  readonly verdict: Verdict;
  /** What was given: names of options, categories or columns, or the text that was typed. */
  readonly given: readonly string[];
  /** What earns the full mark, likewise. */
  readonly expected: readonly string[];
}

/** Part by part what was right, in the question's own order; empty for an essay. */
export function parts(body: Body, sent: Answer | null): readonly PartMark[] {
  const answer = sent !== null && isShaped(body.kind, sent) ? sent : null;
  switch (body.kind) {
    case 'choice':
      return marked(body.options, [body.key], typeof answer === 'string' ? [answer] : []);
    case 'choices':
      return marked(body.options, body.keys, listed(answer));
    case 'grid': {
      const given = record<string>(answer);
      return body.statements.map(({ id }) => judged(id, one(given[id]), one(body.keys[id])));
    }
    case 'matching': {
      const given = record<readonly string[]>(answer);
      return body.rows.map(({ id }) => judged(id, given[id] ?? [], body.keys[id] ?? []));
    }
    case 'ordering': {
      const given = listed(answer);
      return body.items.map(({ id }, at) => judged(id, one(given[at]), [id]));
    }
    case 'short':
    case 'numeric': {
      const typed = typeof answer === 'string' ? answer.trim() : '';
      return [written('', typed, score(body, typed) ?? 0, expectedOf(body.accepted))];
    }
    case 'cloze': {
      const given = record<string>(answer);
      return body.gaps.map((gap) => written(gap.id, given[gap.id] ?? '', scoreGap(gap, given[gap.id]), expectedIn(gap)));
    }
    case 'hotspot':
      return areaMarks(body, (Array.isArray(answer) ? answer : []) as Answers['hotspot']);
    case 'essay':
      return [];
  }
}

function marked(options: readonly { readonly id: Part }[], keys: readonly Part[], chosen: readonly Part[]): readonly PartMark[] {
  return options.map(({ id }) => {
    const isKey = keys.includes(id);
    const isChosen = chosen.includes(id);
    const verdict = isChosen ? (isKey ? 'right' : 'wrong') : isKey ? 'missed' : 'rest';
    return { part: id, verdict, given: isChosen ? [id] : [], expected: isKey ? [id] : [] };
  });
}

function judged(part: Part, given: readonly string[], expected: readonly string[]): PartMark {
  const wanted = new Set(expected);
  const found = given.filter((id) => wanted.has(id)).length;
  const isWhole = found === wanted.size && new Set(given).size === wanted.size;
  const verdict = given.length === 0 ? 'missed' : isWhole ? 'right' : found > 0 ? 'partly' : 'wrong';
  return { part, verdict, given, expected };
}

function written(part: Part, typed: string, share: number, expected: readonly string[]): PartMark {
  const verdict = typed === '' ? 'missed' : share === 1 ? 'right' : share > 0 ? 'partly' : 'wrong';
  return { part, verdict, given: one(typed || undefined), expected };
}

function areaMarks({ areas, most }: Extract<Body, { kind: 'hotspot' }>, answer: Answers['hotspot']): readonly PartMark[] {
  const points = answer.slice(0, most);
  const hit = hitAreas(areas, points);
  const beside = points.flatMap((point, at) => (hitAreas(areas, [point]).size === 0 ? [String(at)] : []));
  return [
    ...areas.map(
      ({ id }): PartMark => ({ part: id, verdict: hit.has(id) ? 'right' : 'missed', given: hit.has(id) ? [id] : [], expected: [id] }),
    ),
    ...beside.map((at): PartMark => ({ part: at, verdict: 'wrong', given: [at], expected: [] })),
  ];
}

function expectedIn(gap: Gap): readonly string[] {
  return gap.kind === 'choice' ? [gap.key] : expectedOf(gap.accepted);
}

/** What earns the full mark: words as accepted, a number as `12`, `12 ± 0.5` or `11–13`. */
function expectedOf(accepted: readonly AcceptedText[] | readonly AcceptedNumber[]): readonly string[] {
  return accepted.filter(({ share }) => share === 1).map((whole) => ('text' in whole ? whole.text : numberSaid(whole.value)));
}

function numberSaid(value: AcceptedNumber['value']): string {
  if ('from' in value) return `${value.from}–${value.to}`;
  return Number(value.within) === 0 ? value.at : `${value.at} ± ${value.within}`;
}

const one = (given: string | undefined): readonly string[] => (given === undefined ? [] : [given]);
const listed = (answer: Answer | null) => (Array.isArray(answer) ? (answer as readonly string[]) : []);
const record = <T>(answer: Answer | null) =>
  (typeof answer === 'object' && answer !== null && !Array.isArray(answer) ? answer : {}) as Readonly<Record<string, T | undefined>>;
