import type { ToWrite, Written } from '../bank/domain/parsed.ts';
import type { AcceptedNumber, AcceptedText, Body, Grid, Matching, Option, Question, Rich } from '../bank/domain/question.ts';
import { ESSAY_LINES } from './gift-answer.ts';
import { giftText } from './gift-text.ts';
import { asMatching, leaveSingleColumns, leavePolicy } from './as-matching.ts';
import { type Leave, leaving } from './leaving.ts';
import { promptWithStimulus, withoutMedia } from './rich-out.ts';
import { percentOf, weighedOf } from './shares.ts';
import { labelsOf } from './tag-labels.ts';
import { leaveUncarried, placeOf } from './uncarried.ts';

interface Context {
  readonly where: string;
  readonly leave: Leave;
  readonly rich: (text: Rich) => string;
}

/**
 * A GIFT file. It carries no pictures, marks, units, essays' boxes or sounds, no gaps, orders or places on pictures, and one
 * column for each row; all of that is named.
 */
export function writeGift({ questions }: ToWrite): Written {
  const left: Written['left'][number][] = [];
  const leave = leaving(left);
  let topic: string | null = null;
  const items = questions.flatMap((question, at) => {
    const where = placeOf(question, at);
    const context: Context = { where, leave, rich: (text) => giftText(withoutMedia(text, where, leave)) };
    const answer = answerOf(question.body, context);
    if (answer === null) return [];
    leaveUncarried(question, where, leave, { discussion: true, feedback: true, tags: true, foreignId: true });
    const moved = question.tags.topic === topic ? [] : [`$CATEGORY: ${question.tags.topic?.replace(/\s+/g, ' ') ?? 'top'}`];
    topic = question.tags.topic;
    return [...moved, itemOf(question, answer, context)];
  });
  return { bytes: new TextEncoder().encode(`${items.join('\n\n')}\n`), left };
}

function itemOf(question: Question, answer: string, { where, leave, rich }: Context): string {
  const { title, discussion, foreignId, tags } = question;
  const comment = [
    ...(foreignId === undefined ? [] : [`[id:${commentText(foreignId)}]`]),
    ...labelsOf(tags).map((label) => `[tag:${commentText(label)}]`),
  ];
  const general = discussion === undefined ? '' : `####${rich(discussion)}`;
  return [
    ...(comment.length > 0 ? [`// ${comment.join(' ')}`] : []),
    `::${giftText(title)}::[html]${rich(promptWithStimulus(question, where, leave))}{${answer}${general}}`,
  ].join('\n');
}

const commentText = (text: string) => text.replace(/\s+/g, ' ').replace(/[\]\\]/g, '\\$&');

function answerOf(body: Body, context: Context): string | null {
  const { where, leave } = context;
  switch (body.kind) {
    case 'choice':
    case 'choices':
      if (body.kind === 'choice' && body.trueFalse) return trueFalseText(body.options, body.key, context);
      if (body.kind === 'choices') leavePolicy(body.policy, 'clamped', context);
      return weighedOf(body)
        .map(
          ({ option, share }) =>
            `${body.kind === 'choice' && share === 1 ? '=' : '~'}${share === 0 || (body.kind === 'choice' && share === 1) ? '' : `%${percentOf(share)}%`}${optionText(option, context)}`,
        )
        .join(' ');
    case 'grid':
    case 'matching':
      return matchingText(body, context);
    case 'short':
      if (body.caseSensitive) leave(where, 'part-dropped', 'case');
      return shortText(body.accepted, context);
    case 'numeric':
      if (body.units.length > 0) leave(where, 'part-dropped', `units: ${body.units.map(({ name }) => name).join(', ')}`);
      return `#${body.accepted.map((one) => acceptedText(one, numberText(one.value), context)).join(' ')}`;
    case 'essay':
      if (body.rubric.length > 0) leave(where, 'part-dropped', 'rubric');
      if (body.guide !== undefined) leave(where, 'part-dropped', 'guide');
      if (body.template !== undefined) leave(where, 'part-dropped', 'template');
      if (body.lines !== ESSAY_LINES) leave(where, 'part-dropped', `lines: ${body.lines}`);
      return '';
    case 'ordering':
    case 'cloze':
    case 'hotspot':
      leave(where, 'kind-unknown', body.kind, { whole: true });
      return null;
  }
}

const feedbackText = (feedback: Rich | undefined, { rich }: Context) => (feedback === undefined ? '' : `#${rich(feedback)}`);
const optionText = ({ text, feedback }: Option, context: Context) => `${context.rich(text)}${feedbackText(feedback, context)}`;

function trueFalseText(options: readonly Option[], key: string, context: Context): string {
  const [first, second] = options;
  if (first?.text !== 'Benar' || second?.text !== 'Salah')
    context.leave(context.where, 'value-changed', options.map(({ text }) => text).join(', '));
  const isTrue = key === first?.id;
  const [right, wrong] = isTrue ? [first, second] : [second, first];
  const feedback = [wrong?.feedback, right?.feedback].map((text) => context.rich(text ?? ''));
  return `${isTrue ? 'TRUE' : 'FALSE'}${feedback.some(Boolean) ? `#${feedback.join('#')}` : ''}`;
}

function matchingText(body: Matching | Grid, context: Context): string | null {
  const pairs = leaveSingleColumns(asMatching(body, context), context);
  if (!pairs) return null;
  return pairs.map(([row, column]) => `=${context.rich(row?.text ?? '')} -> ${context.rich(column.text)}`).join(' ');
}

function shortText(accepted: readonly AcceptedText[], context: Context): string | null {
  const usable = accepted.filter(({ text }) => !text.includes('->'));
  for (const { text } of accepted)
    if (text.includes('->')) context.leave(context.where, 'part-dropped', text, { whole: usable.length === 0 });
  return usable.length === 0 ? null : usable.map((one) => acceptedText(one, giftText(one.text), context)).join(' ');
}

function acceptedText({ share, feedback }: AcceptedText | AcceptedNumber, text: string, context: Context): string {
  return `=${share === 1 ? '' : `%${percentOf(share)}%`}${text}${feedbackText(feedback, context)}`;
}

function numberText(value: AcceptedNumber['value']): string {
  if ('from' in value) return `${value.from}..${value.to}`;
  return Number(value.within) === 0 ? value.at : `${value.at}:${value.within}`;
}
