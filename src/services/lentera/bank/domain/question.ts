/**
 * HTML of the safe subset (`clean.ts`): paragraphs, lists, tables, emphasis, `dir="rtl"`, pictures and sound.
 * Formulas stand as TeX between `\(` and `\)`, or `\[` and `\]` on a line of their own. Pictures and sounds are named
 * `media:<name>`; what a name leads to stands in `Question.media`.
 */
export type Rich = string;

/** Name of an option, statement, row, gap or area within its question: `a`, `b2`; never shown. */
export type Part = string;

/** A number as it was written, so that nothing is rounded on the way: `"0.1"`, `"-12.50"`. Point, no thousands mark. */
export type Decimals = string;

/**
 * How much a half-right answer is worth.
 * - `all`: everything right, or nothing. ANBK's rule for three to five statements in two categories.
 * - `clamped`: every choice adds its share or takes it away, and the sum is held between 0 and 1.
 * - `ratio`: the rows answered wholly right, by all rows.
 * Under each of them, ticking everything earns less than the full mark wherever something is wrong to tick.
 */
export type Policy = 'all' | 'clamped' | 'ratio';

export interface Option {
  readonly id: Part;
  readonly text: Rich;
  /** Shown with the discussion to whoever chose it. */
  readonly feedback?: Rich;
}

/** One of several right ways to write a short answer. `*` stands for any characters. */
export interface AcceptedText {
  readonly text: string;
  /** Part of the mark it earns, above 0 and at most 1. */
  readonly share: number;
  readonly feedback?: Rich;
}

export interface AcceptedNumber {
  /** Both ends count. A value with a tolerance is kept as value and tolerance. */
  readonly value: { readonly at: Decimals; readonly within: Decimals } | { readonly from: Decimals; readonly to: Decimals };
  readonly share: number;
  readonly feedback?: Rich;
}

/** A unit an answer may be given in; the key's own has factor 1. The number times the factor is compared with the key. */
export interface Unit {
  readonly name: string;
  readonly factor: Decimals;
}

export type UnitRule =
  /** The number alone counts; a unit beside it is read where one stands there. */
  | { readonly kind: 'optional' }
  /** Without a known unit the answer loses this part of the mark (0 to 1). */
  | { readonly kind: 'penalty'; readonly loses: number };

/** Where an answer is filled into a text: `{{a}}` in `Cloze.text` is the gap with `id` `a`. */
export type Gap =
  | { readonly id: Part; readonly kind: 'choice'; readonly options: readonly Option[]; readonly key: Part }
  | { readonly id: Part; readonly kind: 'short'; readonly accepted: readonly AcceptedText[]; readonly caseSensitive: boolean }
  | { readonly id: Part; readonly kind: 'numeric'; readonly accepted: readonly AcceptedNumber[] };

/**
 * Places are parts of the picture's width and height, 0 to 1, so that no size of the picture changes them. A circle's `r`
 * is a part of the width; `ry`, the same length as a part of the height, is `r` where it is absent (a square picture).
 */
export type Area =
  | { readonly id: Part; readonly kind: 'circle'; readonly x: number; readonly y: number; readonly r: number; readonly ry?: number }
  | {
      readonly id: Part;
      readonly kind: 'rectangle';
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
    }
  | { readonly id: Part; readonly kind: 'polygon'; readonly points: readonly (readonly [number, number])[] };

export interface Criterion {
  readonly id: Part;
  readonly title: string;
  /** From nothing to all of it, in rising order of share. */
  readonly levels: readonly { readonly title: string; readonly share: number }[];
  /** Its part in the mark beside the other criteria; above 0. */
  readonly weight: number;
}

/** Pilihan ganda: one answer. Other options than the key may earn a part of the mark (`shares`), never all of it. */
export interface Choice {
  readonly kind: 'choice';
  readonly options: readonly Option[];
  readonly key: Part;
  readonly shares?: Readonly<Record<Part, number>>;
  /** True or false: two options, shown in their order and never shuffled. */
  readonly trueFalse?: boolean;
  readonly shuffle: boolean;
}

/** Pilihan ganda kompleks with several answers. */
export interface Choices {
  readonly kind: 'choices';
  readonly options: readonly Option[];
  readonly keys: readonly Part[];
  /**
   * `clamped` alone: what each chosen option adds (above 0) or takes away (below); keys sum to 1. Even where absent: each
   * key adds one part of all keys, each other option takes away one part of all others, so that everything ticked is 0.
   */
  readonly shares?: Readonly<Record<Part, number>>;
  readonly policy: Policy;
  readonly shuffle: boolean;
}

