import { catalogue, type Locale, type Text } from '#i18n';
import { defineNotice } from '#platform/notifications';
import type { Check } from '../plan-check/domain/judge.ts';
import { texts as checkTexts } from '../plan-check/messages/index.ts';
import type { Line } from './domain/remark.ts';
import { rulingTexts } from './texts/rulings.ts';

interface Facts {
  readonly number: string;
  readonly service: Text;
  readonly by: string;
  readonly remarks: readonly { readonly n: number; readonly did: Line['did']; readonly text: string }[];
}

/** More than this is read on the page. */
const LISTED = 20;

const texts = catalogue(
  {
    subject: (number: string) => `Catatan pada gambar ${number}`,
    lead: (by: string, service: string, number: string) => `${by} mengirim catatan pada gambar ${service} ${number}:`,
    did: { make: 'baru', answer: 'dijawab', accept: 'diterima', reopen: 'dibuka lagi', withdraw: 'ditarik' },
    more: (n: number) => `dan ${n} lagi.`,
    applicant: 'Buka halaman gambar untuk melihat tempatnya, menjawab, dan mengirim jawaban Anda sekaligus.',
    office: 'Buka halaman gambar untuk menerima jawabannya atau membuka catatan itu lagi.',
  },
  {
    subject: (number: string) => `Remarks on drawings of ${number}`,
    lead: (by: string, service: string, number: string) => `${by} sent remarks on drawings of ${service} ${number}:`,
    did: { make: 'new', answer: 'answered', accept: 'accepted', reopen: 'opened again', withdraw: 'withdrawn' },
    more: (n: number) => `and ${n} more.`,
    applicant: 'Open the page of the drawings to see the places, answer, and send your answers together.',
    office: 'Open the page of the drawings to accept the answers or open a remark again.',
  },
);

function say({ number, service, by, remarks }: Facts, locale: Locale, onwards: 'applicant' | 'office') {
  const m = texts(locale);
  const lines = remarks.slice(0, LISTED).map(({ n, did, text }) => `${n}. ${m.did[did]}${text === '' ? '' : `: ${text}`}`);
  const more = remarks.length > LISTED ? [m.more(remarks.length - LISTED)] : [];
  return { subject: m.subject(number), body: [m.lead(by, service(locale), number), ...lines, ...more, m[onwards]].join('\n') };
}

interface RulingFacts extends Pick<Facts, 'number' | 'service' | 'by'> {
  readonly finding: Check;
  readonly reason: string;
}

/** What an officer found otherwise than the check computed. */
export const rulingMade = defineNotice<RulingFacts>(
  'laperon.finding-ruled',
  'status',
  ({ number, service, by, finding, reason }, locale) => {
    const t = rulingTexts(locale);
    const told = t.told(by, service(locale), number, checkTexts(locale).checks[finding]);
    return { subject: t.subject(number), body: [told, reason, t.onwards].join('\n') };
  },
);

/** One message for all that was sent at once, by whom it is for. */
export const remarksSent = {
  applicant: defineNotice<Facts>('laperon.remarks', 'todo', (facts, locale) => say(facts, locale, 'applicant')),
  office: defineNotice<Facts>('laperon.remarks-answered', 'desk', (facts, locale) => say(facts, locale, 'office')),
};
