import type { Answer } from '../bank/domain/answer.ts';
import { renderRich } from '../bank/domain/clean-render.ts';
import type { Part, Question } from '../bank/domain/question.ts';
import { score } from '../bank/domain/score.ts';
import { askedOf } from '../exams/compose.ts';
import { formAnswer, type Sent } from '../room/domain/form-answer.ts';
import { original } from '../room/domain/original.ts';
import type { Asked } from '../room/domain/paper.ts';

/** A question of a lesson as students see it: always in the same order, since nobody sits beside anybody. */
export interface ShownExercise {
  readonly prompt: string;
  readonly stimulus: { readonly title: string; readonly html: string } | null;
  readonly asked: Asked;
}

type AddressOf = (name: string) => string;
type Parts = Readonly<Record<Part, Part>> | null;

/** What stands in the order of the key is shown in another, which the question's own name decides. */
const seedOf = (questionId: string) => Number.parseInt(questionId.slice(-7), 16);

export function showExercise(questionId: string, { prompt, stimulus, body }: Question, addressOf: AddressOf): ShownExercise {
  return {
    prompt: renderRich(prompt, addressOf),
    stimulus: stimulus ? { title: stimulus.title, html: renderRich(stimulus.text, addressOf) } : null,
    asked: askedOf(body, seedOf(questionId), addressOf).asked,
  };
}

export interface MarkedExercise {
  /** In the question's own parts. */
  readonly value: Answer;
  /** 0 to 1 by the question's own rule; null where a person reads it. */
  readonly share: number | null;
}

/** Marks what the fields of a question hold; null where nothing was answered. */
export function markExercise(questionId: string, { body }: Question, sent: Sent): MarkedExercise | null {
  const { asked, parts } = askedOf(body, seedOf(questionId), () => '');
  const given = formAnswer(asked, sent);
  if (given === null) return null;
  const value = original(given, parts);
  return { value, share: score(body, value) };
}

/** An answer in the names of the fields it is shown in. */
export function asShown(questionId: string, { body }: Question, value: Answer): Answer {
  const { parts } = askedOf(body, seedOf(questionId), () => '');
  return original(value, inverse(parts));
}

const inverse = (parts: Parts): Parts => parts && Object.fromEntries(Object.entries(parts).map(([shown, own]) => [own, shown]));
