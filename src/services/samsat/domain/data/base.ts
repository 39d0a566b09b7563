import type { Kind } from '../vehicle.ts';
import { DAY_BEFORE_HKPD, HKPD_DAY, PERMENDAGRI_2016, PERMENDAGRI_7, PERMENDAGRI_82, UU_HKPD } from './instruments.ts';

type Coefficients = Readonly<Record<Kind, number>>;

/** Permendagri 82/2022. A crane is taken as a truck until a text is read that says otherwise. */
const since2022: Coefficients = {
  motorcycle: 1,
  'three-wheeler': 1,
  sedan: 1.025,
  jeep: 1.05,
  minibus: 1.05,
  'blind-van': 1.085,
  'pick-up': 1.085,
  microbus: 1.085,
  bus: 1.1,
  'light-truck': 1.3,
  truck: 1.4,
  crane: 1.4,
};

const since2016: Coefficients = { ...since2022, 'blind-van': 1.05, 'pick-up': 1.075, microbus: 1.075, truck: 1.3, crane: 1.3 };

interface Span {
  readonly key: string;
  readonly from: string;
  readonly to?: string;
  readonly instrument: string;
  readonly article: string;
  readonly confirmed: boolean;
}

const rowsOf = (coefficients: Coefficients, { key, ...span }: Span) =>
  Object.entries(coefficients).map(([kind, coefficient]) => ({
    key: `${key}.${kind}`,
    region: 'ID',
    ...span,
    confirmed: span.confirmed && kind !== 'crane',
    kind: kind as Kind,
    coefficient,
  }));

/** Weight coefficients of the base. */
export const weights = [
  ...rowsOf(since2016, { key: '2016', from: '2017-01-01', to: '2022-12-31', instrument: PERMENDAGRI_2016, article: '', confirmed: false }),
  ...rowsOf(since2022, {
    key: '2022',
    from: '2023-01-01',
    to: DAY_BEFORE_HKPD,
    instrument: PERMENDAGRI_82,
    article: 'ketentuan bobot',
    confirmed: true,
  }),
  ...rowsOf(since2022, { key: '2025', from: HKPD_DAY, instrument: PERMENDAGRI_7, article: '', confirmed: false }),
];

const press = 'menurut pemberitaan';

/** Which share of the base counts, where it is not all of it. */
export const shares = [
  {
    key: 'public-persons-2023',
    region: 'ID',
    from: '2023-01-01',
    instrument: PERMENDAGRI_82,
    article: press,
    confirmed: false,
    use: 'public' as const,
    carries: 'persons' as const,
    percent: 30,
  },
  {
    key: 'public-goods-2023',
    region: 'ID',
    from: '2023-01-01',
    instrument: PERMENDAGRI_82,
    article: press,
    confirmed: false,
    use: 'public' as const,
    carries: 'goods' as const,
    percent: 60,
  },
  {
    key: 'battery-2023',
    region: 'ID',
    from: '2023-01-01',
    to: DAY_BEFORE_HKPD,
    instrument: PERMENDAGRI_82,
    article: press,
    confirmed: false,
    energy: 'battery' as const,
    percent: 0,
  },
  {
    key: 'battery-2025',
    region: 'ID',
    from: HKPD_DAY,
    instrument: UU_HKPD,
    article: 'Pasal 7 ayat (3) huruf d',
    confirmed: false,
    energy: 'battery' as const,
    percent: 0,
  },
];
