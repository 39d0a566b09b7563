import { askedOf } from '../exams/compose.ts';
import type { Asked } from '../room/domain/paper.ts';
import { renderRich } from './domain/clean-render.ts';
import type { Question, Rich } from './domain/question.ts';
import { bankPaths } from './paths.ts';

/** A question as a student sees it, ready to be shown. */
export interface ShownQuestion {
  readonly prompt: string;
  readonly stimulus: { readonly title: string; readonly html: string } | null;
  readonly asked: Asked;
}

/** Address of a picture or sound of the bank. */
export const addressOf = (name: string): string => (name === '' ? '' : bankPaths.media({ name }));

export const richHtml = (rich: Rich): string => renderRich(rich, addressOf);

export function shownOf({ prompt, stimulus, body }: Question): ShownQuestion {
  return {
    prompt: richHtml(prompt),
    stimulus: stimulus ? { title: stimulus.title, html: richHtml(stimulus.text) } : null,
    asked: askedOf(body, 1, addressOf).asked,
  };
}
