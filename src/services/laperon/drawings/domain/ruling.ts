import { type Check, checks } from '../../plan-check/domain/judge.ts';

export const rulingVerdicts = ['met', 'not-met', 'as-computed'] as const;
/** What an officer found; `as-computed` takes an earlier ruling back. */
export type RulingVerdict = (typeof rulingVerdicts)[number];

/** An officer's own judgement on one finding of the check of a drawing, with the reason both sides read. */
export interface Ruling {
  readonly fileId: string;
  readonly finding: Check;
  readonly verdict: RulingVerdict;
  readonly reason: string;
  readonly officerName: string;
  readonly at: Date;
}

/** Of a reason. */
export const MOST_LETTERS = 2000;

/** What was said of a finding, the newest first; all of it stays to be read. */
export function rulingsOn(rulings: readonly Ruling[], fileId: string, finding: Check): readonly Ruling[] {
  return rulings.filter((one) => one.fileId === fileId && one.finding === finding).toReversed();
}

export interface TypedRuling {
  readonly temuan?: string;
  readonly hasil?: string;
  readonly alasan?: string;
}

export type ReadRuling =
  | { readonly ok: true; readonly finding: Check; readonly verdict: RulingVerdict; readonly reason: string }
  | { readonly ok: false; readonly fields: readonly (keyof TypedRuling)[] };

/** Reads the form of a ruling: only findings the check came to can be judged, and never without a reason. */
export function readRuling({ temuan = '', hasil = '', alasan = '' }: TypedRuling, found: readonly Check[]): ReadRuling {
  const finding = checks.find((one) => one === temuan && found.includes(one));
  const verdict = rulingVerdicts.find((one) => one === hasil);
  const reason = alasan.trim().replaceAll('\r\n', '\n');
  const isReason = reason !== '' && reason.length <= MOST_LETTERS;
  if (finding && verdict && isReason) return { ok: true, finding, verdict, reason };
  return {
    ok: false,
    fields: [
      ...(finding ? [] : (['temuan'] as const)),
      ...(verdict ? [] : (['hasil'] as const)),
      ...(isReason ? [] : (['alasan'] as const)),
    ],
  };
}
