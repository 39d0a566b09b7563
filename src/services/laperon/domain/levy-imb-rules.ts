import { defineRule } from '#platform/rules';
import { Type } from 'typebox';
import { works } from './works.ts';

const Index = Type.Number({ minimum: 0, maximum: 4 });

/**
 * The levy of the years of the IMB: L × It × Tk × HSbg, with It = If × Σ(b × I) × Fw. What the application does not
 * ask (risk of fire, earthquake zone, density) is one value for the whole region.
 */
export const levyImb = defineRule({
  key: 'laperon.levy.imb',
  title: { id: 'Angka rumus IMB', en: 'Figures of the IMB formula' },
  schema: Type.Object({
    hsbgRupiahPerM2: Type.Integer({ minimum: 1, maximum: 50_000_000 }),
    use: Type.Object({
      smallHouse: Index,
      smallHouseUpToAreaM2: Type.Number({ minimum: 0 }),
      smallHouseUpToFloors: Type.Integer({ minimum: 1 }),
      house: Index,
      worship: Index,
      business: Index,
      msme: Index,
      social: Index,
      special: Index,
      mixed: Index,
    }),
    complexity: Type.Object({ weight: Index, simple: Index, notSimple: Index }),
    permanence: Type.Object({ weight: Index, nonPermanent: Index, permanent: Index }),
    fireRisk: Type.Object({ weight: Index, index: Index }),
    quakeZone: Type.Object({ weight: Index, index: Index }),
    density: Type.Object({ weight: Index, index: Index }),
    /** Low up to `lowUpToFloors`, medium up to `mediumUpToFloors`, high above. */
    height: Type.Object({
      weight: Index,
      low: Index,
      lowUpToFloors: Type.Integer({ minimum: 1 }),
      medium: Index,
      mediumUpToFloors: Type.Integer({ minimum: 1 }),
      high: Index,
    }),
    ownership: Type.Object({ weight: Index, state: Index, private: Index }),
    timeFactor: Index,
    /** Tk, by kind of work. */
    work: Type.Object(Object.fromEntries(works.map((work) => [work, Index])) as Record<(typeof works)[number], typeof Index>),
    infrastructureIndex: Index,
  }),
  value: {
    hsbgRupiahPerM2: 20_000,
    use: {
      smallHouse: 0.05,
      smallHouseUpToAreaM2: 36,
      smallHouseUpToFloors: 1,
      house: 0.5,
      worship: 0,
      business: 3,
      msme: 3,
      social: 1,
      special: 2,
      mixed: 4,
    },
    complexity: { weight: 0.25, simple: 0.4, notSimple: 0.7 },
    permanence: { weight: 0.2, nonPermanent: 0.4, permanent: 1 },
    fireRisk: { weight: 0.15, index: 0.4 },
    quakeZone: { weight: 0.15, index: 0.7 },
    density: { weight: 0.1, index: 0.4 },
    height: { weight: 0.1, low: 0.4, lowUpToFloors: 4, medium: 0.7, mediumUpToFloors: 8, high: 1 },
    ownership: { weight: 0.05, state: 0.4, private: 0.7 },
    timeFactor: 1,
    work: {
      new: 1,
      'renovation-medium': 0.45,
      'renovation-heavy': 0.65,
      'conservation-minor': 0.65,
      'conservation-medium': 0.45,
      'conservation-major': 0.3,
    },
    infrastructureIndex: 1,
  },
  unit: 'rupiah per m² (HSbg); bobot dan indeks',
  citation:
    'Perda Kabupaten Sragen 15/2011 (pola nasional: L × It × 1,00 × HSbg, Tk 0,45 dan 0,65); HSbg angka contoh, indeks lain pola umum; nilai Kabupaten Badung belum dikonfirmasi',
  confirmed: false,
  validFrom: '2011-01-01',
});
