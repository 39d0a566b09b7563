import type { Answers } from '#platform/forms';

export const exampleKinds = ['fits', 'doubtful', 'unsigned'] as const;
export type ExampleKind = (typeof exampleKinds)[number];

/** In the demonstration: a PDF as SIAK would hand it over, signed by the demonstration's own authority, for trying the way to the end. */
export type MakesExample = (asked: {
  readonly title: string;
  readonly number: string;
  readonly names: readonly string[];
  readonly signed: boolean;
}) => Promise<Buffer>;

/** Every word and number somebody answered. */
function wordsIn(answers: unknown): readonly string[] {
  if (typeof answers === 'string') return [answers];
  if (typeof answers !== 'object' || answers === null) return [];
  return Object.values(answers).flatMap(wordsIn);
}

/** What stands on the example for a case: all that was answered, nothing where it is to be doubted. */
export const wordsOn = (answers: Answers, kind: ExampleKind): readonly string[] => (kind === 'doubtful' ? [] : wordsIn(answers));
