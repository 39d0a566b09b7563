import type { ActionWords } from '#platform/cases';
import { type Field, longText, optional, personName } from '#platform/forms';
import type { PermitDesk } from '../desks.ts';
import type { PermitAnswers } from '../journey.ts';
import { texts } from '../messages/index.ts';

/** The words the permit's actions are written with. */
export type PermitWords = ActionWords<PermitDesk, 'permit' | 'skrd', PermitAnswers>;

export const t = texts.text;

/** A reason that must be given. */
export const reason = (): Field<string> => longText({ label: t((m) => m.asks.reason) }, { min: 5, max: 2000, rows: 4 });

/** A remark that may be given. */
export const note = (): Field<string | undefined> => optional(longText({ label: t((m) => m.asks.note) }, { max: 2000, rows: 3 }));

/** The holder's name as a corrected permit should bear it. */
export const holderName = () => optional(personName({ label: t((m) => m.asks.holderName), hint: t((m) => m.asks.holderNameHint) }));

/** The address as a corrected permit should bear it. */
export const siteAddress = () =>
  optional(longText({ label: t((m) => m.asks.siteAddress), hint: t((m) => m.asks.siteAddressHint) }, { max: 300, rows: 3 }));
