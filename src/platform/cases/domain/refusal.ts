/** Why an action cannot be done now; each has a sentence in messages under `refusals`. */
export const refusalReasons = [
  'no-such-action',
  'no-such-branch',
  'wrong-status',
  'wrong-desk',
  'wrong-role',
  'not-yours',
  'flag-blocks',
  'flag-missing',
  'not-yet',
  'same-person',
  'too-late',
  'office-ended',
  'already-answered',
  'files-not-judged',
  'nothing-to-mend',
  'not-all-mended',
  'unknown-file',
  'no-such-product',
  'not-in-batch',
  'no-such-officer',
  'too-late-to-undo',
  'nothing-to-undo',
] as const;

export type RefusalReason = (typeof refusalReasons)[number];

export interface Refusal {
  readonly refused: RefusalReason;
}

export function refusal(refused: RefusalReason): Refusal {
  return { refused };
}

export function isRefusal(value: object): value is Refusal {
  return 'refused' in value;
}
