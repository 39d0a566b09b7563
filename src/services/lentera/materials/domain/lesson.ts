import type { Captions } from './captions.ts';
import type { Rich } from '../../bank/domain/question.ts';

/** A file of the store, as a lesson names it. */
interface Filed {
  readonly fileId: string;
  /** As it was called when it was sent in. */
  readonly name: string;
}

/** Something to read under a heading, which may be empty: words, formulas, tables, pictures of the bank. */
export interface TextBlock {
  readonly kind: 'text';
  readonly id: string;
  readonly title: string;
  readonly text: Rich;
}

export interface ImageBlock extends Filed {
  readonly kind: 'image';
  readonly id: string;
  /** What it shows, for whoever cannot see it. */
  readonly alt: string;
  readonly caption: string;
}

export interface AudioBlock extends Filed {
  readonly kind: 'audio';
  readonly id: string;
  readonly title: string;
  /** What is said, for whoever cannot hear it. */
  readonly transcript: string;
}

export interface VideoBlock extends Filed {
  readonly kind: 'video';
  readonly id: string;
  readonly title: string;
  readonly transcript: string;
  /** What is said and heard, in step with the film; absent where there is none yet. */
  readonly captions?: Captions;
  /** Nothing is said in it, so that there is nothing to caption. */
  readonly silent?: boolean;
}

export interface PdfBlock extends Filed {
  readonly kind: 'pdf';
  readonly id: string;
  readonly title: string;
}

/** A film at a known host: opened there by whoever presses it, never shown in our page. */
export interface LinkBlock {
  readonly kind: 'link';
  readonly id: string;
  readonly title: string;
  readonly url: string;
}

/** Which question, as it stood when it was chosen. */
export interface Pinned {
  readonly questionId: string;
  readonly version: number;
}

export interface ExerciseBlock {
  readonly kind: 'exercise';
  readonly id: string;
  readonly title: string;
  readonly questions: readonly Pinned[];
}

export type Block = TextBlock | ImageBlock | AudioBlock | VideoBlock | PdfBlock | LinkBlock | ExerciseBlock;
export type BlockKind = Block['kind'];
export type FiledBlock = Extract<Block, Filed>;

/** What a lesson is made of, read from top to bottom. */
export interface LessonContent {
  /** Code and words of the aim it serves (TP, KD); empty where none is named. */
  readonly aim: string;
  readonly blocks: readonly Block[];
}

export const emptyLesson: LessonContent = { aim: '', blocks: [] };

export const isFiled = (block: Block): block is FiledBlock => 'fileId' in block;

/** Questions of all exercises, each once. */
export function pinnedIn({ blocks }: LessonContent): readonly Pinned[] {
  const all = blocks.flatMap((block) => (block.kind === 'exercise' ? block.questions : []));
  return [...new Map(all.map((one) => [one.questionId, one])).values()];
}

export function filesIn({ blocks }: LessonContent): readonly string[] {
  return [...new Set(blocks.filter(isFiled).map(({ fileId }) => fileId))];
}

/** A name for a new block that no other of the lesson has. */
export function freshId({ blocks }: LessonContent): string {
  return `b${Math.max(0, ...blocks.map(({ id }) => Number(id.slice(1)) || 0)) + 1}`;
}

/** The list with the thing `at` one place up or down; at the end it stays. */
export function shifted<T>(list: readonly T[], at: number, by: -1 | 1): readonly T[] {
  const to = at + by;
  if (at < 0 || at >= list.length || to < 0 || to >= list.length) return list;
  const next = [...list];
  [next[at], next[to]] = [next[to] as T, next[at] as T];
  return next;
}
