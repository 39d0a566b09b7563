import { type Numbering, NumberingSchema, patternProblem } from '#platform/documents';
import type { FormError } from '#web/ui';
import { Value } from 'typebox/value';
import { sentenceOf, texts } from './texts.ts';

/** What the form of a numbering carries, as typed. */
export interface SentNumbering {
  readonly pattern: string;
  readonly type: string;
  readonly agency: string;
  readonly citation: string;
  /** YYYY-MM-DD. */
  readonly from: string;
}

export type ReadNumbering =
  | { readonly ok: true; readonly numbering: Numbering; readonly citation: string; readonly validFrom: string }
  | { readonly ok: false; readonly errors: readonly FormError[] };

/** A numbering as an officer typed it, or what is wrong with it, field by field. `today` is the day at the agency. */
export function readNumbering(sent: SentNumbering, today: string, locale: 'id' | 'en'): ReadNumbering {
  const { wrong } = texts(locale);
  const numbering = { pattern: sent.pattern.trim(), type: sent.type.trim(), agency: sent.agency.trim() };
  const citation = sent.citation.trim();
  const badCodes = (['type', 'agency'] as const).filter((name) => !Value.Check(NumberingSchema.properties[name], numbering[name]));
  // Codes are judged apart: a pattern is not to blame for them.
  const problem = patternProblem(badCodes.length > 0 ? { ...numbering, type: 'X', agency: 'X' } : numbering);
  const errors: FormError[] = [
    ...(problem ? [{ field: 'pattern', message: sentenceOf(problem, locale) }] : []),
    ...badCodes.map((field) => ({ field, message: wrong.code })),
    ...(citation.length < 5 || citation.length > 300 ? [{ field: 'citation', message: wrong.citation }] : []),
    ...(isDay(sent.from) && sent.from >= today ? [] : [{ field: 'from', message: wrong.from }]),
  ];
  return errors.length > 0 ? { ok: false, errors } : { ok: true, numbering, citation, validFrom: sent.from };
}

function isDay(text: string): boolean {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
}
