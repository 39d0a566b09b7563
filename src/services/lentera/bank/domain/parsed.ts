import type { Question } from './question.ts';

/** Why something of a file was not taken as it stood. Words for each stand beside the page that shows them. */
export const losses = [
  /** The question is of a kind that has none here. */
  'kind-unknown',
  /** No key, or one that names no option. */
  'key-missing',
  'options-missing',
  'prompt-missing',
  /** What stands there cannot be read as the format. */
  'unreadable',
  /** A picture or sound is named and not in the file. */
  'media-missing',
  /** Of a type that is not taken, or too large. */
  'media-refused',
  /** Scripts, frames, styles and the like, which are always taken out. */
  'markup-removed',
  /** The kind cannot carry this part: hint, penalty, feedback by combination. */
  'part-dropped',
  /** Marking by a program of the file's own; only the usual templates are known. */
  'scoring-unknown',
  /** A number out of its bounds was brought into them. */
  'value-changed',
] as const;
export type Loss = (typeof losses)[number];

export interface Left {
  /** Where in the file: a line, a row, an entry; as people find it again. */
  readonly where: string;
  readonly loss: Loss;
  /** The thing itself, as it stands in the file, at most 200 characters. */
  readonly named: string;
  /** Whether the whole question was left out, or taken without this. */
  readonly whole: boolean;
}

/** What a file gave. */
export interface Parsed {
  readonly questions: readonly ParsedQuestion[];
  readonly left: readonly Left[];
  /** Bytes by the name that the questions' texts call them. */
  readonly media: ReadonlyMap<string, Uint8Array>;
}

export interface ParsedQuestion {
  readonly question: Question;
  /** Where in the file it stands. */
  readonly where: string;
}

/** What a written file is made of: questions with the bytes of everything they name. */
export interface ToWrite {
  readonly questions: readonly Question[];
  readonly media: ReadonlyMap<string, Uint8Array>;
}

/** A written file, and what the format could not carry. */
export interface Written {
  readonly bytes: Uint8Array;
  readonly left: readonly Left[];
}
