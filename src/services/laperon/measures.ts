import { catalogue, formatNumber, formatRupiah, type Locale } from '#i18n';
import type { Measure } from '#platform/cases';
import { type Checklist, requirementsFor } from '#platform/forms';
import type { RuleBook } from '#platform/rules';
import { permitChecklist } from './domain/checklist.ts';
import { isLevyConfirmed } from './domain/levy-rules.ts';
import { exampleAnswers, type Wishes } from './example-answers.ts';
import { levyFor } from './levy-sheet.ts';

const texts = catalogue(
  {
    levy: (sample: string) => `Retribusi ${sample}`,
    papers: (sample: string) => `Dokumen wajib untuk ${sample}`,
    many: (n: string, names: string) => `${n}: ${names}`,
    estimate: (amount: string) => `${amount} (belum dikonfirmasi)`,
    house: 'rumah satu lantai 90 m²',
    storeys: 'rumah dua lantai 150 m²',
    villa: 'vila usaha dua lantai 400 m² dengan kolam 40 m²',
  },
  {
    levy: (sample: string) => `Levy of ${sample}`,
    papers: (sample: string) => `Required documents for ${sample}`,
    many: (n: string, names: string) => `${n}: ${names}`,
    estimate: (amount: string) => `${amount} (not confirmed)`,
    house: 'a house of one storey, 90 m²',
    storeys: 'a house of two storeys, 150 m²',
    villa: 'a villa for business of two storeys, 400 m², with a pool of 40 m²',
  },
);

const bare = { fence: undefined, wasteTank: undefined } as const;
const samples: readonly { readonly name: 'house' | 'storeys' | 'villa'; readonly wishes: Wishes }[] = [
  { name: 'house', wishes: { building: { floors: 1, area: 90 }, infrastructure: bare } },
  { name: 'storeys', wishes: { building: { floors: 2, area: 150 }, infrastructure: bare } },
  {
    name: 'villa',
    wishes: { building: { use: 'business', complexity: 'not-simple', floors: 2, area: 400 }, infrastructure: { ...bare, pool: 40 } },
  },
];

/** Levy and required files of three sample buildings: what a change of tariff or checklist would do to people. */
export function permitMeasures(rules: RuleBook): readonly Measure[] {
  const amount = (rupiah: number) => (locale: Locale) =>
    isLevyConfirmed(rules) ? formatRupiah(rupiah, locale) : texts(locale).estimate(formatRupiah(rupiah, locale));
  return samples.flatMap(({ name, wishes }) => {
    const answers = exampleAnswers(wishes);
    const asked = requirementsFor(rules.value(permitChecklist) as Checklist, answers).filter(({ need }) => need === 'required');
    return [
      { label: (locale: Locale) => texts(locale).levy(texts(locale)[name]), value: amount(levyFor(answers, rules).totalRupiah) },
      {
        label: (locale: Locale) => texts(locale).papers(texts(locale)[name]),
        value: (locale: Locale) => texts(locale).many(formatNumber(asked.length, locale), asked.map((one) => one.name[locale]).join(', ')),
      },
    ];
  });
}
