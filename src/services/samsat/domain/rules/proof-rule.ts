import { isDay } from '#kernel';
import { defineRule, type RuleBook, type Words } from '#platform/rules';
import { type Static, Type } from 'typebox';
import { proofPolicies } from '../data/proof-policies.ts';
import { daysAfter, monthsAfter } from '../days.ts';
import { datedLabels, recordsAt, records, recordsProblem, type Where } from './dated.ts';

const Months = Type.Integer({ minimum: 1, maximum: 24 });
const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' });

const schema = records({
  months: Months,
  /** Counts instead while an emergency is declared: decree, first and last day. */
  emergencyMonths: Months,
  emergencyDecree: Type.Optional(Type.String({ maxLength: 300 })),
  emergencyFrom: Type.Optional(Day),
  emergencyTo: Type.Optional(Day),
  counted: Type.Enum(['calendar', 'thirty-days']),
  evidence: Type.Enum(['sticker', 'qr']),
  deliveredBy: Type.Enum(['pos', 'office']),
});
export type ProofRecord = Static<typeof schema>[number];

/** How long a proof holds, what it stands in for, and who brings that. */
export const proofRule = defineRule({
  key: 'samsat.proof-policy',
  title: { id: 'Masa berlaku e-pengesahan dan pengirimannya', en: 'How long the e-proof holds, and its delivery' },
  schema,
  value: proofPolicies,
  citation: 'Menurut pemberitaan; bulan kalender atau 30 hari belum dikonfirmasi Samsat',
  confirmed: false,
  validFrom: '2019-04-04',
  meanwhile: {
    id: 'Selama belum dikonfirmasi, bulan kalender dipakai, dan bukti diperpanjang selama pengiriman terlambat.',
    en: 'While it is not confirmed calendar months count, and a proof is extended while delivery is late.',
  },
  labels: {
    ...datedLabels,
    months: { id: 'Berlaku (bulan)', en: 'Holds (months)' },
    emergencyMonths: { id: 'Berlaku dalam keadaan darurat (bulan)', en: 'Holds in an emergency (months)' },
    emergencyDecree: {
      id: 'Keputusan keadaan darurat',
      en: 'Decree of the emergency',
      hint: { id: 'Nomor dan tanggal', en: 'Number and date' },
    },
    emergencyFrom: { id: 'Darurat mulai', en: 'Emergency from' },
    emergencyTo: { id: 'Darurat sampai', en: 'Emergency until' },
    counted: { id: 'Cara menghitung bulan', en: 'How months are counted' },
    calendar: { id: 'bulan kalender', en: 'calendar months' },
    'thirty-days': { id: '30 hari per bulan', en: '30 days a month' },
    evidence: { id: 'Tanda di kendaraan', en: 'Mark on the vehicle' },
    sticker: { id: 'stiker', en: 'sticker' },
    qr: { id: 'QR saja', en: 'QR alone' },
    deliveredBy: { id: 'Diantar oleh', en: 'Delivered by' },
    pos: { id: 'Pos Indonesia', en: 'Pos Indonesia' },
    office: { id: 'kantor Samsat', en: 'the Samsat office' },
  },
  problem: (list) => recordsProblem(list) ?? emergencyProblem(list),
});

function emergencyProblem(list: readonly ProofRecord[]): Words | null {
  for (const { key, emergencyDecree = '', emergencyFrom, emergencyTo } of list) {
    const said = [emergencyDecree !== '', emergencyFrom !== undefined, emergencyTo !== undefined];
    if (said.some(Boolean) && !said.every(Boolean))
      return { id: `${key}: darurat memerlukan keputusan dan kedua tanggal.`, en: `${key}: an emergency needs its decree and both days.` };
    const days = [emergencyFrom, emergencyTo].filter((day) => day !== undefined);
    if (days.some((day) => !isDay(day)) || (emergencyFrom ?? '') > (emergencyTo ?? ''))
      return { id: `${key}: tanggal darurat keliru.`, en: `${key}: the days of the emergency are wrong.` };
  }
  return null;
}

/** What a proof was issued by, kept with it. */
export interface FrozenPolicy {
  readonly record: string;
  readonly versionId: string;
  readonly version: number;
  /** That was counted, of an emergency or not. */
  readonly months: number;
  readonly counted: ProofRecord['counted'];
  readonly evidence: ProofRecord['evidence'];
  readonly deliveredBy: ProofRecord['deliveredBy'];
  readonly instrument: string;
  readonly confirmed: boolean;
  /** The decree of the emergency it was issued in; empty without. */
  readonly emergency: string;
}

/** The policy of a place on a day; null where no record holds. */
export function policyAt(book: RuleBook, where: Where): FrozenPolicy | null {
  const [found] = recordsAt(book, proofRule, where);
  if (!found) return null;
  const { record, citation } = found;
  const { emergencyFrom = '', emergencyTo = '', emergencyDecree = '' } = record;
  const inEmergency = emergencyDecree !== '' && emergencyFrom <= where.on && where.on <= emergencyTo;
  return {
    record: record.key,
    versionId: citation.versionId,
    version: citation.version,
    months: inEmergency ? record.emergencyMonths : record.months,
    counted: record.counted,
    evidence: record.evidence,
    deliveredBy: record.deliveredBy,
    instrument: record.instrument,
    confirmed: citation.confirmed,
    emergency: inEmergency ? emergencyDecree : '',
  };
}

const DAYS_OF_A_MONTH = 30;

/** The last day (YYYY-MM-DD, inclusive) of a proof that holds from a day. */
export function lastDay(from: string, { months, counted }: Pick<FrozenPolicy, 'months' | 'counted'>): string {
  return counted === 'calendar' ? monthsAfter(from, months) : daysAfter(from, months * DAYS_OF_A_MONTH);
}
