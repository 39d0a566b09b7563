import { defineRule, type Rule, type RuleBook } from '#platform/rules';
import { type Static, Type } from 'typebox';
import { type Formula, levyFormula } from './levy-formula.ts';
import { levyImb } from './levy-imb-rules.ts';
import { type Work, works } from './works.ts';

/** What a building serves, in the classes of the levy. */
export const uses = ['house', 'worship', 'business', 'msme', 'social', 'special', 'mixed'] as const;
export type Use = (typeof uses)[number];

const Index = Type.Number({ minimum: 0, maximum: 2 });
const NATIONAL = 'PP 16/2021 Lampiran II (pola nasional); nilai Kabupaten Badung belum dikonfirmasi';

/**
 * What one square metre costs and which part of it is levied. The trap of other systems is the unit of Ilo
 * (0.4 meaning 0.4 %): here the unit stands in the name, and nothing above the ceiling of 0.5 % can be entered.
 */
export const levyPrice = defineRule({
  key: 'laperon.levy.price',
  title: { id: 'Standar harga satuan tertinggi (SHST)', en: 'Highest standard price (SHST)' },
  schema: Type.Object({
    shstRupiahPerM2: Type.Integer({ minimum: 1, maximum: 50_000_000 }),
    iloPercent: Type.Number({ exclusiveMinimum: 0, maximum: 0.5 }),
  }),
  value: { shstRupiahPerM2: 4_530_000, iloPercent: 0.4 },
  unit: 'rupiah per m²; % dari SHST',
  citation: 'Contoh dari Kabupaten Garut (SHST 4.530.000); SHST dan Ilo Kabupaten Badung belum dikonfirmasi',
  confirmed: false,
  validFrom: '2024-01-01',
});

/** If: the index of the function. Small house: below both limits. Mixed: large as soon as one limit is passed. */
export const levyUse = defineRule({
  key: 'laperon.levy.use',
  title: { id: 'Indeks fungsi bangunan', en: 'Index of the building’s use' },
  schema: Type.Object({
    smallHouse: Index,
    smallHouseBelowAreaM2: Type.Number({ minimum: 0 }),
    smallHouseBelowFloors: Type.Integer({ minimum: 1 }),
    house: Index,
    worship: Index,
    business: Index,
    msme: Index,
    social: Index,
    special: Index,
    smallMixed: Index,
    smallMixedUpToAreaM2: Type.Number({ minimum: 0 }),
    smallMixedUpToFloors: Type.Integer({ minimum: 1 }),
    mixed: Index,
  }),
  value: {
    smallHouse: 0.15,
    smallHouseBelowAreaM2: 100,
    smallHouseBelowFloors: 2,
    house: 0.17,
    worship: 0,
    business: 0.7,
    msme: 0.5,
    social: 0.3,
    special: 1,
    smallMixed: 0.6,
    smallMixedUpToAreaM2: 500,
    smallMixedUpToFloors: 2,
    mixed: 0.8,
  },
  unit: 'indeks fungsi (If)',
  citation: `${NATIONAL}; batas fungsi campuran belum dikonfirmasi`,
  confirmed: false,
  validFrom: '2021-02-02',
});

/** The weighted parameters: bp × Ip for complexity, permanence and height. The weights add up to one. */
export const levyParameters = defineRule({
  key: 'laperon.levy.parameters',
  title: { id: 'Bobot dan indeks parameter', en: 'Weights and indices of the parameters' },
  schema: Type.Object({
    complexityWeight: Index,
    simple: Index,
    notSimple: Index,
    permanenceWeight: Index,
    nonPermanent: Index,
    permanent: Index,
    heightWeight: Index,
    /** By number of storeys from 1; higher buildings take the last value. */
    floors: Type.Array(Index, { minItems: 1 }),
    /** By number of basement layers from 1; deeper ones take the last value. */
    basements: Type.Array(Index, { minItems: 1 }),
  }),
  value: {
    complexityWeight: 0.3,
    simple: 1,
    notSimple: 2,
    permanenceWeight: 0.2,
    nonPermanent: 1,
    permanent: 2,
    heightWeight: 0.5,
    floors: [1, 1.09, 1.12, 1.135, 1.162, 1.197],
    basements: [1.197, 1.299, 1.393],
  },
  unit: 'bobot (bp) dan indeks (Ip)',
  citation: `${NATIONAL}; rumus It dan gabungan lantai dengan basemen (diambil yang lebih besar) belum dikonfirmasi`,
  confirmed: false,
  validFrom: '2021-02-02',
});

/** Fm: whose building it is. */
export const levyOwnership = defineRule({
  key: 'laperon.levy.ownership',
  title: { id: 'Faktor kepemilikan', en: 'Factor of ownership' },
  schema: Type.Object({ private: Index, state: Index }),
  value: { private: 1, state: 0 },
  unit: 'faktor kepemilikan (Fm)',
  citation: NATIONAL,
  confirmed: false,
  validFrom: '2021-02-02',
});

