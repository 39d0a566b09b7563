import type { Locale } from '#i18n';
import { isDay, oneLine } from '#kernel';
import { changesBetween, faultIn, type Rule, type RuleVersion } from '#platform/rules';
import type { FormError } from '#web/ui';
import { controlFor } from './form/control.ts';
import { readSent, ROOT, type Sent, sentOf } from './form/sent.ts';
import { texts } from './texts.ts';

interface ReadProposal {
  readonly value: unknown;
  readonly citation: string;
  readonly validFrom: string;
  readonly confirmed: boolean;
  readonly reason: string;
}

/** The form filled in with a version, to hold from today on. */
export function sentOfVersion(rule: Rule, { value, citation, confirmed }: RuleVersion, today: string, locale: Locale): Sent {
  return { ...sentOf(controlFor(rule.schema), value, locale), dasar: citation, mulai: today, ...(confirmed && { konfirmasi: '1' }) };
}

/** A proposal as an officer typed it, or what is wrong with it, field by field. `today` is the day at the agency. */
export function readProposal(
  rule: Rule,
  sent: Sent,
  { inForce, today, locale }: { readonly inForce: RuleVersion; readonly today: string; readonly locale: Locale },
): { readonly proposal: ReadProposal } | { readonly errors: readonly FormError[] } {
  const { wrong } = texts(locale);
  const read = readSent(controlFor(rule.schema), sent, locale);
  const citation = oneLine(sent.dasar ?? '');
  const validFrom = (sent.mulai ?? '').trim();
  const reason = readReason(sent.alasan);
  const confirmed = sent.konfirmasi === '1';
  const fault = read.errors.length > 0 ? null : faultIn(rule, read.value);
  const errors: FormError[] = [
    ...read.errors,
    ...(fault ? [{ field: `${ROOT}-semua`, message: fault.kind === 'problem' ? fault.words[locale] : wrong.shape }] : []),
    ...(citation.length < 5 || citation.length > 300 ? [{ field: 'dasar', message: wrong.citation }] : []),
    ...(isDay(validFrom) && validFrom >= today ? [] : [{ field: 'mulai', message: wrong.from }]),
    ...(reason === null ? [{ field: 'alasan', message: wrong.reason }] : []),
  ];
  const same = changesBetween(inForce.value, read.value).length === 0 && inForce.citation === citation && inForce.confirmed === confirmed;
  if (errors.length === 0 && same) errors.push({ field: `${ROOT}-semua`, message: wrong.same });
  return errors.length > 0 || reason === null ? { errors } : { proposal: { value: read.value, citation, validFrom, confirmed, reason } };
}

/** A reason or a note, 5 to 500 letters; null where it is none. */
export function readReason(typed: string | undefined): string | null {
  const reason = oneLine(typed ?? '');
  return reason.length < 5 || reason.length > 500 ? null : reason;
}
