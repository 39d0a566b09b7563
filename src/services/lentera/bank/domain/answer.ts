import type { Decimals, Kind, Part } from './question.ts';

/** What somebody answered, by kind of question. Nothing answered is `null`, never an empty one of these. */
export interface Answers {
  readonly choice: Part;
  readonly choices: readonly Part[];
  /** Category by statement; a statement left open is absent. */
  readonly grid: Readonly<Record<Part, Part>>;
  /** Columns by row. */
  readonly matching: Readonly<Record<Part, readonly Part[]>>;
  readonly short: string;
  /** As typed: `1.250,5 cm` is read by `readNumber`. */
  readonly numeric: string;
  readonly essay: string;
  readonly ordering: readonly Part[];
  /** Option or typed text by gap. */
  readonly cloze: Readonly<Record<Part, string>>;
  /** Parts of width and height. */
  readonly hotspot: readonly (readonly [number, number])[];
}

export type Answer = Answers[Kind];

/** A typed number: its value and what stands behind it. */
export interface TypedNumber {
  readonly value: Decimals;
  readonly unit: string | null;
}
