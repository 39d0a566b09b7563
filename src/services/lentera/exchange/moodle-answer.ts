import { Decimal } from 'decimal.js';
import { toPlain } from '../bank/domain/clean-to-plain.ts';
import type { AcceptedNumber, AcceptedText, Body, Matching, Numeric, Option, Ordering } from '../bank/domain/question.ts';
import { trueFalse } from './gift-answer.ts';
import { markersOf } from './moodle-markers.ts';
import { fractionOf, isTrue, type MoodleContext, textIn, valueOf } from './moodle-text.ts';
import { choiceFrom, choicesFrom, type Weighed } from './shares.ts';
import { decimalsFrom, partName } from './taken.ts';
import { childOf, childrenOf, type Element } from './xml.ts';
import { readGuide } from './rubric-table.ts';

/** What is answered, by type; `null` where it was named as left, `unknown` for a type without a kind. */
export function bodyOf(element: Element, type: string, context: MoodleContext): Body | 'unknown' | null {
  switch (type) {
    case 'multichoice':
    case 'multichoiceset':
      return choicesOf(element, type, context);
    case 'truefalse':
      return trueFalseOf(element, context);
    case 'shortanswer':
      return shortOf(element, context);
    case 'numerical':
      return numericOf(element, context);
    case 'matching':
      return matchingOf(element, context);
    case 'ordering':
      return orderingOf(element, context);
    case 'essay':
      return essayOf(element, context);
    case 'ddmarker':
      return markersOf(element, context);
    default:
      return 'unknown';
  }
}

const missing = (loss: 'key-missing' | 'options-missing' | 'scoring-unknown', { where, leave }: MoodleContext, named: string) => {
  leave(where, loss, named, { whole: true });
  return null;
};

function choicesOf(element: Element, type: string, context: MoodleContext): Body | null {
  const answers = childrenOf(element, 'answer');
  const weighed: readonly Weighed[] = answers.map((answer, at) => ({ option: optionOf(answer, at, context), share: fractionOf(answer) }));
  const shuffle = isTrue(valueOf(element, 'shuffleanswers'));
  if (weighed.length < 2) return missing('options-missing', context, type);
  if (type === 'multichoiceset') {
    const keys = weighed.filter(({ share }) => share > 0).map(({ option }) => option.id);
    if (keys.length === 0) return missing('key-missing', context, type);
    return { kind: 'choices', options: weighed.map(({ option }) => option), keys, policy: 'all', shuffle };
  }
  if (isTrue(valueOf(element, 'single') || 'true')) {
    for (const { share } of weighed) if (share < 0) context.leave(context.where, 'value-changed', `${share * 100} %`);
    const isKeyed = weighed.some(({ share }) => share === 1);
    return choiceFrom(weighed, { shuffle }) ?? missing(isKeyed ? 'scoring-unknown' : 'key-missing', context, type);
  }
  const several = choicesFrom(weighed, shuffle);
  if (!several) return missing('key-missing', context, type);
  if (several.changed.length > 0)
    context.leave(context.where, 'value-changed', answers.map((answer) => answer.attributes.fraction).join(' '));
  return several.body;
}

function optionOf(answer: Element, at: number, context: MoodleContext): Option {
  const feedback = textIn(childOf(answer, 'feedback'), context);
  return { id: partName(at), text: textIn(answer, context), ...(feedback !== '' && { feedback }) };
}

function trueFalseOf(element: Element, context: MoodleContext): Body | null {
  const right = childrenOf(element, 'answer').find((answer) => fractionOf(answer) === 1);
  const wrong = childrenOf(element, 'answer').find((answer) => answer !== right);
  if (!right) return missing('key-missing', context, 'truefalse');
  const feedback = (answer: Element | undefined) => textIn(answer && childOf(answer, 'feedback'), context);
  return trueFalse(valueOf(right, 'text').toLowerCase() === 'true', feedback(wrong), feedback(right));
}

/** Accepted answers that earn something; what earns nothing had only its feedback. */
function accepted<T>(
  element: Element,
  context: MoodleContext,
  read: (answer: Element) => T | null,
): readonly (T & { share: number; feedback?: string })[] {
  return childrenOf(element, 'answer').flatMap((answer) => {
    const feedback = textIn(childOf(answer, 'feedback'), context);
    const [share, value] = [fractionOf(answer), read(answer)];
    if (share > 0 && value !== null) return [{ ...value, share, ...(feedback !== '' && { feedback }) }];
    if (share > 0 || feedback !== '')
      context.leave(context.where, share > 0 ? 'unreadable' : 'part-dropped', `${valueOf(answer, 'text')} ${toPlain(feedback)}`.trim());
    return [];
  });
}

