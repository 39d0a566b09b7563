import { masteryOf, type Mastery, type MasteryRule } from '../../results/domain/mastery.ts';
import { afterRemedial } from './final-grade.ts';
import type { Grading } from './grading.ts';
import type { MarkValue, ScaleKey } from './mark.ts';

/** A column as far as aims are concerned. */
export interface AimColumn {
  readonly id: string;
  readonly scale: ScaleKey;
  readonly aim: string | null;
  readonly max: number;
  readonly remedialOf: string | null;
}

/** What stands in a column for a student. */
export interface AimMark {
  readonly value: MarkValue;
  /** By aim, 0 to 100, where the work asked after several. */
  readonly aims: Readonly<Record<string, number>> | null;
}

export interface ReachedAim {
  readonly aim: string;
  /** Mean over the works that asked after it, 0 to 100; null where a person says it in words, or nothing asked. */
  readonly score: number | null;
  readonly mastery: Mastery;
}

/** Aims anything in a book asks after, in the order they first come. */
export function aimsOf(columns: readonly AimColumn[], marksOf: (columnId: string) => Iterable<AimMark>): readonly string[] {
  const found = new Set<string>();
  for (const column of columns) {
    if (column.aim !== null) found.add(column.aim);
    for (const { aims } of marksOf(column.id)) for (const aim of Object.keys(aims ?? {})) found.add(aim);
  }
  return [...found].toSorted((a, b) => a.localeCompare(b, 'id', { numeric: true }));
}

/** Which aims one student has reached, by the school's rule. */
export function reachedAims(
  aims: readonly string[],
  columns: readonly AimColumn[],
  markOf: (columnId: string) => AimMark | undefined,
  rule: MasteryRule,
  remedial: Grading['remedial'],
): readonly ReachedAim[] {
  const pass = passOf(rule);
  const scoreIn = (column: AimColumn, aim: string): number | null => {
    const mark = markOf(column.id);
    const within = mark?.aims?.[aim];
    if (within !== undefined) return within;
    return column.aim === aim && mark?.value.kind === 'points' ? (100 * mark.value.points) / column.max : null;
  };
  return aims.map((aim): ReachedAim => {
    const scores = columns
      .filter(({ remedialOf, id }) => remedialOf === null && markOf(id)?.value.kind !== 'excused')
      .flatMap((column) => {
        const second = columns.filter(({ remedialOf }) => remedialOf === column.id).map((one) => scoreIn(one, aim));
        const score = second.reduce((first, one) => afterRemedial(first, one, remedial, pass), scoreIn(column, aim));
        return score === null ? [] : [score];
      });
    const score = scores.length === 0 ? null : scores.reduce((sum, one) => sum + one, 0) / scores.length;
    // The last that was said in words counts.
    const said = columns.filter((column) => column.aim === aim).flatMap(({ id }) => markOf(id)?.value ?? []);
    const level = said.findLast((value) => value.kind === 'level')?.level;
    const met = said.findLast((value) => value.kind === 'criteria')?.met;
    return { aim, score, mastery: masteryOf(rule, { score, ...(level !== undefined && { level }), ...(met && { met }) }) };
  });
}

/** The number from which on an aim is reached; null where a rule has none. */
export function passOf(rule: MasteryRule): number | null {
  if (rule.kind === 'number') return rule.least;
  if (rule.kind !== 'intervals') return null;
  return rule.intervals.find(({ followUp }) => followUp === 'none' || followUp === 'enrichment')?.from ?? null;
}

/** What a rapor says of a student in a subject: what they can, best first, and what they need help with, weakest first. */
export function describe(reached: readonly ReachedAim[], { reached: good, notReached, most }: Grading['sentences']): string {
  const of = (state: 'reached' | 'not-reached', order: 1 | -1) =>
    reached
      .filter(({ mastery }) => mastery.state === state)
      .toSorted((a, b) => order * ((a.score ?? 0) - (b.score ?? 0)))
      .slice(0, most)
      .map(({ aim }) => withoutCode(aim));
  const [can, cannot] = [of('reached', -1), of('not-reached', 1)];
  const say = (sentence: string, aims: readonly string[]) => (aims.length === 0 ? [] : [sentence.replace('{tp}', () => listed(aims))]);
  return [...say(good, can), ...say(notReached, cannot)].join(' ');
}

/** The words of an aim without its code: `TP 7.5 Menyelesaikan …` is `menyelesaikan …`; a code alone stays as it is. */
function withoutCode(aim: string): string {
  const words = aim.replace(/^\s*((TP|KD|CP)\s*)?\d+(\.\d+)*\.?\s+/i, '').trim();
  return words === '' ? aim : words.charAt(0).toLowerCase() + words.slice(1);
}

const listed = (parts: readonly string[]) =>
  parts.length < 2 ? (parts[0] ?? '') : `${parts.slice(0, -1).join(', ')}${parts.length > 2 ? ',' : ''} dan ${parts.at(-1)}`;
