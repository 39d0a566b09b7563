/**
 * What to do about a fault Meta names:
 * - `template`: a day has passed since the person's last message, only a template may be sent;
 * - `undeliverable`: no WhatsApp, too old an application, or blocked: not tried again;
 * - `slow`: too much for the number or the account: everybody waits;
 * - `slow-pair`: too much for this person: they alone wait;
 * - `stop`: nothing goes until somebody mends it: payment, token, a locked account, marked as spam;
 * - `later`: held back by Meta: again in some hours, no hammering;
 * - `tell`: of a kind the person's application cannot show;
 * - `media`: a file was not read at Meta: sent up anew;
 * - `mend`: a template that is not there or has other parameters: a programmer's or operator's work;
 * - `retry`: unwell at Meta: again, a few times;
 * - `refused`: anything else: given up, for somebody to look at.
 */
export type FaultKind =
  | 'template'
  | 'undeliverable'
  | 'slow'
  | 'slow-pair'
  | 'stop'
  | 'later'
  | 'tell'
  | 'media'
  | 'mend'
  | 'retry'
  | 'refused';

/** Meta's codes. Some public tables have 131051 and 131056 the wrong way round. */
const kinds: ReadonlyMap<number, FaultKind> = new Map([
  [131_047, 'template'],
  [131_026, 'undeliverable'],
  [130_429, 'slow'],
  [131_056, 'slow-pair'],
  [80_007, 'slow'],
  [4, 'slow'],
  [133_016, 'slow'],
  [131_048, 'stop'],
  [131_049, 'later'],
  [130_472, 'later'],
  [131_051, 'tell'],
  [131_052, 'media'],
  [131_053, 'media'],
  [131_042, 'stop'],
  [132_000, 'mend'],
  [132_001, 'mend'],
  [131_031, 'stop'],
  [368, 'stop'],
  [190, 'stop'],
  [131_005, 'stop'],
  [131_000, 'retry'],
  [1, 'retry'],
  [2, 'retry'],
]);

export const faultCodes: readonly number[] = [...kinds.keys()];

export function kindOfFault(code: number): FaultKind {
  return kinds.get(code) ?? 'refused';
}
