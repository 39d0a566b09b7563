import type { Entry } from '../entries.ts';
import { lastOf } from '../entries.ts';
import { factsOf } from '../procedure/facts.ts';
import { respondentIn } from '../respondent.ts';
import type { MatterClass, MatterKind } from '../procedure/stages.ts';

/** A limit as it ran; days are YYYY-MM-DD. */
export interface CountedClock {
  readonly key: string;
  readonly party: string;
  readonly startedOn: string;
  readonly dueOn: string;
  readonly endedOn: string | null;
}

/** What figures are made of: no word of a reporter, nobody's name, and of an agency what the report called it. */
export interface Counted {
  readonly kind: MatterKind;
  readonly channel: string;
  readonly urgent: boolean;
  readonly stage: string;
  readonly receivedOn: string;
  readonly closedOn: string | null;
  /** Of the hall, where it was chosen; what went before there was a choice has none. */
  readonly agencyId?: string | null;
  readonly agency: string;
  readonly service: string;
  readonly matterClass: MatterClass | null;
  readonly finding: 'found' | 'not-found' | null;
  readonly maladministration: string | null;
  /** Of refusal or closing, by its key in the rule. */
  readonly ground: string | null;
  /** Every step, and its day. */
  readonly steps: readonly { readonly action: string; readonly on: string }[];
  readonly clocks: readonly CountedClock[];
}

interface InTheOpen {
  readonly kind: MatterKind;
  readonly channel: string;
  readonly urgent: boolean;
  readonly stage: string;
  readonly receivedOn: string;
  readonly closedOn: string | null;
}

/** Days as the office counts them: in Bali. */
const dayIn = (at: string) => new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(0, 10);

/** Reads of a matter what figures are made of. */
export function countedOf(matter: InTheOpen, entries: readonly Entry[], clocks: readonly CountedClock[]): Counted {
  const { kind, channel, urgent, stage, receivedOn, closedOn } = matter;
  const answers = lastOf(entries, 'sent')?.content.answers ?? {};
  const about = respondentIn(entries);
  const { matterClass, finding, maladministration } = factsOf(entries);
  const acted = entries.flatMap(({ content, at }) => (content.type === 'acted' ? [{ ...content, on: dayIn(at) }] : []));
  return {
    kind,
    channel,
    urgent,
    stage,
    receivedOn,
    closedOn,
    agencyId: about.agencyId,
    agency: about.name,
    service: (answers.service ?? '').trim(),
    matterClass,
    finding,
    maladministration,
    ground: acted.findLast(({ ground }) => ground !== undefined)?.ground ?? null,
    steps: acted.map(({ action, on }) => ({ action, on })),
    clocks: clocks.map(({ key, party, startedOn, dueOn, endedOn }) => ({ key, party, startedOn, dueOn, endedOn })),
  };
}
