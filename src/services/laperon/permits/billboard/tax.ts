import { formatNumber, formatRupiah, type Locale, said, type Text } from '#i18n';
import type { Statement } from '#platform/forms';
import { defineRule, type RuleBook } from '#platform/rules';
import { Decimal } from 'decimal.js';
import { Type } from 'typebox';
import { roundRupiah } from '../../domain/levy.ts';
import { levyRounding } from '../../domain/levy-rules.ts';

export const kinds = ['board', 'screen', 'cloth', 'vehicle'] as const;
type Kind = (typeof kinds)[number];

const Price = Type.Integer({ minimum: 0, maximum: 100_000_000 });

/** What a billboard is worth per square metre and month, and which part of it is tax. The unit stands in each name. */
export const billboardTariff = defineRule({
  key: 'laperon.reklame.tariff',
  title: { id: 'Tarif pajak reklame', en: 'Tariff of the billboard tax' },
  schema: Type.Object({
    rupiahPerM2PerMonth: Type.Object({ board: Price, screen: Price, cloth: Price, vehicle: Price }),
    placeFactor: Type.Object({ main: Type.Number({ minimum: 0, maximum: 10 }), other: Type.Number({ minimum: 0, maximum: 10 }) }),
    taxPercent: Type.Number({ minimum: 0, maximum: 25 }),
  }),
  value: {
    rupiahPerM2PerMonth: { board: 60_000, screen: 150_000, cloth: 25_000, vehicle: 20_000 },
    placeFactor: { main: 1.5, other: 1 },
    taxPercent: 25,
  },
  unit: 'rupiah per m² per bulan; % dari nilai sewa reklame',
  citation: 'UU 1/2022 (pajak reklame, tarif paling tinggi 25%); nilai sewa dan tarif Kabupaten Badung belum dikonfirmasi',
  confirmed: false,
  validFrom: '2024-01-05',
  labels: {
    rupiahPerM2PerMonth: { id: 'Nilai sewa, rupiah per m² per bulan', en: 'Rental value, rupiah per m² and month' },
    board: { id: 'Papan', en: 'Board' },
    screen: { id: 'Videotron', en: 'Screen' },
    cloth: { id: 'Kain', en: 'Cloth' },
    vehicle: { id: 'Berjalan', en: 'On vehicles' },
    placeFactor: { id: 'Faktor lokasi', en: 'Factor of place' },
    main: { id: 'Jalan utama', en: 'Main road' },
    other: { id: 'Jalan lain', en: 'Other road' },
    taxPercent: { id: 'Tarif pajak, %', en: 'Rate of the tax, %' },
  },
});

export interface Taxed {
  readonly kind: Kind;
  readonly road: 'main' | 'other';
  readonly width: number;
  readonly height: number;
  readonly faces: number;
  readonly months: number;
}

/** Tax = width × height × faces × months × rental value × factor of place × rate: whole rupiah by the one rounding rule. */
export function taxOf({ kind, road, width, height, faces, months }: Taxed, rules: RuleBook): number {
  const { rupiahPerM2PerMonth, placeFactor, taxPercent } = rules.value(billboardTariff);
  const worth = new Decimal(width).times(height).times(faces).times(months).times(rupiahPerM2PerMonth[kind]).times(placeFactor[road]);
  return roundRupiah(worth.times(taxPercent).dividedBy(100), rules.value(levyRounding).rule);
}

export const formulaText = said(
  'lebar × tinggi × muka × bulan × nilai sewa × faktor lokasi × tarif',
  'width × height × faces × months × rental value × factor of place × rate',
);

/** The tax in figures: "4 × 3 × 1 × 6 × 60.000 × 1,5 × 25%". */
export function taxInFigures({ kind, road, width, height, faces, months }: Taxed, rules: RuleBook, locale: Locale): string {
  const { rupiahPerM2PerMonth, placeFactor, taxPercent } = rules.value(billboardTariff);
  const factors = [width, height, faces, months, rupiahPerM2PerMonth[kind], placeFactor[road]];
  return `${factors.map((one) => formatNumber(one, locale)).join(' × ')} × ${formatNumber(taxPercent, locale)}%`;
}

/** The tax as a sheet: while filling in, and on the case. */
export function taxSheet(taxed: Taxed, rules: RuleBook): Statement {
  const { citation, version, confirmed } = rules.version(billboardTariff);
  const amount: Text = (locale) => formatRupiah(taxOf(taxed, rules), locale);
  return {
    title: said('Pajak reklame', 'Billboard tax'),
    lead: formulaText,
    lines: [
      {
        label: said('Pajak untuk seluruh masa', 'Tax for the whole time'),
        formula: (locale) => taxInFigures(taxed, rules, locale),
        amount,
        citation: `${citation} (versi ${version})`,
      },
    ],
    total: { label: said('Jumlah', 'Total'), amount },
    cautions: confirmed
      ? []
      : [said('Tarif belum dikonfirmasi instansi: angka ini taksiran.', 'The agency has not confirmed the tariff: this is an estimate.')],
  };
}
