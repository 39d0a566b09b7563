import type { Parsed, ParsedQuestion, ToWrite, Written } from '../bank/domain/parsed.ts';
import { toRich } from '../bank/domain/clean-to-plain.ts';
import type { Choice, Question } from '../bank/domain/question.ts';
import { type Leave, leaving } from './leaving.ts';
import { plainOut, promptWithStimulus } from './rich-out.ts';
import { bounded, counted, partName, questionOf } from './taken.ts';
import { textOf } from './text-of.ts';
import { leaveUncarried, placeOf } from './uncarried.ts';
import { UnreadableExchange } from './unreadable.ts';

const OPTION = /^([A-Z])[.)]\s*(.*)$/;
const KEY = /^ANSWER:\s*([A-Z])\s*$/;
const MOST_OPTIONS = 26;

interface Block {
  readonly where: string;
  readonly prompt: string[];
  readonly options: { readonly letter: string; readonly text: string }[];
}

/**
 * Questions of an Aiken file: a prompt, options `A.` or `A)` on lines of their own, and `ANSWER: A`. Plain words, one right
 * option. Throws `UnreadableExchange` where the bytes are no text or too many.
 */
export function parseAiken(bytes: Uint8Array): Parsed {
  const decoded = textOf(bounded(bytes));
  if (!decoded) throw new UnreadableExchange('wrong-format');
  const left: Parsed['left'][number][] = [];
  const leave = leaving(left);
  if (decoded.isGuessed) leave('line 1', 'value-changed', 'windows-1252');
  const questions: ParsedQuestion[] = [];
  let block: Block | undefined;
  for (const [at, line] of decoded.text.split('\n').entries()) {
    const text = line.trim();
    if (text === '') continue;
    block ??= { where: `line ${at + 1}`, prompt: [], options: [] };
    const [option, key] = [OPTION.exec(text), KEY.exec(text)];
    if (key) {
      const question = questionFrom(block, key[1] ?? '', leave);
      if (question) questions.push({ question, where: block.where });
      block = undefined;
    } else if (option && (block.prompt.length > 0 || option[1] === 'A'))
      block.options.push({ letter: option[1] ?? '', text: option[2] ?? '' });
    else if (block.options.length > 0) {
      // Words after options: the question before never said its key.
      leave(block.where, 'key-missing', block.prompt.join(' '), { whole: true });
      block = { where: `line ${at + 1}`, prompt: [text], options: [] };
    } else block.prompt.push(text);
  }
  if (block) leave(block.where, block.options.length > 0 ? 'key-missing' : 'unreadable', block.prompt.join(' '), { whole: true });
  counted(questions);
  return { questions, left, media: new Map() };
}

function questionFrom({ where, prompt, options }: Block, key: string, leave: Leave): Question | undefined {
  const at = options.findIndex(({ letter }) => letter === key);
  const said = prompt.join('\n');
  if (said === '') return leave(where, 'prompt-missing', key, { whole: true }) ?? undefined;
  if (options.length < 2) return leave(where, 'options-missing', said, { whole: true }) ?? undefined;
  if (at === -1) return leave(where, 'key-missing', `${said} ${key}`, { whole: true }) ?? undefined;
  return questionOf({
    prompt: toRich(said),
    body: {
      kind: 'choice',
      options: options.map(({ text }, place) => ({ id: partName(place), text: toRich(text) })),
      key: partName(at),
      shuffle: true,
    },
  });
}

/** An Aiken file: questions with one right option, as plain words; everything else is named. */
export function writeAiken({ questions }: ToWrite): Written {
  const left: Written['left'][number][] = [];
  const leave = leaving(left);
  const blocks = questions.flatMap((question, at) => {
    const where = placeOf(question, at);
    const { body } = question;
    if (body.kind !== 'choice' || body.options.length > MOST_OPTIONS) {
      leave(where, 'kind-unknown', body.kind, { whole: true });
      return [];
    }
    leaveUncarried(question, where, leave, {});
    if (body.shares) leave(where, 'part-dropped', 'shares');
    if (body.trueFalse) leave(where, 'value-changed', 'true or false');
    return [blockOf(question, body, where, leave)];
  });
  return { bytes: new TextEncoder().encode(`${blocks.join('\n\n')}\n`), left };
}

function blockOf(question: Question, body: Choice, where: string, leave: Leave): string {
  const letter = (at: number) => String.fromCharCode(65 + at);
  const oneLine = (text: string) => plainOut(text, where, leave).replace(/\s+/g, ' ');
  const prompt = plainOut(promptWithStimulus(question, where, leave), where, leave)
    .split('\n')
    .map((line) => line.trim());
  // A line that looks like an option or a key would be taken for one.
  const safe = prompt.map((line) => (OPTION.test(line) || KEY.test(line) ? `– ${line}` : line));
  if (safe.some((line, at) => line !== prompt[at])) leave(where, 'value-changed', prompt.join(' '));
  if (question.title !== questionOf({ prompt: question.prompt, body }).title) leave(where, 'part-dropped', `title: ${question.title}`);
  return [
    ...safe,
    ...body.options.map(({ text }, at) => `${letter(at)}. ${oneLine(text)}`),
    `ANSWER: ${letter(body.options.findIndex(({ id }) => id === body.key))}`,
  ].join('\n');
}
