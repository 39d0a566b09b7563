import { isDay, oddsOfNik, oneLine, readNik } from '#kernel';
import type { Mapping, RegisterField } from './columns.ts';

/** How somebody stands to the head of their household, as far as it matters here. */
export type Relation = 'head' | 'spouse' | 'child' | 'other';

/** One line of a register that can be taken. */
export interface RegisterLine {
  readonly nik: string;
  readonly kk: string;
  readonly name: string;
  readonly sex: 'male' | 'female';
  readonly bornOn: string;
  readonly birthplace: string | null;
  readonly relation: Relation;
  readonly district: string | null;
  readonly village: string | null;
  readonly address: string | null;
}

/** Why a line cannot be taken. */
export const faults = ['nik', 'kk', 'same', 'name', 'sex', 'born-on', 'relation', 'twice'] as const;
export type LineFault = (typeof faults)[number];
/** What looks odd and occurs in real registers: the line is taken. */
export const oddities = ['nik-birth', 'nik-sex', 'district', 'village'] as const;
export type LineOddity = (typeof oddities)[number];

export interface ReadLine {
  /** Null where a fault stands against it. */
  readonly line: RegisterLine | null;
  /** The NIK, where it reads as one: by it a second line of the same is known. */
  readonly nik: string | null;
  readonly faults: readonly LineFault[];
  readonly oddities: readonly LineOddity[];
}

/** What the agency's list of districts and villages says; undefined for what it does not know. */
export interface Places {
  district(typed: string): string | undefined;
  village(typed: string): string | undefined;
}

const MOST = 300;
const blank = (text: string) => (text === '' || text === '-' ? null : text);

/** Reads one line. A NIK that says otherwise than its bearer is odd and no fault: it is never corrected with the birth. */
export function readLine(cells: readonly string[], mapping: Mapping, places: Places): ReadLine {
  const cell = (field: RegisterField) => {
    const at = mapping[field];
    return at === undefined ? '' : oneLine(cells[at] ?? '').slice(0, MOST);
  };
  const nik = readNik(cell('nik'));
  const kk = readNik(cell('kk'));
  const sex = readSex(cell('sex'));
  const bornOn = readDay(cell('bornOn'));
  const relation = readRelation(cell('relation'));
  const name = cell('name');
  const against: LineFault[] = [];
  if (nik === null) against.push('nik');
  if (kk === null) against.push('kk');
  if (nik !== null && nik === kk) against.push('same');
  if (!/\p{L}/u.test(name)) against.push('name');
  if (sex === null) against.push('sex');
  if (bornOn === null) against.push('born-on');
  if (relation === null) against.push('relation');
  const [district, village] = [cell('district'), cell('village')];
  const odd: LineOddity[] = [];
  if (nik !== null) {
    const odds = oddsOfNik(nik, { ...(bornOn !== null && { bornOn }), ...(sex !== null && { female: sex === 'female' }) });
    if (odds.includes('birth')) odd.push('nik-birth');
    if (odds.includes('sex')) odd.push('nik-sex');
  }
  if (district !== '' && places.district(district) === undefined) odd.push('district');
  if (village !== '' && places.village(village) === undefined) odd.push('village');
  if (against.length > 0 || nik === null || kk === null || sex === null || bornOn === null || relation === null)
    return { line: null, nik, faults: against, oddities: odd };
  const line: RegisterLine = {
    nik,
    kk,
    name,
    sex,
    bornOn,
    relation,
    birthplace: blank(cell('birthplace')),
    district: places.district(district) ?? null,
    village: places.village(village) ?? blank(village),
    address: blank(cell('address')),
  };
  return { line, nik, faults: [], oddities: odd };
}

function readSex(typed: string): 'male' | 'female' | null {
  const word = typed.toUpperCase().replace(/[^A-Z]/g, '');
  if (['L', 'LK', 'LAKILAKI', 'PRIA'].includes(word)) return 'male';
  return ['P', 'PR', 'PEREMPUAN', 'WANITA'].includes(word) ? 'female' : null;
}

/** YYYY-MM-DD, or day, month and year as they are written here. */
function readDay(typed: string): string | null {
  const written = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})$/.exec(typed);
  const [, day = '', month = '', year = ''] = written ?? [];
  const iso = written ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : typed;
  return isDay(iso) ? iso : null;
}

function readRelation(typed: string): Relation | null {
  const word = typed.toUpperCase().replace(/[^A-Z]/g, '');
  if (word === '') return null;
  if (word === 'KEPALAKELUARGA') return 'head';
  if (['SUAMI', 'ISTRI', 'ISTERI'].includes(word)) return 'spouse';
  return word === 'ANAK' ? 'child' : 'other';
}

/** Who of a household whoever asks may bring along: children under age, asked for by a head or a spouse. */
export function childrenOf(
  asking: Pick<RegisterLine, 'nik' | 'relation'>,
  household: readonly RegisterLine[],
  { today, until }: { readonly today: string; readonly until: number },
): readonly RegisterLine[] {
  if (asking.relation !== 'head' && asking.relation !== 'spouse') return [];
  return household.filter(({ nik, relation, bornOn }) => nik !== asking.nik && relation === 'child' && ageOn(bornOn, today) < until);
}

/** Whole years from one day to another. */
export function ageOn(bornOn: string, today: string): number {
  const years = Number(today.slice(0, 4)) - Number(bornOn.slice(0, 4));
  return today.slice(5) < bornOn.slice(5) ? years - 1 : years;
}