/** Ibg: what kind of work it is. */
export const levyWork = defineRule({
  key: 'laperon.levy.work',
  title: { id: 'Indeks jenis pekerjaan', en: 'Index of the kind of work' },
  schema: Type.Object(Object.fromEntries(works.map((work) => [work, Index])) as Record<Work, typeof Index>),
  value: {
    new: 1,
    'renovation-medium': 0.225,
    'renovation-heavy': 0.325,
    'conservation-minor': 0.325,
    'conservation-medium': 0.225,
    'conservation-major': 0.15,
  },
  unit: 'indeks bangunan gedung terbangun (Ibg)',
  citation: NATIONAL,
  confirmed: false,
  validFrom: '2021-02-02',
});

const Price = Type.Integer({ minimum: 0, maximum: 10_000_000 });

/** What stands beside the building and is paid by volume. */
export const levyInfrastructure = defineRule({
  key: 'laperon.levy.infrastructure',
  title: { id: 'Harga satuan prasarana', en: 'Unit prices of infrastructure' },
  schema: Type.Object({ fenceRupiahPerM: Price, pavingRupiahPerM2: Price, poolRupiahPerM2: Price, wasteTankRupiahPerUnit: Price }),
  value: { fenceRupiahPerM: 5000, pavingRupiahPerM2: 3000, poolRupiahPerM2: 25_000, wasteTankRupiahPerUnit: 50_000 },
  unit: 'rupiah per satuan pada nama',
  citation: 'Angka contoh; tarif prasarana Kabupaten Badung belum dikonfirmasi',
  confirmed: false,
  validFrom: '2024-01-01',
});

/** How sums become whole rupiah; one rule for estimate, assessment and bill. Every line is rounded, then added. */
export const levyRounding = defineRule({
  key: 'laperon.levy.rounding',
  title: { id: 'Pembulatan retribusi', en: 'Rounding of the levy' },
  schema: Type.Object({ rule: Type.Enum(['half-up-to-rupiah', 'up-to-rupiah', 'up-to-hundred-rupiah']) }),
  value: { rule: 'half-up-to-rupiah' },
  citation: 'Aturan pembulatan Kabupaten Badung belum dikonfirmasi',
  confirmed: false,
  validFrom: '2024-01-01',
});

const shared = [levyFormula, levyInfrastructure, levyRounding] as const;

/** The rules each formula reads. */
const rulesByFormula = {
  pbg: [levyPrice, levyUse, levyParameters, levyOwnership, levyWork, ...shared],
  imb: [levyImb, ...shared],
} as const satisfies Record<Formula, readonly Rule[]>;

const meanwhile = {
  id: 'Retribusi dihitung dengan angka ini, dan setiap taksiran serta SKRD menyebut bahwa tarifnya belum dikonfirmasi.',
  en: 'The levy is worked out by these figures, and every estimate and SKRD says that the tariff is not confirmed.',
};

export const levyRules = [...new Set<Rule>([...rulesByFormula.pbg, ...rulesByFormula.imb])].map((rule): Rule => ({ ...rule, meanwhile }));

/** The rules the levy rests on, by the formula in this book. */
export function rulesInForce(rules: RuleBook): readonly Rule[] {
  return rulesByFormula[rules.value(levyFormula).formula];
}

/** Whether the agency has vouched for every one of them. */
export function isLevyConfirmed(rules: RuleBook): boolean {
  return rulesInForce(rules).every((rule) => rules.version(rule).confirmed);
}

/** What the formula of the IMB years is worked out from. */
export type ImbTariff = Static<typeof levyImb.schema>;

/** Every number the levy is worked out from, as one agency has them on one day. */
export interface Tariff {
  readonly formula: Formula;
  readonly imb: ImbTariff;
  readonly price: Static<typeof levyPrice.schema>;
  readonly use: Static<typeof levyUse.schema>;
  readonly parameters: Static<typeof levyParameters.schema>;
  readonly ownership: Static<typeof levyOwnership.schema>;
  readonly work: Readonly<Record<Work, number>>;
  readonly infrastructure: Static<typeof levyInfrastructure.schema>;
  readonly rounding: Static<typeof levyRounding.schema>['rule'];
}

export function tariffOf(rules: RuleBook): Tariff {
  return {
    formula: rules.value(levyFormula).formula,
    imb: rules.value(levyImb),
    price: rules.value(levyPrice),
    use: rules.value(levyUse),
    parameters: rules.value(levyParameters),
    ownership: rules.value(levyOwnership),
    work: rules.value(levyWork) as Readonly<Record<Work, number>>,
    infrastructure: rules.value(levyInfrastructure),
    rounding: rules.value(levyRounding).rule,
  };
}
