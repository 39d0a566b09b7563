import { catalogue, type Locale } from '#i18n';
import type { Checklist } from '#platform/forms';
import { openRemarks, refusedFiles } from '../domain/state.ts';
import { texts as caseTexts } from '../messages/index.ts';
import type { CaseView } from '../types.ts';

const texts = catalogue(
  {
    lead: 'Yang harus diperbaiki:',
    remark: (page: string) => `Isian ${page}`,
    whole: 'Permohonan',
    days: (n: number) => `Kirim perbaikannya dalam ${n} hari kerja. Yang tidak disebut di sini tidak perlu dikirim ulang.`,
  },
  {
    lead: 'What must be mended:',
    remark: (page: string) => `Answers on ${page}`,
    whole: 'The application',
    days: (n: number) => `Send the mended parts within ${n} working days. Nothing else needs to be sent again.`,
  },
);

/**
 * The one message an applicant gets when a case comes back: every refused file with what was found, every remark, what is
 * still asked beside the case, and
 * the time there is. Pure, so that the officer reads it word for word before sending.
 */
export function mendingMessage(
  { service, state, rules, asked = [] }: Pick<CaseView, 'service' | 'state' | 'rules'> & Partial<Pick<CaseView, 'asked'>>,
  locale: Locale,
): string {
  const m = texts(locale);
  const { items } = rules.value(service.checklist) as Checklist;
  const files = refusedFiles(state).map(({ requirement, file }) => {
    const name = items.find((item) => item.key === requirement)?.name[locale] ?? requirement;
    const verdict = caseTexts(locale).verdicts[file.judgement?.verdict ?? 'incomplete'].toLowerCase();
    return sentence(`${name}: ${verdict}`, file.judgement?.note);
  });
  const remarks = openRemarks(state).map(({ about, text }) => {
    const page = service.journey.pages.find((one) => one.key === about);
    return `${page ? m.remark(page.title(locale)) : m.whole}: ${text}`;
  });
  const known = new Set(openRemarks(state).map(({ text }) => text));
  const beside = asked.filter((text) => !known.has(text)).map((text) => `${m.whole}: ${text}`);
  const lines = [...files, ...remarks, ...beside].map((line, index) => `${index + 1}. ${line}`);
  return [m.lead, ...lines, m.days(rules.value(service.clocks.mending))].join('\n');
}

function sentence(found: string, note: string | null | undefined): string {
  return note ? `${found}. ${note}` : `${found}.`;
}