function shortOf(element: Element, context: MoodleContext): Body | null {
  const texts: readonly AcceptedText[] = accepted(element, context, (answer) =>
    valueOf(answer, 'text') === '' ? null : { text: valueOf(answer, 'text') },
  );
  if (texts.length === 0) return missing('key-missing', context, 'shortanswer');
  return { kind: 'short', accepted: texts, caseSensitive: isTrue(valueOf(element, 'usecase')) };
}

function numericOf(element: Element, context: MoodleContext): Body | null {
  const numbers: readonly AcceptedNumber[] = accepted(element, context, (answer) => {
    const [at, within] = [decimalsFrom(valueOf(answer, 'text')), decimalsFrom(valueOf(answer, 'tolerance') || '0')];
    return at === null || within === null ? null : { value: { at, within } };
  });
  if (numbers.length === 0) return missing('key-missing', context, 'numerical');
  const loses = Number(valueOf(element, 'unitpenalty')) || 0;
  const isGraded = ['1', '2'].includes(valueOf(element, 'unitgradingtype')) && loses > 0;
  const units = unitsOf(element, context);
  return {
    kind: 'numeric',
    accepted: numbers,
    units,
    unitRule: isGraded && units.length > 0 ? { kind: 'penalty', loses: Math.min(1, loses) } : { kind: 'optional' },
  };
}

/** Moodle multiplies the key to have it in a unit; we multiply the answer to have it in the key's. */
function unitsOf(element: Element, { where, leave }: MoodleContext): Numeric['units'] {
  return childrenOf(childOf(element, 'units') ?? element, 'unit').flatMap((unit) => {
    const [name, multiplier] = [valueOf(unit, 'unit_name'), decimalsFrom(valueOf(unit, 'multiplier') || '1')];
    if (name !== '' && multiplier !== null && Number(multiplier) > 0) return [{ name, factor: inverse(multiplier) }];
    leave(where, 'unreadable', `unit: ${name}`);
    return [];
  });
}

/** One by a number, to forty digits. */
export const inverse = (number: string): string => {
  const Long = Decimal.clone({ precision: 40 });
  return new Long(1).div(number).toFixed();
};

function matchingOf(element: Element, context: MoodleContext): Body | null {
  const columns: Option[] = [];
  const rows: Option[] = [];
  const keys: Record<string, readonly string[]> = {};
  for (const pair of childrenOf(element, 'subquestion')) {
    const [text, answer] = [textIn(pair, context), childOf(pair, 'answer')];
    const column = answer ? textIn({ ...answer, attributes: { format: 'html', ...answer.attributes } }, context) : '';
    if (column === '') return missing('key-missing', context, toPlain(text));
    const known = columns.find((one) => one.text === column) ?? { id: partName(columns.length), text: column };
    if (!columns.includes(known)) columns.push(known);
    if (text === '') continue;
    keys[partName(rows.length)] = [known.id];
    rows.push({ id: partName(rows.length), text });
  }
  if (rows.length === 0) return missing('options-missing', context, 'matching');
  return { kind: 'matching', rows, columns, keys, policy: 'ratio', shuffle: isTrue(valueOf(element, 'shuffleanswers')) } satisfies Matching;
}

function orderingOf(element: Element, context: MoodleContext): Body | null {
  const items = childrenOf(element, 'answer')
    .toSorted((a, b) => Number(a.attributes.fraction) - Number(b.attributes.fraction))
    .map((answer, at) => optionOf(answer, at, context));
  const grading = valueOf(element, 'gradingtype').toUpperCase();
  if (items.length < 2) return missing('options-missing', context, 'ordering');
  if (!['ALL_OR_NOTHING', '-1', 'ABSOLUTE_POSITION', '0', ''].includes(grading))
    context.leave(context.where, 'value-changed', `gradingtype: ${grading}`);
  return { kind: 'ordering', items, policy: ['ALL_OR_NOTHING', '-1'].includes(grading) ? 'all' : 'ratio' } satisfies Ordering;
}

function essayOf(element: Element, context: MoodleContext): Body {
  const lines = Math.round(Number(valueOf(element, 'responsefieldlines')) || 10);
  const { guide, rubric } = readGuide(textIn(childOf(element, 'graderinfo'), context));
  const template = toPlain(textIn(childOf(element, 'responsetemplate'), context));
  if (Number(valueOf(element, 'attachments')) > 0) context.leave(context.where, 'part-dropped', 'attachments');
  return {
    kind: 'essay',
    lines: Math.min(200, Math.max(1, lines)),
    rubric,
    ...(guide !== '' && { guide }),
    ...(template !== '' && { template }),
  };
}
