import { unescapeText } from '../bank/domain/clean-to-plain.ts';
import type { AcceptedText, Cloze, Gap, Option } from '../bank/domain/question.ts';
import { type MoodleContext, richOf, textIn, valueOf } from './moodle-text.ts';
import { shareFrom } from './shares.ts';
import { decimalsFrom, partName } from './taken.ts';
import { childOf, childrenOf, type Element, wordsOf } from './xml.ts';

const kinds: Readonly<Record<string, 'choice' | 'short' | 'exact' | 'numeric'>> = {
  ...Object.fromEntries(
    [
      'MULTICHOICE',
      'MC',
      'MULTICHOICE_V',
      'MCV',
      'MULTICHOICE_H',
      'MCH',
      'MULTICHOICE_S',
      'MCS',
      'MULTICHOICE_VS',
      'MCVS',
      'MULTICHOICE_HS',
      'MCHS',
    ].map((name) => [name, 'choice' as const]),
  ),
  ...Object.fromEntries(['SHORTANSWER', 'SA', 'MW'].map((name) => [name, 'short' as const])),
  ...Object.fromEntries(['SHORTANSWER_C', 'SAC', 'MWC'].map((name) => [name, 'exact' as const])),
  NUMERICAL: 'numeric',
  NM: 'numeric',
};

interface Inline {
  readonly weight: string;
  readonly type: string;
  readonly answers: string;
  readonly from: number;
  readonly to: number;
}

/** `{1:MC:=Bali~Jawa}` in a text, each up to the first brace that is not escaped. */
function inlinesIn(text: string): readonly Inline[] {
  const found: Inline[] = [];
  const opening = /\{(\d{0,3}):([A-Z_]{1,20}):/g;
  const content = /(?:[^}\\]|\\[\s\S])*/y;
  for (let start = opening.exec(text); start; start = opening.exec(text)) {
    content.lastIndex = opening.lastIndex;
    const [answers = ''] = content.exec(text) ?? [];
    const to = opening.lastIndex + answers.length + 1;
    // What has no end here has none further on.
    if (text[to - 1] !== '}') break;
    found.push({ weight: start[1] ?? '', type: start[2] ?? '', answers, from: start.index, to });
    opening.lastIndex = to;
  }
  return found;
}

/** Embedded answers (Cloze): gaps inline in the text. `null`, and named, where one cannot be taken. */
export function clozeOf(element: Element, context: MoodleContext): Cloze | null {
  const { where, leave } = context;
  const raw = wordsOf(childOf(element, 'text')).replaceAll('{{', '{ {');
  const inlines = inlinesIn(raw);
  const gaps: Gap[] = [];
  let [text, at] = ['', 0];
  for (const inline of inlines) {
    const gap = gapOf(inline, partName(gaps.length), element, context);
    if (!gap)
      return leave(where, kinds[inline.type] ? 'key-missing' : 'kind-unknown', raw.slice(inline.from, inline.to), { whole: true }) ?? null;
    if (inline.weight !== '' && inline.weight !== '1') leave(where, 'value-changed', `${inline.weight}:${inline.type}`);
    text += `${raw.slice(at, inline.from)}{{${gap.id}}}`;
    at = inline.to;
    gaps.push(gap);
  }
  if (gaps.length === 0) return leave(where, 'options-missing', raw, { whole: true }) ?? null;
  return { kind: 'cloze', text: richOf(text + raw.slice(at), element, context), gaps, policy: 'ratio' };
}

interface Alternative {
  readonly share: number;
  readonly raw: string;
  readonly feedback: string;
}

/** `=text#feedback`, `%50%text`, between `~` that are not escaped. `&#39;` is a character, not feedback. */
function alternativesOf(answers: string): readonly Alternative[] {
  return (answers.match(/(?:[^~\\]|\\[\s\S])+/g) ?? []).map((one) => {
    const [, mark, percent, rest = ''] = /^\s*(?:(=)|%(-?[\d.]{1,12})%)?([\s\S]*)$/.exec(one) ?? [];
    const [text = ''] = /^(?:[^#\\]|\\[\s\S]|(?<=&)#)*/.exec(rest) ?? [];
    const share = mark ? 1 : percent === undefined ? 0 : shareFrom(Math.min(100, Math.max(0, Number(percent) || 0)));
    return { share, raw: unescaped(text).trim(), feedback: unescaped(rest.slice(text.length + 1)).trim() };
  });
}

const unescaped = (text: string) => text.replace(/\\([}~#="/\\%])/g, '$1');

function gapOf({ type, answers }: Inline, id: string, element: Element, context: MoodleContext): Gap | null {
  const kind = kinds[type];
  const all = alternativesOf(answers);
  const rich = (raw: string) => richOf(raw, { ...element, attributes: { format: 'html' } }, context);
  const feedback = ({ feedback: said }: Alternative) => (said === '' ? {} : { feedback: rich(said) });
  const earning = all.filter(({ share }) => share > 0);
  if (!kind || earning.length === 0) return null;
  if (kind === 'choice') {
    const options: readonly Option[] = all.map((one, at) => ({ id: partName(at), text: rich(one.raw), ...feedback(one) }));
    for (const { share, raw } of all) if (share > 0 && share < 1) context.leave(context.where, 'part-dropped', `${share * 100} % ${raw}`);
    const key = options[all.findIndex(({ share }) => share === 1)]?.id;
    return key === undefined ? null : { id, kind, options, key };
  }
  for (const one of all)
    if (one.share === 0 && one.feedback !== '') context.leave(context.where, 'part-dropped', `${one.raw}#${one.feedback}`);
  if (kind === 'numeric') {
    const accepted = earning.flatMap((one) => {
      const [at, within = '0'] = one.raw.split(':', 2).map(decimalsFrom);
      return at && within ? [{ value: { at, within }, share: one.share, ...feedback(one) }] : [];
    });
    return accepted.length === 0 ? null : { id, kind, accepted };
  }
  const accepted: readonly AcceptedText[] = earning.map((one) => ({
    text: unescapeText(one.raw.replace(/<[^<>]*>/g, '')),
    share: one.share,
    ...feedback(one),
  }));
  return { id, kind: 'short', accepted, caseSensitive: kind === 'exact' };
}

/** Select or drag words into `[[1]]`: a gap offers the words of its group. */
export function gapTextOf(element: Element, text: Element, context: MoodleContext): Cloze | null {
  const { where, leave } = context;
  const words = [...childrenOf(element, 'selectoption'), ...childrenOf(element, 'dragbox')].map((box) => ({
    text: textIn(box, context),
    group: valueOf(box, 'group') || '1',
  }));
  const gaps: Gap[] = [];
  let isSound = true;
  const raw = wordsOf(childOf(text, 'text')).replaceAll('{{', '{ {');
  const marked = raw.replace(/\[\[(\d{1,3})\]\]/g, (_, number: string) => {
    const right = words[Number(number) - 1];
    const group = words.filter((word) => word.group === right?.group);
    const id = partName(gaps.length);
    if (!right) isSound = false;
    else
      gaps.push({
        id,
        kind: 'choice',
        options: group.map((word, at) => ({ id: partName(at), text: word.text })),
        key: partName(group.indexOf(right)),
      });
    return `{{${id}}}`;
  });
  if (!isSound || gaps.length === 0) return leave(where, 'key-missing', raw, { whole: true }) ?? null;
  return { kind: 'cloze', text: richOf(marked, text, context), gaps, policy: 'ratio' };
}
