import { isDay } from '#kernel';
import type { Rule, RuleBook, RuleVersion, Words } from '#platform/rules';
import { type Static, type TProperties, type TSchema, Type } from 'typebox';
import type { Citation } from '../line.ts';

const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' });

/** What every record of a rule says beside its value: its key, where and when it holds, and what it rests on. */
const dated = {
  key: Type.String({ pattern: '^[\\w.-]{1,60}$' }),
  /** Code of a province (`51`), or ID for the whole country. */
  region: Type.String({ pattern: '^(ID|\\d{2})$' }),
  from: Day,
  /** Last day, inclusive. */
  to: Type.Optional(Day),
  instrument: Type.String({ minLength: 1, maxLength: 300 }),
  article: Type.String({ maxLength: 200 }),
  /** Whether the source has been read and says so; the agency's own word stands at the version. */
  confirmed: Type.Boolean(),
};

/** The schema of a rule that is a list of dated records. */
export const records = <P extends TProperties>(parts: P) => Type.Array(Type.Object({ ...dated, ...parts }), { minItems: 1, maxItems: 300 });

export interface Dated {
  readonly key: string;
  readonly region: string;
  readonly from: string;
  readonly to?: string;
  readonly instrument: string;
  readonly article: string;
  readonly confirmed: boolean;
}

/** What a list of records may have wrong although each has the right shape. */
export function recordsProblem(list: readonly Dated[]): Words | null {
  const keys = new Set<string>();
  for (const { key, from, to } of list) {
    if (keys.has(key)) return { id: `Kunci ${key} dipakai dua kali.`, en: `The key ${key} is used twice.` };
    keys.add(key);
    if (!isDay(from) || (to !== undefined && !isDay(to)))
      return { id: `Tanggal pada ${key} tidak ada di kalender.`, en: `A date of ${key} is not in the calendar.` };
    if (to !== undefined && to < from) return { id: `${key} berakhir sebelum mulai.`, en: `${key} ends before it begins.` };
  }
  return null;
}

/** Labels of the parts every record has. */
export const datedLabels = {
  key: { id: 'Kunci', en: 'Key' },
  region: {
    id: 'Wilayah',
    en: 'Region',
    hint: {
      id: 'Kode provinsi seperti 51, atau ID untuk seluruh negara',
      en: 'Code of a province such as 51, or ID for the whole country',
    },
  },
  from: { id: 'Berlaku mulai', en: 'Holds from', hint: { id: 'TTTT-BB-HH', en: 'YYYY-MM-DD' } },
  to: {
    id: 'Berlaku sampai',
    en: 'Holds until',
    hint: { id: 'Hari terakhir; kosong bila tidak berakhir', en: 'The last day; empty where it has no end' },
  },
  instrument: { id: 'Peraturan', en: 'Instrument' },
  article: { id: 'Pasal', en: 'Article' },
  confirmed: { id: 'Naskah resminya sudah dibaca', en: 'The official text has been read' },
} as const;

/** Where and when a record is looked for. */
export interface Where {
  /** Code of the province: `51`. */
  readonly region: string;
  readonly on: string;
}

/** A record with what it is cited by. */
export interface Found<T> {
  readonly record: T;
  readonly citation: Citation;
}

/** Records that hold at a place on a day and fit: those of the region before those of the country, later ones before earlier. */
export function recordsAt<S extends TSchema, T extends Dated & (Static<S> extends readonly (infer R)[] ? R : never)>(
  book: RuleBook,
  rule: Rule<S>,
  { region, on }: Where,
  fits: (record: T) => boolean = () => true,
): readonly Found<T>[] {
  const version = book.version(rule) as RuleVersion<readonly T[]>;
  const own = (record: T) => (record.region === region ? 0 : 1);
  return version.value
    .filter(
      (one) => (one.region === region || one.region === 'ID') && one.from <= on && (one.to === undefined || on <= one.to) && fits(one),
    )
    .toSorted((a, b) => own(a) - own(b) || b.from.localeCompare(a.from))
    .map((record) => ({ record, citation: citationOf(version, record) }));
}

function citationOf({ id, key, version, confirmed }: RuleVersion, record: Dated): Citation {
  return {
    rule: key,
    versionId: id,
    version,
    record: record.key,
    instrument: record.instrument,
    article: record.article,
    confirmed: confirmed && record.confirmed,
  };
}
