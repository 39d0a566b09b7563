import { defineRule } from '#platform/rules';
import { type Static, Type } from 'typebox';

const Code = Type.String({ pattern: '^[A-Za-z0-9][A-Za-z0-9.-]{0,19}$' });
const Percent = Type.Optional(Type.Number({ minimum: 0, maximum: 100 }));
const Metres = Type.Optional(Type.Number({ minimum: 0, maximum: 500 }));

const Row = Type.Object({
  plan: Type.String({ pattern: '^[a-z0-9]+(-[a-z0-9]+)*$' }),
  subzone: Code,
  /** Koefisien dasar bangunan: footprint of buildings, % of the parcel. */
  kdbMaxPercent: Percent,
  /** Koefisien lantai bangunan: floor area to parcel, a ratio. */
  klbMax: Type.Optional(Type.Number({ minimum: 0, maximum: 20 })),
  /** Koefisien dasar hijau: green, % of the parcel. */
  kdhMinPercent: Percent,
  /** Koefisien tapak basemen: basement, % of the parcel. */
  ktbMaxPercent: Percent,
  /** Garis sempadan bangunan: from the road's border to the building, m. */
  gsbMinMetres: Metres,
  sideMinMetres: Metres,
  heightMaxMetres: Metres,
  floorsMax: Type.Optional(Type.Integer({ minimum: 1, maximum: 60 })),
  citation: Type.String({ minLength: 3, maxLength: 300 }),
});

/** The limits of a subzone; what is absent the plan does not limit. */
export type Limits = Omit<Static<typeof Row>, 'plan' | 'subzone'>;

const SYNTHETIC = 'Rencana contoh buatan; bukan ketentuan Kabupaten Badung';

function row(subzone: string, [kdb, klb, kdh, ktb, gsb, side, floors]: readonly number[]): Static<typeof Row> {
  return {
    plan: 'rdtr-contoh-badung',
    subzone,
    kdbMaxPercent: kdb,
    klbMax: klb,
    kdhMinPercent: kdh,
    ktbMaxPercent: ktb,
    gsbMinMetres: gsb,
    sideMinMetres: side,
    heightMaxMetres: 15,
    floorsMax: floors,
    citation: SYNTHETIC,
  };
}

/** KDB, KLB, KDH, KTB, setbacks and height by plan and subzone: published geometry never carries them. */
export const intensity = defineRule({
  key: 'laperon.spatial.intensity',
  title: { id: 'Intensitas pemanfaatan ruang', en: 'Limits of building by zone' },
  schema: Type.Object({ intensity: Type.Array(Row, { minItems: 1 }) }),
  value: {
    intensity: [
      row('R-2', [70, 2.1, 20, 60, 3, 1, 3]),
      row('R-3', [60, 1.8, 30, 50, 3, 1.5, 3]),
      row('R-4', [50, 1.2, 40, 40, 4, 2, 2]),
      row('K-2', [70, 2.8, 20, 60, 4, 1, 4]),
      row('K-3', [65, 1.95, 25, 55, 3, 1, 3]),
      row('W', [50, 1.6, 40, 45, 5, 2, 4]),
      row('SPU-2', [60, 1.8, 30, 50, 4, 2, 3]),
      row('KT', [60, 1.8, 30, 50, 5, 2, 3]),
      row('P-1', [5, 0.05, 90, 0, 6, 3, 1]),
      row('RTH-2', [10, 0.1, 80, 0, 6, 3, 1]),
      row('PS', [0, 0, 95, 0, 0, 0, 1]),
    ],
  },
  unit: 'KDB, KDH, KTB: % luas persil; KLB: rasio; GSB, jarak samping, tinggi: m',
  citation: `${SYNTHETIC}. Tinggi 15 m: Perda Provinsi Bali 16/2009 jo. 3/2020 pasal 95 ayat (2), pasal menurut Perda 2/2023 belum dikonfirmasi`,
  confirmed: false,
  validFrom: '2020-01-01',
});

/** The limits of a subzone of a plan; undefined where the table says nothing of it. */
export function limitsOf(table: typeof intensity.value, plan: string, subzone: string | null): Limits | undefined {
  return table.intensity.find((one) => one.plan === plan && one.subzone === subzone);
}
