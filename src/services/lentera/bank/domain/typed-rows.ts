import type { Kind } from './question.ts';

/** A form as it was sent: names of fields and what stands in them. Rows are numbered from 0: `pilihan.0.teks`. */
export type Typed = Readonly<Record<string, string>>;

/** Groups of rows by kind, with how many a new question begins with. Every row has an `id`, its part of the question. */
export const groupsOf: Readonly<Record<Kind, Readonly<Record<string, number>>>> = {
  choice: { pilihan: 4 },
  choices: { pilihan: 5 },
  grid: { pernyataan: 3, kategori: 2 },
  matching: { baris: 3, kolom: 4 },
  short: { jawaban: 1 },
  numeric: { angka: 1, satuan: 0 },
  essay: { kriteria: 1 },
  ordering: { butir: 4 },
  cloze: { isian: 1 },
  hotspot: { tempat: 1 },
};

const MOST_ROWS = 30;

/** How many rows a group has. */
export function countOf(typed: Typed, group: string): number {
  const n = Number(typed[`${group}.jumlah`] ?? 0);
  return Number.isInteger(n) && n > 0 ? Math.min(n, MOST_ROWS) : 0;
}

export const rowsOf = (typed: Typed, group: string): readonly number[] => Array.from({ length: countOf(typed, group) }, (_, nth) => nth);

export const idsOf = (typed: Typed, group: string): readonly string[] => rowsOf(typed, group).map((nth) => idOf(typed, group, nth));

export function idOf(typed: Typed, group: string, nth: number): string {
  const id = typed[`${group}.${nth}.id`] ?? '';
  return /^[a-zA-Z0-9_-]{1,20}$/.test(id) ? id : (NAMES[nth] ?? `r${nth}`);
}

const NAMES = [...'abcdefghijklmnopqrstuvwxyz'];

/** One row more, under a name that none of the others has or had. */
export function addRow(typed: Typed, group: string): Typed {
  const n = countOf(typed, group);
  if (n >= MOST_ROWS) return typed;
  const taken = new Set(idsOf(typed, group));
  const id = NAMES.find((name) => !taken.has(name)) ?? `r${n}`;
  return { ...typed, [`${group}.jumlah`]: String(n + 1), [`${group}.${n}.id`]: id };
}

/** Without one row; those below move up. */
export function removeRow(typed: Typed, group: string, at: number): Typed {
  const rows = rowsOf(typed, group);
  if (!rows.includes(at)) return typed;
  return withRows(
    typed,
    group,
    rows.filter((nth) => nth !== at),
  );
}

/** One row a place higher. */
export function raiseRow(typed: Typed, group: string, at: number): Typed {
  const rows = [...rowsOf(typed, group)];
  if (at < 1 || !rows.includes(at)) return typed;
  [rows[at - 1], rows[at]] = [at, at - 1];
  return withRows(typed, group, rows);
}

function withRows(typed: Typed, group: string, rows: readonly number[]): Typed {
  const isRow = new RegExp(`^${group}\\.(\\d+)\\.(.+)$`);
  const rest = Object.entries(typed).filter(([name]) => !isRow.test(name));
  const moved = rows.flatMap((from, to) =>
    Object.entries(typed).flatMap(([name, value]): [string, string][] => {
      const [, nth, field] = isRow.exec(name) ?? [];
      return nth === String(from) ? [[`${group}.${to}.${field}`, value]] : [];
    }),
  );
  return { ...Object.fromEntries(rest), ...Object.fromEntries(moved), [`${group}.jumlah`]: String(rows.length) };
}

/** A form for a new question of a kind. */
export function emptyRows(kind: Kind, typed: Typed = {}): Typed {
  return Object.entries(groupsOf[kind]).reduce<Typed>((form, [group, n]) => {
    let grown = form;
    for (let nth = 0; nth < n; nth += 1) grown = addRow(grown, group);
    return grown;
  }, typed);
}
