import { defineRule } from '#platform/rules';
import { Type } from 'typebox';
import { endorsements } from '../data/fees.ts';
import { contributions, fineSteps, insuranceClasses, insuranceTerms } from '../data/insurance.ts';
import { datedLabels, records, recordsProblem } from './dated.ts';
import { wordLabels } from './labels.ts';

const Rupiah = Type.Integer({ minimum: 0, maximum: 100_000_000 });
const Cc = Type.Integer({ minimum: 0, maximum: 20_000 });
const common = { confirmed: false, validFrom: '2011-01-01', labels: { ...datedLabels, ...wordLabels }, problem: recordsProblem } as const;
const PMK = 'PMK 16/PMK.010/2017 menurut pemberitaan';

export const contributionRule = defineRule({
  ...common,
  key: 'samsat.swdkllj',
  title: { id: 'Tarif SWDKLLJ', en: 'Rates of SWDKLLJ' },
  schema: records({ group: Type.Enum(insuranceClasses), rupiah: Rupiah }),
  value: contributions,
  unit: 'rupiah per tahun',
  citation: PMK,
});

export const fineRule = defineRule({
  ...common,
  key: 'samsat.swdkllj-fine',
  title: { id: 'Denda SWDKLLJ', en: 'Fine of SWDKLLJ' },
  schema: records({ daysFrom: Type.Integer({ minimum: 1, maximum: 5000 }), percent: Type.Number({ minimum: 0, maximum: 100 }) }),
  value: fineSteps,
  unit: '% dari SWDKLLJ',
  citation: PMK,
});

export const insuranceTermsRule = defineRule({
  ...common,
  key: 'samsat.swdkllj-terms',
  title: { id: 'Golongan, kartu, dan batas denda SWDKLLJ', en: 'Classes, card and ceiling of the fine of SWDKLLJ' },
  schema: records({
    smallCc: Cc,
    motorcycleCc: Cc,
    publicCc: Cc,
    goodsCc: Cc,
    cardRupiah: Rupiah,
    cardEachYear: Type.Boolean(),
    cardInFine: Type.Boolean(),
    fineCapRupiah: Rupiah,
    graceOnHoliday: Type.Boolean(),
  }),
  value: insuranceTerms,
  citation: PMK,
});

export const endorsementRule = defineRule({
  ...common,
  key: 'samsat.pnbp-pengesahan',
  title: { id: 'PNBP Pengesahan STNK', en: 'State fee of the STNK endorsement' },
  schema: records({ wheels: Type.Enum(['2-3', '4+']), rupiah: Rupiah }),
  value: endorsements,
  unit: 'rupiah per pengesahan',
  citation: 'PP 60/2016; Putusan MA 12 P/HUM/2017; PP 76/2020 menurut pemberitaan',
});
