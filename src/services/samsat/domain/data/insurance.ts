import { PMK_16 } from './instruments.ts';

const pmk = { region: 'ID', from: '2017-06-01', instrument: PMK_16 };
const press = 'menurut pemberitaan';

/** Classes of SWDKLLJ; their letters are not confirmed. */
export const insuranceClasses = ['A', 'B', 'C1', 'C2', 'DP', 'DU', 'EP', 'EU', 'F'] as const;
export type InsuranceClass = (typeof insuranceClasses)[number];

const amounts: Readonly<Record<InsuranceClass, number>> = {
  A: 0,
  B: 20_000,
  C1: 32_000,
  C2: 80_000,
  DP: 140_000,
  DU: 70_000,
  EP: 150_000,
  EU: 87_000,
  F: 160_000,
};

/** Contribution by class, in rupiah a year. */
export const contributions = insuranceClasses.map((group) => ({
  key: group,
  ...pmk,
  article: press,
  confirmed: false,
  group,
  rupiah: amounts[group],
}));

/** Fine by days late, in per cent of the contribution, from the day on that is named. */
export const fineSteps = (
  [
    [1, 25],
    [91, 50],
    [181, 75],
    [271, 100],
  ] as const
).map(([daysFrom, percent]) => ({
  key: `from-day-${daysFrom}`,
  ...pmk,
  article: press,
  confirmed: false,
  daysFrom,
  percent,
}));

/** What stands around the contribution: where classes divide (cm³), the card, and the ceiling of the fine. */
export const insuranceTerms = [
  {
    key: 'national',
    ...pmk,
    article: `${press}; dasar denda, kartu, dan batas per tahun belum dipastikan`,
    confirmed: false,
    smallCc: 50,
    motorcycleCc: 250,
    publicCc: 1600,
    goodsCc: 2400,
    cardRupiah: 3000,
    cardEachYear: false,
    cardInFine: false,
    fineCapRupiah: 100_000,
    graceOnHoliday: true,
  },
];
