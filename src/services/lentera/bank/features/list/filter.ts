import { oneLine } from '#kernel';
import { type Static, Type } from 'typebox';
import { difficulties, kinds, levels } from '../../domain/question.ts';
import { questionStatuses } from '../../domain/rights.ts';
import { type ListFilter, listSorts, owners } from '../../store/list.ts';

// A form that asks by address sends what was left open as empty.
const oneOf = (values: readonly string[]) => Type.Optional(Type.Enum(['', ...values]));

export const ListQuery = Type.Object({
  q: Type.Optional(Type.String({ maxLength: 120 })),
  mapel: Type.Optional(Type.String({ maxLength: 40 })),
  tingkat: oneOf(Array.from({ length: 12 }, (_, nth) => String(nth + 1))),
  bentuk: oneOf(kinds),
  berpikir: oneOf(levels),
  kesukaran: oneOf(difficulties),
  status: oneOf(questionStatuses),
  milik: oneOf(owners),
  topik: Type.Optional(Type.String({ maxLength: 80 })),
  urut: oneOf(listSorts),
  halaman: Type.Optional(Type.Integer({ minimum: 1, maximum: 10_000 })),
  /** How many came in from a file just now, and how many did not. */
  masuk: Type.Optional(Type.Integer({ minimum: 0, maximum: 100_000 })),
  cacat: Type.Optional(Type.Integer({ minimum: 0, maximum: 100_000 })),
  lang: Type.Optional(Type.String()),
});
export type ListQuery = Static<typeof ListQuery>;

const chosen = <T extends string>(values: readonly T[], typed: string | undefined): T | null =>
  values.find((value) => value === typed) ?? null;

export function filterOf({
  q = '',
  mapel = '',
  tingkat = '',
  bentuk,
  berpikir,
  kesukaran,
  status,
  milik,
  topik = '',
  urut,
}: ListQuery): ListFilter {
  return {
    q: oneLine(q),
    subject: mapel === '' ? null : mapel,
    grade: tingkat === '' ? null : Number(tingkat),
    kind: chosen(kinds, bentuk),
    level: chosen(levels, berpikir),
    difficulty: chosen(difficulties, kesukaran),
    status: chosen(questionStatuses, status),
    owner: chosen(owners, milik),
    topic: oneLine(topik),
    sort: chosen(listSorts, urut) ?? 'changed',
  };
}

/** The filter as it stands in an address; what says nothing is left out. */
export function queryOf({ q, subject, grade, kind, level, difficulty, status, owner, topic, sort }: ListFilter) {
  return {
    q: q || undefined,
    mapel: subject ?? undefined,
    tingkat: grade ?? undefined,
    bentuk: kind ?? undefined,
    berpikir: level ?? undefined,
    kesukaran: difficulty ?? undefined,
    status: status ?? undefined,
    milik: owner ?? undefined,
    topik: topic || undefined,
    urut: sort === 'changed' ? undefined : sort,
  };
}
