import { Type, type Static } from 'typebox';
import { difficulties, kinds, levels } from '../../bank/domain/question.ts';

const some = <T extends readonly string[]>(values: T) => Type.Optional(Type.Array(Type.Enum([...values]), { maxItems: 30 }));
const words = Type.Optional(Type.Array(Type.String({ maxLength: 200 }), { maxItems: 30 }));

/** Which questions a line of the blueprint draws from: what is absent does not narrow. */
export const FilterSchema = Type.Object({
  aims: words,
  topics: words,
  labels: words,
  kinds: some(kinds),
  levels: some(levels),
  difficulties: some(difficulties),
});
export type Filter = Static<typeof FilterSchema>;

/** One line of a test's plan: a question chosen by hand, or as many as drawn by tags (kisi-kisi). */
export const PickSchema = Type.Union([
  Type.Object({
    kind: Type.Literal('question'),
    questionId: Type.String({ format: 'uuid' }),
    version: Type.Integer({ minimum: 1 }),
    points: Type.Number({ exclusiveMinimum: 0, maximum: 1000 }),
  }),
  Type.Object({
    kind: Type.Literal('draw'),
    filter: FilterSchema,
    count: Type.Integer({ minimum: 1, maximum: 200 }),
    /** Of each; null: what the question itself is worth. */
    points: Type.Union([Type.Number({ exclusiveMinimum: 0, maximum: 1000 }), Type.Null()]),
  }),
]);
export type Pick = Static<typeof PickSchema>;

export const SectionSchema = Type.Object({
  title: Type.String({ maxLength: 200 }),
  /** Its own time, after which it cannot be gone back to; null: the test's time alone. */
  minutes: Type.Union([Type.Integer({ minimum: 1, maximum: 600 }), Type.Null()]),
  /** Everybody has its questions in an order of their own. */
  shuffle: Type.Boolean(),
  picks: Type.Array(PickSchema, { maxItems: 300 }),
});
export type Section = Static<typeof SectionSchema>;

/** What a test is made of. */
export const PlanSchema = Type.Object({
  sections: Type.Array(SectionSchema, { minItems: 1, maxItems: 12 }),
  /** How many different draws there are (paket soal); students are spread over them. */
  variants: Type.Integer({ minimum: 1, maximum: 12 }),
});
export type Plan = Static<typeof PlanSchema>;

/** Questions the plan asks for. */
export function sizeOf({ sections }: Plan): number {
  return sections.flatMap(({ picks }) => picks).reduce((sum, pick) => sum + (pick.kind === 'draw' ? pick.count : 1), 0);
}

/** A part without a question would be a heading above nothing, and its own time spent waiting. */
export const hasEmptySection = ({ sections }: Plan): boolean => sections.some(({ picks }) => picks.length === 0);
