import { Decimal } from 'decimal.js';
import { escapeText, toRich } from '../bank/domain/clean-to-plain.ts';
import type {
  AcceptedNumber,
  AcceptedText,
  Body,
  Choice,
  Choices,
  Cloze,
  Essay,
  Gap,
  Grid,
  Hotspot,
  Matching,
  Numeric,
  Ordering,
} from '../bank/domain/question.ts';
import { asMatching, leavePolicy, leaveSingleColumns } from './as-matching.ts';
import { inverse } from './moodle-answer.ts';
import { coordsOf } from './moodle-markers.ts';
import type { MoodleOut } from './moodle-out.ts';
import { pictureSize } from './picture-size.ts';
import { guideWithRubric } from './rubric-table.ts';
import { percentOf, weighedOf } from './shares.ts';
import { tag, xmlText } from './xml.ts';

/** Type and elements of an answer; `text` where the answers stand in the text itself. */
interface AnswerXml {
  readonly type: string;
  readonly elements: readonly string[];
  readonly text?: string;
}

/** The answer's part of a question; `null`, and named, where Moodle has no type for it. */
export function answerXml(body: Body, out: MoodleOut): AnswerXml | null {
  switch (body.kind) {
    case 'choice':
    case 'choices':
      return body.kind === 'choice' && body.trueFalse ? trueFalseXml(body, out) : choicesXml(body, out);
    case 'grid':
    case 'matching':
      return matchingXml(body, out);
    case 'short':
      return {
        type: 'shortanswer',
        elements: [tag('usecase', {}, body.caseSensitive ? '1' : '0'), ...body.accepted.map((one) => acceptedXml(one, one.text, out))],
      };
    case 'numeric':
      return numericXml(body, out);
    case 'essay':
      return essayXml(body, out);
    case 'ordering':
      return orderingXml(body, out);
    case 'cloze':
      return clozeXml(body, out);
    case 'hotspot':
      return markersXml(body, out);
  }
}

const flag = (name: string, isOn: boolean) => tag(name, {}, String(isOn));
const feedbackXml = (feedback: string | undefined, out: MoodleOut) => (feedback === undefined ? [] : [out.text('feedback', feedback)]);

function choicesXml(body: Choice | Choices, out: MoodleOut): AnswerXml {
  if (body.kind === 'choices') leavePolicy(body.policy, 'clamped', out);
  const answers = weighedOf(body).map(({ option, share }) =>
    out.text('answer', option.text, { fraction: percentOf(share) }, ...feedbackXml(option.feedback, out)),
  );
  return {
    type: 'multichoice',
    elements: [flag('single', body.kind === 'choice'), flag('shuffleanswers', body.shuffle), tag('answernumbering', {}, 'abc'), ...answers],
  };
}

function trueFalseXml({ options, key }: Choice, out: MoodleOut): AnswerXml {
  const [first, second] = options;
  if (first?.text !== 'Benar' || second?.text !== 'Salah')
    out.leave(out.where, 'value-changed', options.map(({ text }) => text).join(', '));
  return {
    type: 'truefalse',
    elements: options
      .slice(0, 2)
      .map(({ id, feedback }, at) =>
        tag('answer', { fraction: id === key ? 100 : 0 }, tag('text', {}, at === 0 ? 'true' : 'false'), ...feedbackXml(feedback, out)),
      ),
  };
}

function matchingXml(body: Matching | Grid, out: MoodleOut): AnswerXml | null {
  const pairs = leaveSingleColumns(asMatching(body, out), out);
  if (!pairs) return null;
  const rows = pairs.map(([row, column]) => out.text('subquestion', row?.text ?? '', {}, out.text('answer', column.text)));
  return { type: 'matching', elements: [flag('shuffleanswers', body.shuffle), ...rows] };
}

function acceptedXml({ share, feedback }: AcceptedText | AcceptedNumber, text: string, out: MoodleOut, ...more: readonly string[]): string {
  return tag(
    'answer',
    { fraction: percentOf(share), format: 'plain_text' },
    tag('text', {}, xmlText(text)),
    ...more,
    ...feedbackXml(feedback, out),
  );
}

function numericXml({ accepted, units, unitRule }: Numeric, out: MoodleOut): AnswerXml {
  const answers = accepted.map((one) => {
    const { at, within } = centred(one.value);
    return acceptedXml(one, at, out, tag('tolerance', {}, within));
  });
  const rule =
    unitRule.kind === 'penalty'
      ? [tag('unitgradingtype', {}, '2'), tag('unitpenalty', {}, String(unitRule.loses))]
      : [tag('unitgradingtype', {}, '0')];
  const all = units.map(({ name, factor }) => tag('unit', {}, tag('multiplier', {}, inverse(factor)), tag('unit_name', {}, xmlText(name))));
  return { type: 'numerical', elements: [...answers, ...rule, ...(all.length > 0 ? [tag('units', {}, ...all)] : [])] };
}

