import { hiddenCells } from '#kernel';
import type { Entry } from '../entries.ts';
import { lastOf } from '../entries.ts';
import { respondentIn } from '../respondent.ts';

/** How far reports came, each stage within the one before. */
export const funnelStages = ['intake', 'admissible', 'examined', 'found', 'corrected'] as const;
export type FunnelStage = (typeof funnelStages)[number];

export type Funnel = Readonly<Record<FunnelStage, number>>;
/** The same for everybody to see: null where it is not shown. */
export type ShownFunnel = Readonly<Record<FunnelStage, number | null>>;

const decided = new Set(['plenary', 'examination']);

/**
 * The furthest stage of one report, by its sealed lines. What somebody says is never a finding: *found* is what a signed LHP
 * says, and only once the agency could answer: it explained, replied, corrected, or its right was lost by a confirmed limit.
 */
export function reachedBy(entries: readonly Entry[]): FunnelStage {
  const steps = entries.flatMap(({ content }) => (content.type === 'acted' ? [content] : []));
  const took = (...actions: readonly string[]) => steps.some(({ action }) => actions.includes(action));
  const heard = entries.some(({ content }) => content.type === 'agency-answer' && content.purpose !== 'minutes');
  const found = took('lhp-found') && (heard || took('right-unused', 'corrected', 'publish'));
  if (found && took('corrected')) return 'corrected';
  if (found) return 'found';
  if (steps.some(({ to }) => to === 'examination')) return 'examined';
  // Refused by the plenary is not admissible; a transfer from there says nothing of it.
  if (steps.some(({ to }) => decided.has(to)) && !took('refuse')) return 'admissible';
  return 'intake';
}

/** Adds up reports, each counted in every stage up to its own. */
export function funnelOf(reached: readonly FunnelStage[]): Funnel {
  const from = (stage: FunnelStage) => reached.filter((one) => funnelStages.indexOf(one) >= funnelStages.indexOf(stage)).length;
  return Object.fromEntries(funnelStages.map((stage) => [stage, from(stage)])) as Funnel;
}

/**
 * Takes out of a funnel what is small, and what would give a small group away: also those that stayed behind between two
 * stages are a group, which two figures beside one another would tell.
 */
export function shownFunnel(funnel: Funnel, smallest: number): ShownFunnel {
  // Not even none: that nobody reported would tell whoever wonders.
  if (funnel.intake < smallest) return Object.fromEntries(funnelStages.map((stage) => [stage, null])) as ShownFunnel;
  const counts = new Map<string, number>(Object.entries(funnel));
  const sums = funnelStages.slice(0, -1).map((stage, at) => {
    const next = funnelStages[at + 1] ?? stage;
    counts.set(`behind-${stage}`, funnel[stage] - funnel[next]);
    return { total: stage as string, parts: [next as string, `behind-${stage}`] };
  });
  const hidden = hiddenCells(counts, sums, smallest);
  return Object.fromEntries(funnelStages.map((stage) => [stage, hidden.has(stage) ? null : funnel[stage]])) as ShownFunnel;
}

/** Whether a later count differs from the published one by so little that the two together would tell of few. */
export function differsLittle(before: ShownFunnel, after: ShownFunnel, smallest: number): boolean {
  return funnelStages.some((stage) => {
    const [one, other] = [before[stage], after[stage]];
    const by = one === null || other === null ? 0 : Math.abs(one - other);
    return by > 0 && by < smallest;
  });
}

/** An agency of the hall, as a report or a letter may call it. */
export interface Named {
  readonly id: string;
  readonly name: string;
  readonly government: string;
}

const plain = (text: string) =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/**
 * Whom a report is about: the agency an officer or its reporter chose, or else the one last written to, or the one it names;
 * null where it is none of these.
 */
export function respondentOf(entries: readonly Entry[], agencies: readonly Named[]): string | null {
  const { agencyId, name } = respondentIn(entries);
  if (agencyId !== null) return agencies.find(({ id }) => id === agencyId)?.id ?? null;
  const isOfficers = lastOf(entries, 'respondent') !== undefined;
  const called = (isOfficers ? undefined : lastOf(entries, 'asked')?.content.agency) ?? name;
  const said = plain(called);
  if (said === '') return null;
  const exact = agencies.filter(({ name, government }) => said === plain(name) || said === plain(`${name}, ${government}`));
  return exact.length === 1 ? (exact[0]?.id ?? null) : null;
}
