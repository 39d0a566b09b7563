import type { AcceptedNumber, Body, Choice, Choices, Cloze, Gap, Grid, Matching, Numeric, Option, Short } from '../bank/domain/question.ts';
import { leavePolicy } from './as-matching.ts';
import { centred } from './moodle-write-answer.ts';
import { type AnswerXml, type QtiOut, RESPONSE } from './qti-out.ts';
import { pictureXml } from './qti-write-picture.ts';
import { weighedOf } from './shares.ts';
import { tag, xmlText } from './xml.ts';
import { guideWithRubric } from './rubric-table.ts';

export function answerXml(body: Body, out: QtiOut): AnswerXml | null {
  switch (body.kind) {
    case 'choice':
    case 'choices':
      return choicesXml(body, out);
    case 'grid':
    case 'matching':
      return matchXml(body, out);
    case 'short':
      return entryXml(body, out);
    case 'numeric':
      return numericXml(body, out);
    case 'essay': {
      if (body.template !== undefined) out.leave(out.where, 'part-dropped', 'template');
      const info = guideWithRubric(body);
      const guide =
        info === undefined ? [] : [out.write('rubricBlock', { view: 'scorer', use: 'scoring' }, tag('div', {}, out.rich(info)))];
      return {
        declarations: [declared(out, 'single', 'string', [])],
        body: [...guide, out.write('extendedTextInteraction', { responseIdentifier: RESPONSE, expectedLines: body.lines })],
        scoring: null,
      };
    }
    case 'ordering': {
      leavePolicy(body.policy, 'all', out);
      const choices = body.items.map((item) => simpleChoice(item, item.id, out));
      return {
        declarations: [
          declared(
            out,
            'ordered',
            'identifier',
            body.items.map(({ id }) => id),
          ),
        ],
        body: [out.write('orderInteraction', { responseIdentifier: RESPONSE, shuffle: 'true' }, ...choices)],
        scoring: 'match_correct',
      };
    }
    case 'cloze':
      return clozeXml(body, out);
    case 'hotspot':
      return pictureXml(body, out);
  }
}

interface Mapped {
  readonly otherwise?: number;
  readonly bounds?: true;
  readonly entries: readonly { readonly key: string; readonly value: number; readonly caseSensitive?: boolean }[];
}

function declared(
  { write }: QtiOut,
  cardinality: string,
  baseType: string,
  correct: readonly string[],
  mapping?: Mapped,
  identifier = RESPONSE,
): string {
  const entries =
    mapping?.entries.map(({ key, value, caseSensitive }) =>
      write('mapEntry', {
        mapKey: key,
        mappedValue: value,
        caseSensitive: caseSensitive === undefined ? undefined : String(caseSensitive),
      }),
    ) ?? [];
  return write(
    'responseDeclaration',
    { identifier, cardinality, baseType },
    ...(correct.length > 0 ? [write('correctResponse', {}, ...correct.map((value) => write('value', {}, xmlText(value))))] : []),
    ...(mapping
      ? [write('mapping', { defaultValue: mapping.otherwise ?? 0, ...(mapping.bounds && { lowerBound: 0, upperBound: 1 }) }, ...entries)]
      : []),
  );
}

function simpleChoice({ text, feedback }: Option, identifier: string, { write, rich }: QtiOut): string {
  return write(
    'simpleChoice',
    { identifier },
    rich(text),
    ...(feedback === undefined
      ? []
      : [write('feedbackInline', { outcomeIdentifier: 'FEEDBACK', showHide: 'show', identifier }, rich(feedback))]),
  );
}

function choicesXml(body: Choice | Choices, out: QtiOut): AnswerXml {
  const isSingle = body.kind === 'choice';
  const nameOf = (id: string, at: number) => (isSingle && body.trueFalse ? ['true', 'false'][at] : undefined) ?? id;
  const names = new Map(body.options.map(({ id }, at) => [id, nameOf(id, at)]));
  const correct = (isSingle ? [body.key] : body.keys).map((id) => names.get(id) ?? id);
  const isMapped = isSingle ? body.shares !== undefined : body.policy !== 'all';
  if (body.kind === 'choices' && body.policy === 'ratio') leavePolicy(body.policy, 'clamped', out);
  const entries = weighedOf(body).map(({ option, share }) => ({ key: names.get(option.id) ?? '', value: share }));
  return {
    declarations: [
      declared(out, isSingle ? 'single' : 'multiple', 'identifier', correct, isMapped ? { bounds: true, entries } : undefined),
    ],
    body: [
      out.write(
        'choiceInteraction',
        { responseIdentifier: RESPONSE, shuffle: String(body.shuffle), maxChoices: isSingle ? 1 : 0 },
        ...body.options.map((option) => simpleChoice(option, names.get(option.id) ?? '', out)),
      ),
    ],
    scoring: isMapped ? 'map_response' : 'match_correct',
  };
}

