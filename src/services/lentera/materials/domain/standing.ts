/** What a student did with a lesson. */
export interface Progress {
  readonly openedAt: Date | null;
  readonly finishedAt: Date | null;
}

export const standings = ['new', 'opened', 'finished', 'late', 'overdue'] as const;
/** `late`: finished after its day; `overdue`: the day is over and it is not finished. */
export type Standing = (typeof standings)[number];

/** How a student stands with a lesson. `today` and `finishedOn` are days in Bali, YYYY-MM-DD. */
export function standingOf(
  { openedAt, finishedOn }: { readonly openedAt: Date | null; readonly finishedOn: string | null },
  dueOn: string | null,
  today: string,
): Standing {
  if (finishedOn !== null) return dueOn !== null && finishedOn > dueOn ? 'late' : 'finished';
  if (dueOn !== null && today > dueOn) return 'overdue';
  return openedAt === null ? 'new' : 'opened';
}

/** One try at a question. */
export interface Tried {
  readonly questionId: string;
  /** 0 to 1; null where a person reads it. */
  readonly share: number | null;
}

export interface ExerciseResult {
  /** Questions of the lesson, and those of them that were tried. */
  readonly questions: number;
  readonly tried: number;
  /** Mean of the best try at each question that is marked by itself, untried ones as 0; null where none is. 0 to 1. */
  readonly mean: number | null;
}

/** What a student's tries at a lesson's questions come to; tries at questions it no longer asks do not count. */
export function resultOf(
  questions: readonly { readonly questionId: string; readonly marked: boolean }[],
  tries: readonly Tried[],
): ExerciseResult {
  const best = new Map<string, number>();
  for (const { questionId, share } of tries) best.set(questionId, Math.max(best.get(questionId) ?? 0, share ?? 0));
  const marked = questions.filter((one) => one.marked);
  return {
    questions: questions.length,
    tried: questions.filter(({ questionId }) => best.has(questionId)).length,
    mean: marked.length === 0 ? null : marked.reduce((sum, { questionId }) => sum + (best.get(questionId) ?? 0), 0) / marked.length,
  };
}