/** Pilihan ganda kompleks as a table: every statement belongs into one category. */
export interface Grid {
  readonly kind: 'grid';
  readonly statements: readonly Option[];
  readonly categories: readonly Option[];
  /** Category by statement. */
  readonly keys: Readonly<Record<Part, Part>>;
  readonly policy: 'all' | 'ratio';
  readonly shuffle: boolean;
}

/** Menjodohkan, also many to many: a row may belong to several columns, a column to several rows or none. */
export interface Matching {
  readonly kind: 'matching';
  readonly rows: readonly Option[];
  readonly columns: readonly Option[];
  /** Columns by row, at least one each. */
  readonly keys: Readonly<Record<Part, readonly Part[]>>;
  readonly policy: Policy;
  readonly shuffle: boolean;
}

/** Isian singkat in words. */
export interface Short {
  readonly kind: 'short';
  readonly accepted: readonly AcceptedText[];
  readonly caseSensitive: boolean;
}

/** Isian singkat as a number. */
export interface Numeric {
  readonly kind: 'numeric';
  readonly accepted: readonly AcceptedNumber[];
  readonly units: readonly Unit[];
  readonly unitRule: UnitRule;
}

/** Uraian, marked by a person. */
export interface Essay {
  readonly kind: 'essay';
  /** Height of the box to write in. */
  readonly lines: number;
  readonly rubric: readonly Criterion[];
  /** For whoever marks: what a good answer holds. */
  readonly guide?: Rich;
  /** What stands in the box from the beginning. */
  readonly template?: string;
}

export interface Ordering {
  readonly kind: 'ordering';
  /** In the right order; shown in another. */
  readonly items: readonly Option[];
  /** `ratio`: the items at their right place, by all items. */
  readonly policy: 'all' | 'ratio';
}

/** Isian rumpang: gaps in a text. `ratio`: right gaps by all gaps. */
export interface Cloze {
  readonly kind: 'cloze';
  readonly text: Rich;
  readonly gaps: readonly Gap[];
  readonly policy: 'all' | 'ratio';
}

/** Places pointed at on a picture. */
export interface Hotspot {
  readonly kind: 'hotspot';
  /** A name in `Question.media`. */
  readonly picture: string;
  /** What the picture shows, for whoever cannot see it. */
  readonly alt: string;
  readonly areas: readonly Area[];
  /** Points one may set. */
  readonly most: number;
  readonly policy: 'all' | 'clamped';
}

export type Body = Choice | Choices | Grid | Matching | Short | Numeric | Essay | Ordering | Cloze | Hotspot;
export type Kind = Body['kind'];
export const kinds = [
  'choice',
  'choices',
  'grid',
  'matching',
  'short',
  'numeric',
  'essay',
  'ordering',
  'cloze',
  'hotspot',
] as const satisfies readonly Kind[];

/** Level of thinking by AKM: pengetahuan dan pemahaman, penerapan, penalaran. */
export const levels = ['knowing', 'applying', 'reasoning'] as const;
export const difficulties = ['easy', 'medium', 'hard'] as const;
/** Phases of the Merdeka curriculum; D is grades 7 to 9. */
export const phases = ['A', 'B', 'C', 'D', 'E', 'F'] as const;

/** What a question is about, for search, blueprints and reports. */
export interface Tags {
  /** Key of a subject of the city: `matematika`. */
  readonly subject: string;
  /** 1 to 12. */
  readonly grade: number | null;
  readonly phase: (typeof phases)[number] | null;
  /** Code and words of the aim it asks after: TP (Merdeka) or KD (K13): `3.2 Menjelaskan pecahan`. */
  readonly aim: string | null;
  /** Topic within the subject; the category of other systems, with `/` between levels. */
  readonly topic: string | null;
  readonly level: (typeof levels)[number] | null;
  readonly difficulty: (typeof difficulties)[number] | null;
  /** Personal, socio-cultural, scientific …: AKM's context. */
  readonly context: string | null;
  readonly labels: readonly string[];
}

/** What several questions ask about: a text, a picture, a sound (literasi, numerasi). */
export interface Stimulus {
  readonly title: string;
  readonly text: Rich;
}

/** A question as it is asked and marked; a version of it never changes. */
export interface Question {
  /** For its owner's lists; never shown in a test. */
  readonly title: string;
  readonly prompt: Rich;
  readonly body: Body;
  /** Pembahasan: shown when the rules of the test release it. */
  readonly discussion?: Rich;
  readonly tags: Tags;
  /** Marks it is worth where the test says nothing else; above 0. */
  readonly points: number;
  readonly stimulus?: Stimulus;
  /** Pictures and sounds by the name that texts call them: what they lead to is said by whoever keeps them. */
  readonly media: readonly string[];
  /** Its name in the system it came from. */
  readonly foreignId?: string;
}
