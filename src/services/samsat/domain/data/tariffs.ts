import type { Use } from '../vehicle.ts';
import { DAY_BEFORE_HKPD, HKPD_DAY, PERDA_BALI, PERDA_BALI_OLD, PERDA_DKI, PERDA_DKI_OLD, PERDA_NTB, UU_HKPD } from './instruments.ts';

const press = 'menurut pemberitaan';
const balisOld = {
  region: '51',
  from: '2011-01-01',
  to: DAY_BEFORE_HKPD,
  instrument: PERDA_BALI_OLD,
  article: '',
  confirmed: false,
  order: 1,
};
const balis = { region: '51', from: HKPD_DAY, instrument: PERDA_BALI, article: press, confirmed: false, order: 1 };
const jakartasOld = {
  region: '31',
  from: '2015-06-01',
  to: DAY_BEFORE_HKPD,
  instrument: PERDA_DKI_OLD,
  article: 'Pasal 7',
  confirmed: false,
};
const jakartas = { region: '31', from: HKPD_DAY, instrument: PERDA_DKI, article: 'Pasal 7', confirmed: false };
/** What pays the low rate beside public transport. */
const servants: readonly Use[] = ['public', 'ambulance', 'hearse', 'fire', 'government'];
const over200 = { ccFrom: 201 };

/** Steps of progressive rates by which vehicle of a person it is, the last one for all that follow. */
const steps = (key: string, percents: readonly number[], span: typeof jakartas & { to?: string }) =>
  percents.map((percent, at) => ({
    key: `${key}.${at + 1}`,
    ...span,
    use: 'private' as const,
    owner: 'person' as const,
    order: at + 1,
    percent,
  }));

/** Rates of PKB in per cent of the base. */
export const tariffs = [
  { key: 'bali-old', ...balisOld, use: 'private' as const, percent: 1.5 },
  { key: 'bali-old-over-200', ...balisOld, ...over200, use: 'private' as const, percent: 1.75 },
  ...servants.map((use) => ({ key: `bali-old-${use}`, ...balisOld, use, percent: 0.5 })),
  { key: 'bali', ...balis, use: 'private' as const, percent: 1.055 },
  { key: 'bali-over-200', ...balis, ...over200, use: 'private' as const, percent: 1.2 },
  ...servants.map((use) => ({ key: `bali-${use}`, ...balis, use, percent: 0.5 })),
  {
    key: 'ntb',
    region: '52',
    from: HKPD_DAY,
    instrument: PERDA_NTB,
    article: '',
    confirmed: false,
    use: 'private' as const,
    order: 1,
    percent: 1.025,
  },
  ...steps(
    'jakarta-old',
    Array.from({ length: 17 }, (_, at) => 2 + at / 2),
    jakartasOld,
  ),
  { key: 'jakarta-old-company', ...jakartasOld, use: 'private' as const, owner: 'company' as const, order: 1, percent: 2 },
  ...servants.map((use) => ({ key: `jakarta-old-${use}`, ...jakartasOld, use, order: 1, percent: use === 'public' ? 1 : 0.5 })),
  ...steps('jakarta', [2, 3, 4, 5, 6], jakartas),
  { key: 'jakarta-company', ...jakartas, use: 'private' as const, owner: 'company' as const, order: 1, percent: 2 },
  ...servants.map((use) => ({ key: `jakarta-${use}`, ...jakartas, use, order: 1, percent: 0.5 })),
];

/** Opsen of PKB in per cent of its principal; Jakarta has no regencies that could have it. */
export const opsens = [
  {
    key: 'none',
    region: 'ID',
    from: '2011-01-01',
    to: DAY_BEFORE_HKPD,
    instrument: 'UU 28/2009',
    article: 'tanpa opsen',
    confirmed: true,
    percent: 0,
  },
  { key: 'opsen', region: 'ID', from: HKPD_DAY, instrument: UU_HKPD, article: 'Pasal 83 ayat (1) huruf a', confirmed: true, percent: 66 },
  {
    key: 'jakarta',
    region: '31',
    from: HKPD_DAY,
    instrument: UU_HKPD,
    article: 'provinsi tanpa kabupaten/kota otonom',
    confirmed: false,
    percent: 0,
  },
];
