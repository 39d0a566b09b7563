import type { Locale } from '#i18n';
import { oneLine } from '#kernel';
import type { FormError } from '#web/ui';
import { type Authority, authorities, isSchoolLevel } from '../../domain/levels.ts';
import { readNpsn } from '../../domain/npsn.ts';
import type { SchoolWords } from '../../schools.ts';
import { texts } from './texts.ts';

type Typed = Readonly<Record<string, string>>;
type Read<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly errors: readonly FormError[] };

/** What was typed of a school, but its NPSN. */
export function readWords(typed: Typed, locale: Locale): Read<Omit<SchoolWords, 'npsn'>> {
  const m = texts(locale).wrong;
  const name = oneLine(typed.nama ?? '').slice(0, 200);
  const level = typed.jenjang ?? '';
  const authority = authorities.find((one): one is Authority => one === typed.penanggung);
  const errors: FormError[] = [];
  if (name === '') errors.push({ field: 'nama', message: m.name });
  if (!isSchoolLevel(level)) errors.push({ field: 'jenjang-sekolah', message: m.level });
  if (!authority) errors.push({ field: 'penanggung', message: m.authority });
  if (!isSchoolLevel(level) || !authority || errors.length > 0) return { ok: false, errors };
  return { ok: true, value: { name, level, authority, district: oneLine(typed.kecamatan ?? '').slice(0, 80) } };
}

/** What was typed of a new school. */
export function readSchool(typed: Typed, locale: Locale): Read<SchoolWords> {
  const npsn = readNpsn(typed.npsn ?? '');
  const rest = readWords(typed, locale);
  const errors = [...(npsn === null ? [{ field: 'npsn', message: texts(locale).wrong.npsn }] : []), ...(rest.ok ? [] : rest.errors)];
  return npsn !== null && rest.ok ? { ok: true, value: { npsn, ...rest.value } } : { ok: false, errors };
}
