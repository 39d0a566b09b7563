import { formatDateTime, formatNumber, type Locale } from '#i18n';
import { AppError, type PersonActor } from '#kernel';
import { officeTemplate, renderPdf } from '#platform/documents';
import { answersInWords, type OpenDraft } from '#platform/forms';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { agencyOf } from '../../store/reference.ts';
import type { CasesDeps } from '../../types.ts';
import { texts } from './texts.ts';

const template = officeTemplate('consent', readFileSync(join(import.meta.dirname, '../../templates/consent.typ'), 'utf8'));

/**
 * The sheet a person reads and signs at the counter: every answer and document as it stands now, in the language it is
 * read in. Throws ACTION_NOT_ALLOWED while something is missing: nobody agrees to half of it.
 */
export async function consentSheet(
  deps: CasesDeps,
  officer: PersonActor,
  { opened, name, locale }: { readonly opened: OpenDraft; readonly name: string; readonly locale: Locale },
): Promise<Buffer> {
  const { draft, fillable, progress, context, statements } = opened;
  if (!progress.complete) throw new AppError('ACTION_NOT_ALLOWED', { why: 'incomplete' });
  const m = texts(locale);
  const { name: agency, government, address } = await agencyOf(deps.db, deps, draft.agencyId);
  const at = deps.clock.now();
  const papers = progress.requirements.map(({ key, name: called }) => ({
    label: called[locale],
    value: m.sheet.documents(formatNumber((draft.files[key] ?? []).length, locale)),
  }));
  const answered = answersInWords(fillable.journey, draft.answers, locale, context);
  const data = {
    lang: locale,
    demo: deps.documents.demo,
    title: m.consent,
    agency: { name: agency, government, address },
    service: fillable.title(locale),
    lead: m.sheet.lead,
    sections: [
      ...answered.map(({ title, entries }) => ({ title, rows: entries })),
      ...(papers.length > 0 ? [{ title: m.sheet.papers, rows: [{ title: null, facts: papers }] }] : []),
    ],
    sheets: statements.map(({ title, lines, total, cautions }) => ({
      title: title(locale),
      cautions: cautions.map((caution) => caution(locale)),
      rows: lines.map(({ label, formula, amount, citation }) => ({
        label: label(locale),
        basis: [formula?.(locale), citation].filter((part) => part !== undefined).join('. '),
        amount: amount(locale),
      })),
      sum: total ? { label: total.label(locale), amount: total.amount(locale) } : null,
    })),
    signed: m.sheet.signed(name),
    name,
    made: m.madeBy(officer.name, formatDateTime(at, locale)),
    words: m.sheet.words,
  };
  return renderPdf(template, data, at);
}
