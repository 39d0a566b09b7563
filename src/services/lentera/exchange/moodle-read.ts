import type { Parsed, ParsedQuestion } from '../bank/domain/parsed.ts';
import type { Question } from '../bank/domain/question.ts';
import { topicFrom } from './gift-read.ts';
import { type Leave, leaving } from './leaving.ts';
import { mediaBag } from './media-in.ts';
import { bodyOf } from './moodle-answer.ts';
import { clozeOf, gapTextOf } from './moodle-cloze.ts';
import { type MoodleContext, textIn, valueOf } from './moodle-text.ts';
import { tagsFrom } from './tag-labels.ts';
import { bounded, counted, questionOf } from './taken.ts';
import { UnreadableExchange } from './unreadable.ts';
import { withMedia } from './with-media.ts';
import { childOf, childrenOf, type Element, parseXml, wordsOf } from './xml.ts';

/** Feedback for a whole answer, which we show with the discussion of the question alone. */
const combined = ['correctfeedback', 'partiallycorrectfeedback', 'incorrectfeedback', 'hint'];

/**
 * Questions of a Moodle XML file with the files embedded in it. Types without a kind here (calculated, drag onto image and
 * the like) are named. Throws `UnreadableExchange`.
 */
export function parseMoodle(bytes: Uint8Array): Parsed {
  const root = parseXml(bounded(bytes));
  if (root.name !== 'quiz') throw new UnreadableExchange('wrong-format', root.name);
  const left: Parsed['left'][number][] = [];
  const leave = leaving(left);
  const bag = mediaBag();
  const questions: ParsedQuestion[] = [];
  let topic: string | null = null;
  for (const element of counted(childrenOf(root, 'question'))) {
    const { type = '' } = element.attributes;
    const where = `line ${element.line}`;
    if (type === 'category') topic = topicFrom(textWords(element, 'category'));
    else {
      const question = readQuestion(element, type, topic, { where, leave, bag });
      if (question) questions.push({ question, where });
    }
  }
  return { questions, left, media: bag.media };
}

const textWords = (element: Element, name: string) => wordsOf(childOf(childOf(element, name), 'text')).trim();

function readQuestion(element: Element, type: string, topic: string | null, context: MoodleContext): Question | undefined {
  const { where, leave } = context;
  const title = textWords(element, 'name');
  const text = childOf(element, 'questiontext');
  if (!text) return leave(where, 'prompt-missing', title || type, { whole: true }) ?? undefined;
  const isCloze = ['cloze', 'multianswer', 'gapselect', 'ddwtos'].includes(type);
  const body =
    type === 'cloze' || type === 'multianswer'
      ? clozeOf(text, context)
      : isCloze
        ? gapTextOf(element, text, context)
        : bodyOf(element, type, context);
  if (body === 'unknown') return leave(where, 'kind-unknown', `${type}: ${title}`, { whole: true }) ?? undefined;
  if (body === null) return undefined;
  const prompt = isCloze ? '' : textIn(text, context);
  if (!isCloze && prompt === '') return leave(where, 'prompt-missing', title || type, { whole: true }) ?? undefined;
  nameDropped(element, where, leave);
  const discussion = textIn(childOf(element, 'generalfeedback'), context);
  const foreignId = valueOf(element, 'idnumber');
  const points = Number(valueOf(element, 'defaultgrade') || 1);
  if (!(points > 0)) leave(where, 'value-changed', `defaultgrade: ${points}`);
  return withMedia(
    questionOf({
      title,
      prompt,
      body,
      points: points > 0 ? points : 1,
      ...(discussion !== '' && { discussion }),
      ...(foreignId !== '' && { foreignId }),
      tags: tagsFrom(
        childrenOf(childOf(element, 'tags') ?? element, 'tag').map((tag) => wordsOf(childOf(tag, 'text')).trim()),
        topic,
      ),
    }),
  );
}

function nameDropped(element: Element, where: string, leave: Leave): void {
  for (const name of combined)
    for (const one of childrenOf(element, name)) {
      const words = wordsOf(childOf(one, 'text')).trim();
      if (words !== '') leave(where, 'part-dropped', `${name}: ${words}`);
    }
}
