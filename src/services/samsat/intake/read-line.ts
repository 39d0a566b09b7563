import { isDay, oneLine, readNik, readPersonName } from '#kernel';
import { nrkbKey, readNrkb } from '../domain/nrkb.ts';
import { type PlateKind, readChassis, type Registered } from '../domain/registered.ts';
import { type Energy, type Kind, kinds, type Owner, type Use } from '../domain/vehicle.ts';
import type { IntakeField, IntakeMapping } from './columns.ts';

/** Why a line is not taken; each names the field it is about. */
export type LineFault = Exclude<IntakeField, 'subsidised' | 'blocked' | 'disputed' | 'address' | 'brand' | 'model'> | 'flag' | 'twice';

export interface ReadLine {
  readonly value: Registered | null;
  readonly faults: readonly LineFault[];
}

// As registers write them; compared without spaces and signs.
const kindWords: Readonly<Record<string, Kind>> = {
  sepedamotor: 'motorcycle',
  motor: 'motorcycle',
  rodatiga: 'three-wheeler',
  sedan: 'sedan',
  jeep: 'jeep',
  minibus: 'minibus',
  blindvan: 'blind-van',
  pickup: 'pick-up',
  microbus: 'microbus',
  mikrobus: 'microbus',
  bus: 'bus',
  lighttruck: 'light-truck',
  truk: 'truck',
  truck: 'truck',
  crane: 'crane',
};
const useWords: Readonly<Record<string, Use>> = {
  pribadi: 'private',
  umum: 'public',
  dinas: 'government',
  pemerintah: 'government',
  ambulans: 'ambulance',
  jenazah: 'hearse',
  pemadam: 'fire',
};
const ownerWords: Readonly<Record<string, Owner>> = { orang: 'person', pribadi: 'person', badan: 'company', negara: 'state' };
const energyWords: Readonly<Record<string, Energy>> = {
  bbm: 'fuel',
  bensin: 'fuel',
  solar: 'fuel',
  hibrida: 'hybrid',
  hybrid: 'hybrid',
  listrik: 'battery',
  baterai: 'battery',
};
const plateWords: Readonly<Record<string, PlateKind>> = { putih: 'white', hitam: 'black', kuning: 'yellow', merah: 'red' };

const plain = (typed: string) => typed.toLowerCase().replace(/[^a-z]/g, '');

/** One of some words, in our own word or as registers write it; what is empty is `otherwise`, what is unknown undefined. */
function oneOf<T extends string>(typed: string, words: Readonly<Record<string, T>>, otherwise: T | undefined): T | undefined {
  if (typed === '') return otherwise;
  return words[plain(typed)] ?? Object.values(words).find((own) => plain(own) === plain(typed));
}

/** Yes or no as registers write it; null where empty, undefined where it is neither. */
function readFlag(typed: string): boolean | null | undefined {
  const word = plain(typed) || typed;
  if (word === '') return null;
  if (['ya', 'y', 'yes', 'true', '1'].includes(word)) return true;
  return ['tidak', 't', 'no', 'n', 'false', '0'].includes(word) ? false : undefined;
}

/** YYYY-MM-DD, or day, month, year as they are written here; null where it is no day. */
function readDay(typed: string): string | null {
  const written = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})$/.exec(typed);
  const reversed = /^(\d{4})[-/. ](\d{1,2})[-/. ](\d{1,2})/.exec(typed);
  const [year = '', month = '', day = ''] = written ? [written[3], written[2], written[1]] : reversed ? reversed.slice(1) : [];
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isDay(iso) ? iso : null;
}

/** A whole number, with dots or commas between thousands; null where it is none. */
function readWhole(typed: string, from: number, to: number): number | null {
  const digits = /^\d{1,3}([.,]\d{3})+$/.test(typed) ? typed.replace(/[.,]/g, '') : typed;
  const value = /^\d{1,14}$/.test(digits) ? Number(digits) : Number.NaN;
  return value >= from && value <= to ? value : null;
}

/** Reads one line of a file of vehicles, with everything that is wrong with it. */
export function readLine(cells: readonly string[], mapping: IntakeMapping): ReadLine {
  const cell = (field: IntakeField) => {
    const at = mapping[field];
    return at === undefined ? '' : oneLine(cells[at] ?? '');
  };
  const faults: LineFault[] = [];
  const need = <T>(fault: LineFault, value: T | null | undefined, otherwise: T): T => {
    if (value !== null && value !== undefined) return value;
    if (!faults.includes(fault)) faults.push(fault);
    return otherwise;
  };
  const optional = (typed: string, from: number, to: number, otherwise: number) => (typed === '' ? otherwise : readWhole(typed, from, to));
  const flag = (field: IntakeField) => need('flag', readFlag(cell(field)) ?? (cell(field) === '' ? false : undefined), false);
  const nrkb = readNrkb(cell('nrkb'));
  const domicile = cell('domicile').replace(/^(\d{2})\.?(\d{2})$/, '$1.$2');
  const kind = need(
    'kind',
    oneOf(cell('kind'), { ...kindWords, ...Object.fromEntries(kinds.map((own) => [plain(own), own])) }, undefined),
    'sedan' as Kind,
  );
  const addressed = readFlag(cell('address'));
  const value: Registered = {
    nrkb: need('nrkb', nrkb && nrkbKey(nrkb), ''),
    ownerNik: need('nik', readNik(cell('nik')), ''),
    ownerName: need('name', readPersonName(cell('name')) ?? (/^[\p{L}\d .,&'-]{2,80}$/u.test(cell('name')) ? cell('name') : null), ''),
    chassis: need('chassis', readChassis(cell('chassis')), ''),
    kind,
    njkb: need('njkb', readWhole(cell('njkb'), 0, 100_000_000_000), 0),
    domicile: need('domicile', /^\d{2}\.\d{2}$/.test(domicile) ? domicile : null, ''),
    dueOn: need('due', readDay(cell('due')), ''),
    stnkUntil: need('stnk', readDay(cell('stnk')), ''),
    cc: need('cc', optional(cell('cc'), 0, 20_000, 0), 0),
    use: need('use', oneOf(cell('use'), useWords, 'private'), 'private' as Use),
    owner: need('owner', oneOf(cell('owner'), ownerWords, 'person'), 'person' as Owner),
    energy: need('energy', oneOf(cell('energy'), energyWords, 'fuel'), 'fuel' as Energy),
    order: need('order', optional(cell('order'), 1, 99, 1), 1),
    subsidised: flag('subsidised'),
    brand: cell('brand').slice(0, 60),
    model: cell('model').slice(0, 60),
    builtIn: need('built', optional(cell('built'), 1900, 2200, 0), 0),
    plate: need('plate', oneOf(cell('plate'), plateWords, 'black'), 'black' as PlateKind),
    blocked: flag('blocked'),
    disputed: flag('disputed'),
    addressMatches: addressed === undefined ? need('flag', undefined, null) : addressed,
  };
  return { value: faults.length === 0 ? value : null, faults };
}
