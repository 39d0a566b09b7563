import { defineRule } from '#platform/rules';
import { Type } from 'typebox';
import { shares, weights } from '../data/base.ts';
import { readings, roundings } from '../data/fees.ts';
import { reliefs, sanctions } from '../data/reliefs.ts';
import { opsens, tariffs } from '../data/tariffs.ts';
import { lineCodes } from '../line.ts';
import { directions } from '../money.ts';
import { energies, kinds, owners, uses } from '../vehicle.ts';
import { datedLabels, records, recordsProblem } from './dated.ts';
import { wordLabels } from './labels.ts';

const Percent = Type.Number({ minimum: 0, maximum: 100 });
const Cc = Type.Integer({ minimum: 0, maximum: 20_000 });
const common = { confirmed: false, validFrom: '2011-01-01', labels: { ...datedLabels, ...wordLabels }, problem: recordsProblem } as const;
const FIGURES = 'Setiap catatan menyebut peraturannya sendiri; belum dikonfirmasi Samsat';

/** Bobot: the coefficient by which the selling value becomes the base of PKB. */
export const weightRule = defineRule({
  ...common,
  key: 'samsat.weights',
  title: { id: 'Bobot koefisien PKB', en: 'Weight coefficients of PKB' },
  schema: records({ kind: Type.Enum(kinds), coefficient: Type.Number({ minimum: 0, maximum: 5 }) }),
  value: weights,
  unit: 'kali NJKB',
  citation: FIGURES,
});

/** Which share of the base counts: public transport, electric vehicles. The lowest that fits holds. */
export const shareRule = defineRule({
  ...common,
  key: 'samsat.shares',
  title: { id: 'Bagian dasar pengenaan PKB', en: 'Share of the base of PKB that counts' },
  schema: records({
    use: Type.Optional(Type.Enum(uses)),
    carries: Type.Optional(Type.Enum(['persons', 'goods'])),
    energy: Type.Optional(Type.Enum(energies)),
    percent: Percent,
  }),
  value: shares,
  unit: '% dari dasar pengenaan',
  citation: FIGURES,
});

export const tariffRule = defineRule({
  ...common,
  key: 'samsat.pkb-tariff',
  title: { id: 'Tarif PKB', en: 'Rates of PKB' },
  schema: records({
    use: Type.Enum(uses),
    owner: Type.Optional(Type.Enum(owners)),
    ccFrom: Type.Optional(Cc),
    ccTo: Type.Optional(Cc),
    /** From which vehicle of an owner on; the largest that is reached holds. */
    order: Type.Integer({ minimum: 1, maximum: 50 }),
    percent: Type.Number({ minimum: 0, maximum: 10 }),
  }),
  value: tariffs,
  unit: '% dari dasar pengenaan',
  citation: FIGURES,
});

export const opsenRule = defineRule({
  ...common,
  key: 'samsat.opsen',
  title: { id: 'Tarif opsen PKB', en: 'Rate of opsen on PKB' },
  schema: records({ percent: Percent }),
  value: opsens,
  unit: '% dari pokok PKB',
  citation: FIGURES,
});

export const reliefRule = defineRule({
  ...common,
  key: 'samsat.reliefs',
  title: { id: 'Pengurangan, keringanan, dan pemutihan', en: 'Cuts, reliefs and amnesties' },
  schema: records({
    of: Type.Enum(lineCodes),
    use: Type.Optional(Type.Enum(uses)),
    carries: Type.Optional(Type.Enum(['persons', 'goods'])),
    subsidised: Type.Optional(Type.Enum(['yes', 'no'])),
    ccFrom: Type.Optional(Cc),
    ccTo: Type.Optional(Cc),
    dueFrom: Type.Optional(Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' })),
    dueTo: Type.Optional(Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' })),
    /** Paid on time, without arrears. */
    needs: Type.Optional(Type.Enum(['compliant'])),
    combine: Type.Enum(['add', 'compound']),
    percent: Percent,
  }),
  value: reliefs,
  unit: '% yang dipotong',
  citation: FIGURES,
});

export const sanctionRule = defineRule({
  ...common,
  key: 'samsat.sanctions',
  title: { id: 'Sanksi keterlambatan PKB dan opsen', en: 'Sanctions for late PKB and opsen' },
  schema: records({
    of: Type.Enum(['pkb', 'opsen-pkb']),
    percentPerMonth: Percent,
    maxMonths: Type.Integer({ minimum: 0, maximum: 120 }),
    graceOnHoliday: Type.Boolean(),
  }),
  value: sanctions,
  unit: '% per bulan',
  citation: FIGURES,
});

export const roundingRule = defineRule({
  ...common,
  key: 'samsat.rounding',
  title: { id: 'Pembulatan PKB dan opsen', en: 'Rounding of PKB and opsen' },
  schema: records({
    unit: Type.Integer({ minimum: 1, maximum: 10_000 }),
    direction: Type.Enum(directions),
    level: Type.Enum(['line', 'total']),
  }),
  value: roundings,
  unit: 'rupiah',
  citation: 'Belum ditemukan aturannya; Rp100 terdekat dipakai sampai ada ketetapan',
});

export const readingRule = defineRule({
  ...common,
  key: 'samsat.rates-of',
  title: { id: 'Hari yang menentukan tarif', en: 'Which day decides the rates' },
  schema: records({ ratesOf: Type.Enum(['due', 'paid', 'earlier']) }),
  value: readings,
  citation: 'Belum ditemukan aturannya',
});