/** From one number to another, as the middle and what lies on both sides of it. */
export function centred(value: AcceptedNumber['value']): { readonly at: string; readonly within: string } {
  if ('at' in value) return value;
  const Long = Decimal.clone({ precision: 80 });
  const sum = new Long(value.from).plus(value.to);
  return { at: sum.div(2).toFixed(), within: new Long(value.to).minus(value.from).div(2).toFixed() };
}

function essayXml({ lines, rubric, guide, template }: Essay, out: MoodleOut): AnswerXml {
  const info = guideWithRubric({ rubric, ...(guide !== undefined && { guide }) });
  return {
    type: 'essay',
    elements: [
      tag('responseformat', {}, 'editor'),
      tag('responserequired', {}, '0'),
      tag('responsefieldlines', {}, String(lines)),
      tag('attachments', {}, '0'),
      ...(info === undefined ? [] : [out.text('graderinfo', info)]),
      ...(template === undefined ? [] : [out.text('responsetemplate', toRich(template))]),
    ],
  };
}

function orderingXml({ items, policy }: Ordering, out: MoodleOut): AnswerXml {
  const answers = items.map(({ text }, at) => out.text('answer', text, { fraction: String(at + 1) }));
  const settings = {
    layouttype: 'VERTICAL',
    selecttype: 'ALL',
    selectcount: '0',
    gradingtype: policy === 'all' ? 'ALL_OR_NOTHING' : 'ABSOLUTE_POSITION',
    showgrading: 'SHOW',
  };
  return { type: 'ordering', elements: [...Object.entries(settings).map(([name, value]) => tag(name, {}, value)), ...answers] };
}

function clozeXml({ text, gaps, policy }: Cloze, out: MoodleOut): AnswerXml {
  leavePolicy(policy, 'ratio', out);
  const filled = text.replace(/\{\{([A-Za-z0-9_-]{1,40})\}\}/g, (whole, id: string) => {
    const gap = gaps.find((one) => one.id === id);
    return gap ? gapText(gap) : whole;
  });
  return { type: 'cloze', elements: [], text: filled };
}

const escaped = (text: string) => text.replace(/[}~#=\\%]/g, '\\$&');

function gapText(gap: Gap): string {
  const alternative = (share: number, text: string, feedback: string | undefined) =>
    `${share === 1 ? '=' : share === 0 ? '' : `%${percentOf(share)}%`}${text}${feedback === undefined ? '' : `#${escaped(feedback)}`}`;
  if (gap.kind === 'choice')
    return `{1:MC:${gap.options.map(({ id, text, feedback }) => alternative(id === gap.key ? 1 : 0, escaped(text), feedback)).join('~')}}`;
  if (gap.kind === 'short')
    return `{1:${gap.caseSensitive ? 'SAC' : 'SA'}:${gap.accepted.map(({ share, text, feedback }) => alternative(share, escaped(escapeText(text)), feedback)).join('~')}}`;
  return `{1:NM:${gap.accepted
    .map(({ share, value, feedback }) => {
      const { at, within } = centred(value);
      return alternative(share, `${at}:${within}`, feedback);
    })
    .join('~')}}`;
}

function markersXml({ picture, areas, most, policy }: Hotspot, out: MoodleOut): AnswerXml | null {
  const size = pictureSize(out.media.get(picture) ?? new Uint8Array());
  if (!size) {
    out.leave(out.where, 'media-missing', picture, { whole: true });
    return null;
  }
  leavePolicy(policy, 'clamped', out);
  if (most !== areas.length) out.leave(out.where, 'value-changed', `points: ${most}`);
  const drops = areas.map((area, at) => {
    const { shape, coords, isExact } = coordsOf(area, size);
    if (!isExact) out.leave(out.where, 'value-changed', `${shape} ${coords}`);
    return tag('drop', {}, tag('no', {}, String(at + 1)), tag('shape', {}, shape), tag('coords', {}, coords), tag('choice', {}, '1'));
  });
  return {
    type: 'ddmarker',
    elements: [out.file(picture), tag('drag', {}, tag('no', {}, '1'), tag('text', {}, 'x'), tag('infinite')), ...drops],
  };
}
