import { Decimal } from 'decimal.js';
import { keysFindings, namedTwice, optionsFindings } from './check-question-parts.ts';
import { type Finding, fault, warning, when } from './check-question-finding.ts';
import { gapsNamed } from './check-question-gaps.ts';
import type { AcceptedNumber, AcceptedText, Cloze, Gap, Numeric, Short } from './question.ts';

/** Accepted answers of a question or gap, in words or as numbers. */
export function answerFindings(body: Short | Numeric | Exclude<Gap, { kind: 'choice' }>, place: string): readonly Finding[] {
  return [
    ...when(body.accepted.length === 0, fault('key-missing', place)),
    ...when(body.accepted.length > 0 && !body.accepted.some(({ share }) => share === 1), fault('full-mark-missing', place)),
    ...body.accepted.flatMap(({ share }, at) => when(!(share > 0 && share <= 1), fault('share-out-of-bounds', `${place}.${at}`))),
    ...(body.kind === 'short' ? textsFindings(body.accepted, place) : numbersFindings(body.accepted, place)),
    ...('units' in body ? unitFindings(body) : []),
  ];
}

function textsFindings(accepted: readonly AcceptedText[], place: string): readonly Finding[] {
  return accepted.flatMap(({ text }, at) => [
    ...when(text.trim() === '', fault('accepted-empty', `${place}.${at}`)),
    ...when(/^[*\s]+$/.test(text) && text.trim() !== '', warning('accepts-everything', `${place}.${at}`)),
  ]);
}

function numbersFindings(accepted: readonly AcceptedNumber[], place: string): readonly Finding[] {
  return accepted.flatMap(({ value }, at) => {
    const [first, second] = 'at' in value ? [value.at, value.within] : [value.from, value.to];
    if (!isDecimals(first) || !isDecimals(second))
      return [fault('number-unreadable', `${place}.${at}`, isDecimals(first) ? second : first)];
    const isReversed = 'at' in value ? new Decimal(second).isNegative() : new Decimal(first).gt(second);
    return when(isReversed, fault('range-reversed', `${place}.${at}`));
  });
}

function unitFindings({ units, unitRule }: Numeric): readonly Finding[] {
  const names = units.map(({ name }) => name.trim());
  return [
    ...units.flatMap(({ name, factor }, at) => {
      const isUsable = names[at] !== '' && names.indexOf(names[at] ?? '') === at && isDecimals(factor) && new Decimal(factor).gt(0);
      return when(!isUsable, fault('unit-unusable', `units.${at}`, name));
    }),
    ...when(unitRule.kind === 'penalty' && !(unitRule.loses > 0 && unitRule.loses <= 1), fault('share-out-of-bounds', 'unitRule')),
    ...when(unitRule.kind === 'penalty' && units.length === 0, fault('unit-unusable', 'units')),
    ...when(
      units.length > 0 && !units.some(({ factor }) => isDecimals(factor) && new Decimal(factor).eq(1)),
      fault('unit-unusable', 'units'),
    ),
  ];
}

/** Whether a number is written as questions keep it: `-12.50`. */
export function isDecimals(text: string): boolean {
  return /^-?\d{1,60}(\.\d{1,60})?$/.test(text);
}

/** Gaps and the places they stand at belong together one to one. */
export function gapFindings({ text, gaps }: Cloze): readonly Finding[] {
  const named = gapsNamed(text);
  return [
    ...when(gaps.length === 0, fault('options-too-few', 'gaps')),
    ...namedTwice('gaps', gaps),
    ...gaps.filter(({ id }) => !named.includes(id)).map(({ id }) => fault('gap-without-text', `gaps.${id}`)),
    ...named
      .filter((id, at) => !gaps.some((gap) => gap.id === id) || named.indexOf(id) < at)
      .map((id) => fault('text-without-gap', 'text', id)),
    ...gaps.flatMap((gap) => {
      const place = `gaps.${gap.id}`;
      if (gap.kind !== 'choice') return answerFindings(gap, place);
      return [...optionsFindings(place, gap.options, 2), ...keysFindings(gap.options, gap.key === '' ? [] : [gap.key])];
    }),
  ];
}
