import type { Answer } from './answer.ts';
import type { Kind } from './question.ts';

/** Answers come from devices: whether one has the shape of its kind. One of another shape answers nothing. */
export function isShaped(kind: Kind, answer: Answer): boolean {
  return shapes[kind](answer);
}

const isText = (answer: Answer) => typeof answer === 'string';
const isList = (answer: Answer) => Array.isArray(answer);
const isRecord = (answer: Answer) => typeof answer === 'object' && !Array.isArray(answer);

const shapes: Readonly<Record<Kind, (answer: Answer) => boolean>> = {
  choice: isText,
  choices: isList,
  grid: isRecord,
  matching: (answer) => isRecord(answer) && Object.values(answer).every((columns) => Array.isArray(columns)),
  short: isText,
  numeric: isText,
  essay: isText,
  ordering: isList,
  cloze: (answer) => isRecord(answer) && Object.values(answer).every((typed) => typeof typed === 'string'),
  hotspot: (answer) => Array.isArray(answer) && answer.every((point) => Array.isArray(point) && point.length === 2),
};
