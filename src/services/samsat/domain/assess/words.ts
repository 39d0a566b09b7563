import { catalogue, formatNumber, formatRupiah, type Locale } from '#i18n';
import type { Words } from '#platform/rules';
import type { LineCode } from '../line.ts';

/** A sentence made in both languages. */
export function both(make: (locale: Locale) => string): Words {
  return { id: make('id'), en: make('en') };
}

export const money = (amount: number) => (locale: Locale) => formatRupiah(amount, locale);
export const percent = (value: number, locale: Locale) => `${formatNumber(value, locale)}%`;

export const texts = catalogue(
  {
    lines: {
      pkb: 'PKB',
      'pkb-sanksi': 'Sanksi PKB',
      'opsen-pkb': 'Opsen PKB',
      'opsen-pkb-sanksi': 'Sanksi opsen PKB',
      swdkllj: 'SWDKLLJ',
      'swdkllj-kartu': 'Kartu SWDKLLJ',
      'swdkllj-denda': 'Denda SWDKLLJ',
      'pnbp-pengesahan': 'PNBP Pengesahan STNK',
    },
    base: (njkb: string, weight: string) => `NJKB ${njkb} × bobot ${weight}`,
    share: (share: string) => ` × ${share} dasar`,
    rate: (rate: string) => ` × tarif ${rate}`,
    cut: (cut: string) => ` × (100% − potongan ${cut})`,
    rounded: (exact: string, unit: string) => ` = ${exact}, dibulatkan ke kelipatan ${unit}`,
    roundedTotal: ' dibulatkan bersama jumlah akhir',
    opsen: (rate: string, pkb: string) => `${rate} × PKB ${pkb}`,
    inTime: 'Dibayar tidak lewat jatuh tempo: tanpa sanksi',
    months: (rate: string, months: string, of: string) => `${rate} × ${months} bulan × ${of}`,
    atMost: (months: string) => ` (paling banyak ${months} bulan)`,
    waived: (percent: string) => `, dihapus ${percent}`,
    group: (group: string) => `Golongan ${group}, satu tahun`,
    card: 'Kartu, satu kali',
    cardYear: 'Kartu, setiap tahun',
    fine: (percent: string, of: string, days: string) => `${percent} × ${of} karena terlambat ${days} hari`,
    capped: (cap: string) => `, paling banyak ${cap}`,
    endorsement: (wheels: string) => `Pengesahan tahunan, roda ${wheels}`,
  },
  {
    lines: {
      pkb: 'Vehicle tax (PKB)',
      'pkb-sanksi': 'Sanction on PKB',
      'opsen-pkb': 'Surcharge of the regency (opsen PKB)',
      'opsen-pkb-sanksi': 'Sanction on opsen PKB',
      swdkllj: 'Accident insurance (SWDKLLJ)',
      'swdkllj-kartu': 'Card of SWDKLLJ',
      'swdkllj-denda': 'Fine of SWDKLLJ',
      'pnbp-pengesahan': 'STNK endorsement (PNBP)',
    },
    base: (njkb: string, weight: string) => `value (NJKB) ${njkb} × weight ${weight}`,
    share: (share: string) => ` × ${share} of the base`,
    rate: (rate: string) => ` × rate ${rate}`,
    cut: (cut: string) => ` × (100% − cut ${cut})`,
    rounded: (exact: string, unit: string) => ` = ${exact}, rounded to multiples of ${unit}`,
    roundedTotal: ' rounded together with the total',
    opsen: (rate: string, pkb: string) => `${rate} × PKB ${pkb}`,
    inTime: 'Paid by the due day: no sanction',
    months: (rate: string, months: string, of: string) => `${rate} × ${months} months × ${of}`,
    atMost: (months: string) => ` (${months} months at most)`,
    waived: (percent: string) => `, ${percent} waived`,
    group: (group: string) => `Class ${group}, one year`,
    card: 'Card, once',
    cardYear: 'Card, each year',
    fine: (percent: string, of: string, days: string) => `${percent} × ${of} for ${days} days late`,
    capped: (cap: string) => `, ${cap} at most`,
    endorsement: (wheels: string) => `Yearly endorsement, ${wheels} wheels`,
  },
);

export const nameOf = (code: LineCode): Words => both((locale) => texts(locale).lines[code]);
