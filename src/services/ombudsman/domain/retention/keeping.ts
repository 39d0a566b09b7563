import type { Keeping } from '../data/keeping.ts';
import { ended, isStage, type MatterKind } from '../procedure/stages.ts';

/** What of a matter decides how long it is kept: all of it stands in the open. */
export interface Kept {
  readonly kind: MatterKind;
  readonly stage: string;
  /** YYYY-MM-DD; null while it is worked on. */
  readonly closedOn: string | null;
  /** Of a part split off: from when the matter it came from is kept. */
  readonly keepFrom: string | null;
  readonly holdSince: string | null;
}

/** Which line of the rule a matter falls under. Null while it is worked on. */
export function keepingKeyOf({ kind, stage, closedOn }: Kept): string | null {
  if (closedOn === null || !isStage(stage) || !ended.includes(stage)) return null;
  if (kind === 'konsultasi') return 'consultation';
  return kind === 'informasi' ? 'tip' : stage;
}

const plusDays = (day: string, days: number) => new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

/** The last day a matter is kept, YYYY-MM-DD: from its end, or from that of the one it was split from, whichever is earlier. */
export function keptUntil(
  matter: Kept,
  rule: readonly Keeping[],
): { readonly key: string; readonly until: string; readonly confirmed: boolean } | null {
  const key = keepingKeyOf(matter);
  const line = rule.find((one) => one.key === key);
  if (!line || matter.closedOn === null) return null;
  const from = matter.keepFrom !== null && matter.keepFrom < matter.closedOn ? matter.keepFrom : matter.closedOn;
  return { key: line.key, until: plusDays(from, line.days), confirmed: line.confirmed };
}

/** What a matter was like when the list was drawn. */
export interface Listed {
  readonly lastN: number;
  readonly version: number;
}

export type Stays = 'open' | 'held' | 'changed';

/**
 * Why a matter on a list stays after all, looked at in the moment before it goes: worked on again, held, or something was
 * said since. Null where it goes.
 */
export function whyStays(matter: Kept & Listed, listed: Listed): Stays | null {
  if (keepingKeyOf(matter) === null) return 'open';
  if (matter.holdSince !== null) return 'held';
  return matter.lastN === listed.lastN && matter.version === listed.version ? null : 'changed';
}
