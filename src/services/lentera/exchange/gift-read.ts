import type { Parsed, ParsedQuestion } from '../bank/domain/parsed.ts';
import type { Body } from '../bank/domain/question.ts';
import { answerOf, ESSAY_LINES } from './gift-answer.ts';
import { type GiftFormat, plainly, protectedText, richOf } from './gift-text.ts';
import { type Leave, leaving } from './leaving.ts';
import { tagsFrom } from './tag-labels.ts';
import { bounded, counted, questionOf } from './taken.ts';
import { textOf } from './text-of.ts';
import { UnreadableExchange } from './unreadable.ts';

const LONGEST_COMMENT = 10_000;

/** One item of a file, with what stands around it. */
interface Item {
  readonly text: string;
  readonly where: string;
  readonly comments: string;
}

/**
 * Questions of a GIFT file (Moodle's text format), one item after each blank line. Descriptions have no kind here and are
 * left. Throws `UnreadableExchange` where the bytes are no text or too many.
 */
export function parseGift(bytes: Uint8Array): Parsed {
  const decoded = textOf(bounded(bytes));
  if (!decoded) throw new UnreadableExchange('wrong-format');
  const left: Parsed['left'][number][] = [];
  const leave = leaving(left);
  if (decoded.isGuessed) leave('line 1', 'value-changed', 'windows-1252');
  const questions: ParsedQuestion[] = [];
  let topic: string | null = null;
  for (const item of counted(itemsOf(decoded.text))) {
    const category = /^\$CATEGORY:[ \t]*([^\n]*)\n?/.exec(item.text);
    if (category) topic = topicFrom(category[1] ?? '');
    const rest = { ...item, text: item.text.slice(category?.[0].length ?? 0).trim() };
    const question = rest.text === '' ? null : readItem(rest, topic, leave);
    if (question) questions.push({ question, where: item.where });
  }
  return { questions, left, media: new Map() };
}

/** A category as a topic; what every course has above its own is left away. */
export function topicFrom(path: string): string | null {
  return (
    path
      .trim()
      .replace(/^\$(?:course|cat|system|module)\w*\$\/?/, '')
      .replace(/^top(?:\/|$)/, '') || null
  );
}

function itemsOf(text: string): readonly Item[] {
  const items: Item[] = [];
  let lines: string[] = [];
  let comments: string[] = [];
  let first = 1;
  const end = () => {
    if (lines.length > 0) items.push({ text: lines.join('\n'), where: `line ${first}`, comments: comments.join('\n') });
    [lines, comments] = [[], []];
  };
  for (const [at, line] of text.split('\n').entries()) {
    if (line.trim() === '') end();
    else if (line.trimStart().startsWith('//')) comments.push(line);
    else {
      if (lines.length === 0) first = at + 1;
      lines.push(line);
    }
  }
  end();
  return items;
}

function readItem({ text, where, comments }: Item, topic: string | null, leave: Leave) {
  const [, title = '', format, rest = ''] = /^(?:::(.*?)::)?\s*(?:\[(html|moodle|plain|markdown)\])?(.*)$/s.exec(protectedText(text)) ?? [];
  const as = (format ?? 'moodle') as GiftFormat;
  const braces = rest.match(/[{}]/g)?.join('') ?? '';
  if (braces !== '' && braces !== '{}') return leave(where, 'unreadable', text, { whole: true });
  if (braces === '') return leave(where, 'kind-unknown', `description: ${text}`, { whole: true });
  const [before = '', inner = '', after = ''] = rest.split(/[{}]/);
  if (as === 'markdown') leave(where, 'value-changed', 'markdown');
  const context = { where, leave, rich: (raw: string) => richOf(raw, as, where, leave) };
  const prompt = context.rich(after.trim() === '' ? before : `${before.trimEnd()} _____ ${after.trimStart()}`);
  const [answer = '', ...general] = inner.split('####');
  const body: Body | null = answer.trim() === '' ? { kind: 'essay', lines: ESSAY_LINES, rubric: [] } : answerOf(answer, context);
  if (!body) return undefined;
  if (prompt === '') return leave(where, 'prompt-missing', text, { whole: true });
  const discussion = context.rich(general.join('####'));
  return questionOf({
    title: plainly(title),
    prompt,
    body,
    ...(discussion !== '' && { discussion }),
    ...commented(comments, topic),
  });
}

/** `// [id:x] [tag:y]` before an item. */
function commented(comments: string, topic: string | null) {
  const named = [...comments.slice(0, LONGEST_COMMENT).matchAll(/\[(id|tag):((?:[^\]\\]|\\.)*)\]/g)].map(([, name, value = '']) => ({
    name,
    value: value.replace(/\\(.)/g, '$1'),
  }));
  const foreignId = named.find(({ name }) => name === 'id')?.value;
  return {
    tags: tagsFrom(
      named.filter(({ name }) => name === 'tag').map(({ value }) => value),
      topic,
    ),
    ...(foreignId !== undefined && { foreignId }),
  };
}
