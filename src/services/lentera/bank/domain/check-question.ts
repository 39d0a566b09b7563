import { type Finding, fault, warning } from './check-question-finding.ts';
import { textFindings } from './check-question-texts.ts';
import { bodyFindings } from './check-question-body.ts';
import { mediaIn } from './clean.ts';
import { toPlain } from './clean-to-plain.ts';
import type { Question, Rich } from './question.ts';

export type { Finding, FindingCode } from './check-question-finding.ts';

/**
 * What stands in the way of publishing a question, faults before warnings. Options per grade come from the design paper of
 * AKM (2020), which the agency has not confirmed, and so only warn.
 */
export function checkQuestion(question: Question): readonly Finding[] {
  const { prompt, points, stimulus, body, tags } = question;
  const findings = [
    ...(isEmpty(prompt) && body.kind !== 'cloze' ? [fault('prompt-empty', 'prompt')] : []),
    ...(Number.isFinite(points) && points > 0 ? [] : [fault('points-not-positive', 'points')]),
    ...(stimulus && isEmpty(stimulus.text) ? [fault('stimulus-empty', 'stimulus')] : []),
    ...bodyFindings(body, tags.grade),
    ...textFindings(textsOf(question)),
    ...mediaFindings(question),
  ];
  return [...findings.filter(({ weight }) => weight === 'fault'), ...findings.filter(({ weight }) => weight === 'warning')];
}

const isEmpty = (rich: Rich) => toPlain(rich) === '' && mediaIn(rich).length === 0;

function mediaFindings(question: Question): readonly Finding[] {
  const called = new Set(textsOf(question).flatMap(([, text]) => mediaIn(text)));
  if (question.body.kind === 'hotspot' && question.body.picture !== '') called.add(question.body.picture);
  const kept = new Set(question.media);
  return [
    ...[...called].filter((name) => !kept.has(name)).map((name) => fault('media-missing', 'media', name)),
    ...[...kept].filter((name) => !called.has(name)).map((name) => warning('media-unused', 'media', name)),
  ];
}

/** Every text of a question with its place: `prompt`, `options.b`, `feedback.b`, `rows.1`. */
export function textsOf({ prompt, stimulus, discussion, body }: Question): readonly (readonly [at: string, text: Rich])[] {
  return [
    ['prompt', prompt] as const,
    ...(stimulus ? [['stimulus', stimulus.text] as const] : []),
    ...(discussion === undefined ? [] : [['discussion', discussion] as const]),
    ...bodyTexts(body),
  ];
}

function bodyTexts(body: Question['body']): readonly (readonly [string, Rich])[] {
  const of = (place: string, options: readonly { readonly id: string; readonly text: Rich; readonly feedback?: Rich }[]) =>
    options.flatMap(({ id, text, feedback }) => [
      [`${place}.${id}`, text] as const,
      ...(feedback === undefined ? [] : [[`feedback.${id}`, feedback] as const]),
    ]);
  const accepted = (all: readonly { readonly feedback?: Rich }[]) =>
    all.flatMap(({ feedback }, at) => (feedback === undefined ? [] : [[`feedback.${at}`, feedback] as const]));
  switch (body.kind) {
    case 'choice':
    case 'choices':
      return of('options', body.options);
    case 'grid':
      return [...of('statements', body.statements), ...of('categories', body.categories)];
    case 'matching':
      return [...of('rows', body.rows), ...of('columns', body.columns)];
    case 'ordering':
      return of('items', body.items);
    case 'short':
    case 'numeric':
      return accepted(body.accepted);
    case 'cloze':
      return [
        ['text', body.text],
        ...body.gaps.flatMap((gap) => (gap.kind === 'choice' ? of(`gaps.${gap.id}`, gap.options) : accepted(gap.accepted))),
      ];
    case 'essay':
      return body.guide === undefined ? [] : [['guide', body.guide]];
    case 'hotspot':
      return [];
  }
}
