import { DAY_BEFORE_HKPD, HKPD_DAY, PERGUB_BALI_2025, PERGUB_BALI_2026 } from './instruments.ts';

const press = 'menurut pemberitaan';
const of2025 = {
  region: '51',
  from: HKPD_DAY,
  dueFrom: HKPD_DAY,
  dueTo: '2025-12-31',
  instrument: PERGUB_BALI_2025,
  article: press,
  confirmed: false,
  of: 'pkb' as const,
};
const of2026 = {
  region: '51',
  from: '2026-01-01',
  dueFrom: '2026-01-01',
  dueTo: '2026-12-31',
  instrument: PERGUB_BALI_2026,
  article: press,
  confirmed: false,
  of: 'pkb' as const,
};
/** The extra cut of whoever pays in time: whether it adds to the first or is taken of the rest, nobody has said. */
const compliant = { ...of2026, needs: 'compliant' as const, combine: 'add' as const };
const small = { use: 'private' as const, ccTo: 200 };
const large = { use: 'private' as const, ccFrom: 201 };
const whole = { percent: 100, combine: 'add' as const };
const amnesty = { region: '51', from: '2025-09-22', to: '2025-11-22', instrument: 'Pergub Bali 40/2025', article: press, confirmed: false };
const first = { combine: 'add' as const };

const servants = ['ambulance', 'hearse', 'fire', 'government'] as const;

/**
 * Cuts of the principal and waivers of sanctions. `from` and `to` are the days of payment, `dueFrom` and `dueTo` those the
 * tax falls due on (or is paid on, where earlier). All records that fit a line count together.
 */
export const reliefs = [
  { key: 'bali-2025-small', ...of2025, ...small, ...first, percent: 14.35 },
  { key: 'bali-2025-large', ...of2025, ...large, ...first, percent: 12.15 },
  { key: 'bali-2025-public', ...of2025, ...first, use: 'public' as const, percent: 39.76 },
  ...servants.map((use) => ({ key: `bali-2025-${use}`, ...of2025, ...first, use, percent: 39.76 })),
  { key: 'bali-2026-small', ...of2026, ...small, ...first, percent: 8 },
  { key: 'bali-2026-small-compliant', ...compliant, ...small, percent: 10 },
  { key: 'bali-2026-large', ...of2026, ...large, ...first, percent: 9 },
  { key: 'bali-2026-large-compliant', ...compliant, ...large, percent: 5 },
  { key: 'bali-2026-public', ...of2026, ...first, use: 'public' as const, subsidised: 'no' as const, percent: 39.76 },
  {
    key: 'bali-2026-public-persons',
    ...of2026,
    ...first,
    use: 'public' as const,
    subsidised: 'yes' as const,
    carries: 'persons' as const,
    percent: 48,
  },
  {
    key: 'bali-2026-public-goods',
    ...of2026,
    ...first,
    use: 'public' as const,
    subsidised: 'yes' as const,
    carries: 'goods' as const,
    percent: 38,
  },
  ...servants.map((use) => ({ key: `bali-2026-${use}`, ...of2026, ...first, use, percent: 39.76 })),
  { key: 'bali-amnesty-2025-pkb', ...amnesty, ...whole, of: 'pkb-sanksi' as const },
  { key: 'bali-amnesty-2025-opsen', ...amnesty, ...whole, of: 'opsen-pkb-sanksi' as const },
  { key: 'bali-amnesty-2025-swdkllj', ...amnesty, ...whole, of: 'swdkllj-denda' as const },
];

const flat = { instrument: 'UU 28/2009', article: 'menurut pemberitaan; rumus pers 25% × bulan/12 dan 20% berbeda', confirmed: false };
const monthly = {
  instrument: 'PP 35/2023',
  article: 'Pasal 59 ayat (7)',
  confirmed: false,
  percentPerMonth: 1,
  maxMonths: 24,
  graceOnHoliday: true,
};

/** Interest for each month begun after the due day. Opsen has its own. Whether a holiday moves the due day is not settled. */
export const sanctions = [
  {
    key: 'before-2025',
    region: 'ID',
    from: '2011-01-01',
    to: DAY_BEFORE_HKPD,
    ...flat,
    of: 'pkb' as const,
    percentPerMonth: 2,
    maxMonths: 24,
    graceOnHoliday: true,
  },
  { key: 'pkb', region: 'ID', from: HKPD_DAY, ...monthly, of: 'pkb' as const },
  { key: 'opsen', region: 'ID', from: HKPD_DAY, ...monthly, of: 'opsen-pkb' as const },
];