function matchXml(body: Matching | Grid, out: QtiOut): AnswerXml {
  const [rows, columns] = body.kind === 'grid' ? [body.statements, body.categories] : [body.rows, body.columns];
  const keysOf = (row: string) => (body.kind === 'grid' ? [body.keys[row] ?? ''] : (body.keys[row] ?? []));
  const pairs = rows.flatMap(({ id }) => keysOf(id).map((column) => `r_${id} c_${column}`));
  const isSingle = rows.every(({ id }) => keysOf(id).length === 1);
  // A row of several columns is right as a whole under `ratio`, which pairs cannot say.
  const policy = body.policy === 'ratio' && !isSingle ? 'clamped' : body.policy;
  leavePolicy(body.policy, policy, out);
  const others = Math.max(1, rows.length * columns.length - pairs.length);
  const mapping: Mapped = {
    bounds: true,
    otherwise: policy === 'clamped' ? -1 / others : 0,
    entries: pairs.map((key) => ({ key, value: 1 / pairs.length })),
  };
  const set = (options: readonly Option[], prefix: string, most: number) =>
    out.write(
      'simpleMatchSet',
      {},
      ...options.map(({ id, text }) =>
        out.write('simpleAssociableChoice', { identifier: `${prefix}_${id}`, matchMax: most }, out.rich(text)),
      ),
    );
  return {
    declarations: [declared(out, 'multiple', 'directedPair', pairs, policy === 'all' ? undefined : mapping)],
    body: [
      out.write(
        'matchInteraction',
        {
          responseIdentifier: RESPONSE,
          shuffle: String(body.shuffle),
          maxAssociations: 0,
          class: body.kind === 'grid' ? 'qti-match-tabular' : undefined,
        },
        set(rows, 'r', isSingle ? 1 : 0),
        set(columns, 'c', 0),
      ),
    ],
    scoring: policy === 'all' ? 'match_correct' : 'map_response',
  };
}

const entry = (out: QtiOut, identifier = RESPONSE) => out.write('textEntryInteraction', { responseIdentifier: identifier });

function entryXml(body: Short, out: QtiOut): AnswerXml {
  return { declarations: [shortDeclared(body, out)], body: [tag('p', {}, entry(out))], scoring: 'map_response' };
}

function shortDeclared({ accepted, caseSensitive }: Pick<Short, 'accepted' | 'caseSensitive'>, out: QtiOut, identifier = RESPONSE): string {
  for (const { text } of accepted) if (text.includes('*')) out.leave(out.where, 'part-dropped', `*: ${text}`);
  const entries = accepted.map(({ text, share }) => ({ key: text, value: share, caseSensitive }));
  return declared(
    out,
    'single',
    'string',
    entries.slice(0, 1).map(({ key }) => key),
    { entries },
    identifier,
  );
}

/** The first that earns everything, within its tolerance; the others are named. */
function numericXml({ accepted, units }: Numeric, out: QtiOut): AnswerXml {
  const { write } = out;
  if (units.length > 0) out.leave(out.where, 'part-dropped', `units: ${units.map(({ name }) => name).join(', ')}`);
  const best = accepted.find(({ share }) => share === 1) ?? accepted[0];
  for (const other of accepted) if (other !== best) out.leave(out.where, 'part-dropped', `accepted: ${centred(other.value).at}`);
  const { at, within } = centred(best?.value ?? { at: '0', within: '0' });
  const base = { declarations: [declared(out, 'single', 'float', [at])], body: [tag('p', {}, entry(out))] };
  if (Number(within) === 0) return { ...base, scoring: 'match_correct' };
  const earns = write('setOutcomeValue', { identifier: 'SCORE' }, write('baseValue', { baseType: 'float' }, '1'));
  const equal = write(
    'equal',
    { toleranceMode: 'absolute', tolerance: `${within} ${within}` },
    write('variable', { identifier: RESPONSE }),
    write('correct', { identifier: RESPONSE }),
  );
  return { ...base, scoring: { xml: write('responseCondition', {}, write('responseIf', {}, equal, earns)) } };
}

function clozeXml({ text, gaps, policy }: Cloze, out: QtiOut): AnswerXml {
  leavePolicy(policy, 'ratio', out);
  const filled = out.rich(text).replace(/\{\{([A-Za-z0-9_-]{1,40})\}\}/g, (whole, id: string) => {
    const gap = gaps.find((one) => one.id === id);
    return gap ? gapXml(gap, out) : whole;
  });
  const sum = out.write('sum', {}, ...gaps.map(({ id }) => out.write('mapResponse', { identifier: `${RESPONSE}_${id}` })));
  return {
    declarations: gaps.map((gap) => gapDeclared(gap, out)),
    body: [filled],
    scoring: { xml: out.write('setOutcomeValue', { identifier: 'SCORE' }, sum) },
  };
}

function gapXml(gap: Gap, out: QtiOut): string {
  const identifier = `${RESPONSE}_${gap.id}`;
  if (gap.kind !== 'choice') return entry(out, identifier);
  return out.write(
    'inlineChoiceInteraction',
    { responseIdentifier: identifier, shuffle: 'false' },
    ...gap.options.map(({ id, text }) => out.write('inlineChoice', { identifier: id }, out.rich(text))),
  );
}

function gapDeclared(gap: Gap, out: QtiOut): string {
  const identifier = `${RESPONSE}_${gap.id}`;
  if (gap.kind === 'choice') return declared(out, 'single', 'identifier', [gap.key], { entries: [{ key: gap.key, value: 1 }] }, identifier);
  if (gap.kind === 'short') return shortDeclared(gap, out, identifier);
  const numbers = gap.accepted.map(({ value, share }: AcceptedNumber) => ({ ...centred(value), share }));
  for (const { at, within } of numbers) if (Number(within) !== 0) out.leave(out.where, 'value-changed', `${at}:${within}`);
  return declared(
    out,
    'single',
    'float',
    numbers.slice(0, 1).map(({ at }) => at),
    { entries: numbers.map(({ at, share }) => ({ key: at, value: share })) },
    identifier,
  );
}
