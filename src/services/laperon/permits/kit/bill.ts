import { formatDate, formatRupiah, rupiahInWords, said } from '#i18n';
import type { ProductInput } from '#platform/cases';
import type { Rule } from '#platform/rules';
import { type BilledSum, billOf } from '../../bill.ts';
import { levyInForce } from '../../domain/levy-in-force.ts';
import { skrdGrounds, skrdNumbering } from '../../domain/letter-rules.ts';
import type { Owed } from '../../actions/sum.ts';
import { texts } from '../../messages/index.ts';
import { skpdGrounds, skpdNumbering } from './bill-rules.ts';

interface Asked {
  readonly applicant: { readonly name: string; readonly address: string };
}

interface Billing<A> {
  /** A tax is billed by an SKPD, a levy by an SKRD. */
  readonly kind: 'tax' | 'levy';
  readonly about: string;
  readonly days: Rule;
  /** What it is owed for, in a line. */
  object(input: ProductInput<A>): string;
  owed(answers: A, rules: ProductInput<A>['rules']): Owed;
}

const kinds = {
  levy: {
    title: texts.text((m) => m.skrd),
    series: 'skrd',
    numbering: skrdNumbering,
    heading: 'Surat Ketetapan Retribusi Daerah (SKRD)',
    short: 'SKRD',
    payer: 'Wajib retribusi',
    grounds: skrdGrounds,
  },
  tax: {
    title: said('Surat Ketetapan Pajak Daerah (SKPD)', 'Tax assessment letter (SKPD)'),
    series: 'skpd',
    numbering: skpdNumbering,
    heading: 'Surat Ketetapan Pajak Daerah (SKPD)',
    short: 'SKPD',
    payer: 'Wajib pajak',
    grounds: skpdGrounds,
  },
} as const;

/** What the letter of one kind reads by. */
export const billRules = { levy: [skrdNumbering, skrdGrounds], tax: [skpdNumbering, skpdGrounds] } as const;

/** The bill of one of these permits, under the product key `bill`. */
export const permitBill = <A extends Asked>({ kind, about, days, object, owed }: Billing<A>) =>
  billOf<A>({
    ...kinds[kind],
    key: 'bill',
    about,
    days,
    holder: ({ answers }) => answers.applicant.name,
    facts: (input) => [
      ['Alamat', input.answers.applicant.address],
      ['Permohonan', `nomor ${input.state.number} tanggal ${formatDate(new Date(input.state.submittedAt ?? 0), 'id')}`],
      ['Objek', object(input)],
    ],
    sum: (input) => sumOf(input, owed(input.answers, input.rules)),
  });

function sumOf<A>({ state }: ProductInput<A>, { sheet }: Owed): BilledSum {
  const inForce = levyInForce(state);
  const rupiah = inForce?.rupiah ?? 0;
  const words = texts('id');
  const decided = inForce?.by === 'decision';
  return {
    rupiah,
    total: formatRupiah(rupiah, 'id'),
    words: rupiahInWords(rupiah),
    formula: decided ? null : (sheet.lead?.('id') ?? null),
    rows: decided
      ? [[words.levy.override, inForce.reason, formatRupiah(rupiah, 'id')]]
      : sheet.lines.map(({ label, formula, amount }) => [label('id'), formula?.('id') ?? '', amount?.('id') ?? '']),
    unconfirmed: sheet.cautions[0]?.('id') ?? null,
  };
}
