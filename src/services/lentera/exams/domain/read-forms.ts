import { difficulties, kinds, levels } from '../../bank/domain/question.ts';
import { instantAt } from './local-time.ts';
import type { Pick, Section } from './plan.ts';
import { type Terms, usualTerms } from './terms.ts';

/** What a form sent: a field given several times has a list. */
export type Typed = Readonly<Record<string, string | readonly string[] | undefined>>;

/** Fields at fault, by the key of the sentence that says why. */
export interface Fault {
  readonly field: string;
  readonly why: 'count' | 'points' | 'minutes' | 'time' | 'past' | 'number' | 'seb' | 'pass';
}

export type Read<T> = { readonly value: T; readonly faults: readonly [] } | { readonly value: null; readonly faults: readonly Fault[] };

const one = (typed: Typed, name: string): string => {
  const value = typed[name];
  return (typeof value === 'string' ? value : (value?.[0] ?? '')).trim();
};
const all = (typed: Typed, name: string): readonly string[] => {
  const value = typed[name];
  return value === undefined ? [] : typeof value === 'string' ? [value] : value;
};
const lines = (text: string, most = 30): readonly string[] =>
  text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter(Boolean)
    .slice(0, most);
const whole = (text: string, least: number, most: number): number | null =>
  /^-?\d{1,6}$/.test(text) && Number(text) >= least && Number(text) <= most ? Number(text) : null;
/** A number as people write it here, with a comma or a point; undefined where nothing is written. */
const decimal = (text: string, most: number): number | null | undefined => {
  if (text === '') return undefined;
  const value = /^\d{1,6}([.,]\d{1,3})?$/.test(text) ? Number(text.replace(',', '.')) : Number.NaN;
  return value > 0 && value <= most ? value : null;
};
const among = <T extends string>(values: readonly T[], given: readonly string[]): T[] => values.filter((value) => given.includes(value));

/** A line of the blueprint that is drawn. */
export function readDraw(typed: Typed): Read<Pick> {
  const count = whole(one(typed, 'banyak'), 1, 200);
  const points = decimal(one(typed, 'nilai'), 1000);
  const faults: Fault[] = [
    ...(count === null ? [{ field: 'banyak', why: 'count' } as const] : []),
    ...(points === null ? [{ field: 'nilai', why: 'points' } as const] : []),
  ];
  if (count === null || points === null) return { value: null, faults };
  const filter = {
    aims: [...lines(one(typed, 'tp'))],
    topics: [...lines(one(typed, 'topik'))],
    kinds: among(kinds, all(typed, 'bentuk')),
    levels: among(levels, all(typed, 'berpikir')),
    difficulties: among(difficulties, all(typed, 'sukar')),
  };
  return { value: { kind: 'draw', filter, count, points: points ?? null }, faults: [] };
}

/** Head of a section. */
export function readSection(typed: Typed): Read<SectionHead> {
  const text = one(typed, 'menit');
  const minutes = text === '' ? null : whole(text, 1, 600);
  if (text !== '' && minutes === null) return { value: null, faults: [{ field: 'menit', why: 'minutes' }] };
  return { value: { title: one(typed, 'nama').slice(0, 200), minutes, shuffle: one(typed, 'acak') === 'ya' }, faults: [] };
}
type SectionHead = Omit<Section, 'picks'>;

/** How a test is held. */
export function readTerms(typed: Typed): Read<Terms> {
  const attempts = whole(one(typed, 'percobaan'), 1, 8);
  const syncHours = whole(one(typed, 'tunggu'), 0, 72);
  const passText = one(typed, 'kkm').replace(',', '.');
  const pass = passText === '' ? null : Number(passText);
  const sebKeys = lines(one(typed, 'seb'), 10).map((line) => line.toLowerCase());
  const faults: Fault[] = [
    ...(attempts === null ? [{ field: 'percobaan', why: 'number' } as const] : []),
    ...(syncHours === null ? [{ field: 'tunggu', why: 'number' } as const] : []),
    ...(pass !== null && !(pass >= 0 && pass <= 100) ? [{ field: 'kkm', why: 'pass' } as const] : []),
    ...(sebKeys.every((key) => /^[0-9a-f]{64}$/.test(key)) ? [] : [{ field: 'seb', why: 'seb' } as const]),
  ];
  if (attempts === null || syncHours === null || faults.length > 0) return { value: null, faults };
  const pickOf = <T extends string>(name: string, values: readonly T[], usual: T): T =>
    values.find((value) => value === one(typed, name)) ?? usual;
  const whens = ['never', 'submitted', 'ended'] as const;
  const yes = (name: string) => one(typed, name) === 'ya';
  return {
    value: {
      shuffleOptions: yes('acakPilihan'),
      attempts,
      counts: pickOf('hitung', ['first', 'best', 'last'], usualTerms.counts),
      lateStart: pickOf('terlambat', ['full', 'cut'], usualTerms.lateStart),
      syncHours,
      oneDevice: yes('satuPerangkat'),
      release: {
        score: pickOf('lihatNilai', whens, 'ended'),
        answers: pickOf('lihatJawaban', whens, 'never'),
        discussion: pickOf('lihatPembahasan', whens, 'never'),
      },
      scale: pickOf('skala', ['hundred', 'scaled'], 'hundred'),
      pass,
      markers: one(typed, 'penilai') === '2' ? 2 : 1,
      sebKeys,
    },
    faults: [],
  };
}

export interface ReadSession {
  readonly opens_at: Date;
  readonly closes_at: Date;
  readonly minutes: number;
  readonly room: string;
  readonly token: string | null;
}

/** A session: when it opens, how long one may begin, how long it takes. */
export function readSession(typed: Typed, now: Date): Read<ReadSession> {
  const opens = instantAt(one(typed, 'tanggal'), one(typed, 'pukul'));
  const minutes = whole(one(typed, 'lama'), 1, 600);
  const late = whole(one(typed, 'paling') || '30', 1, 20_160);
  const faults: Fault[] = [
    ...(opens === null ? [{ field: 'tanggal', why: 'time' } as const] : []),
    ...(minutes === null ? [{ field: 'lama', why: 'minutes' } as const] : []),
    ...(late === null ? [{ field: 'paling', why: 'number' } as const] : []),
  ];
  if (opens === null || minutes === null || late === null) return { value: null, faults };
  const closes = new Date(opens.getTime() + late * 60_000);
  if (closes <= now) return { value: null, faults: [{ field: 'tanggal', why: 'past' }] };
  const token = one(typed, 'token')
    .replace(/[^A-Za-z0-9]/g, '')
    .toUpperCase()
    .slice(0, 12);
  return {
    value: { opens_at: opens, closes_at: closes, minutes, room: one(typed, 'ruang').slice(0, 80), token: token === '' ? null : token },
    faults: [],
  };
}
