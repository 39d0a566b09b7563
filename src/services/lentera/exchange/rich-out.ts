import { mediaIn } from '../bank/domain/clean.ts';
import { toPlain, toRich } from '../bank/domain/clean-to-plain.ts';
import type { Question, Rich } from '../bank/domain/question.ts';
import type { Leave } from './leaving.ts';

/** A text for a format that carries no files: pictures by their words, each named. */
export function withoutMedia(rich: Rich, where: string, leave: Leave): Rich {
  for (const name of mediaIn(rich)) leave(where, 'part-dropped', `media:${name}`);
  return rich
    .replace(/<img\b[^>]*>/g, (tag) => {
      const alt = /\salt="([^"]*)"/.exec(tag)?.[1];
      return alt ? `[${alt.replaceAll('&quot;', '"')}]` : '';
    })
    .replace(/<audio\b[^>]*>(?:<\/audio>)?/g, '');
}

/** A text for a format of words alone; markup that says something is named. */
export function plainOut(rich: Rich, where: string, leave: Leave): string {
  const plain = toPlain(withoutMedia(rich, where, leave));
  if (toRich(plain) !== rich.trim() && /<(?!\/?(?:p|br|img|audio)\b)[a-z]/.test(rich)) leave(where, 'part-dropped', `markup: ${plain}`);
  return plain;
}

/** The prompt with its stimulus before it, for formats in which questions share nothing. */
export function promptWithStimulus({ prompt, stimulus }: Question, where: string, leave: Leave): Rich {
  if (!stimulus) return prompt;
  leave(where, 'part-dropped', `stimulus: ${stimulus.title}`);
  return `<div>${stimulus.text}</div>${prompt}`;
}
