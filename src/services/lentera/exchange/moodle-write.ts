import type { ToWrite, Written } from '../bank/domain/parsed.ts';
import { mediaIn } from '../bank/domain/clean.ts';
import type { Question } from '../bank/domain/question.ts';
import { type Leave, leaving } from './leaving.ts';
import { answerXml } from './moodle-write-answer.ts';
import type { MoodleOut } from './moodle-out.ts';
import { promptWithStimulus } from './rich-out.ts';
import { labelsOf } from './tag-labels.ts';
import { leaveUncarried, placeOf } from './uncarried.ts';
import { tag, xmlText } from './xml.ts';

/** A Moodle XML file with every picture and sound in it. What Moodle's types cannot say is named. */
export function writeMoodle({ questions, media }: ToWrite): Written {
  const left: Written['left'][number][] = [];
  const leave = leaving(left);
  let topic: string | null = null;
  const elements = questions.flatMap((question, at) => {
    const where = placeOf(question, at);
    const element = questionXml(question, outOf(where, leave, media));
    if (element === null) return [];
    leaveUncarried(question, where, leave, { discussion: true, feedback: true, points: true, tags: true, foreignId: true, shuffle: true });
    const moved = question.tags.topic === topic ? [] : [categoryXml(question.tags.topic)];
    topic = question.tags.topic;
    return [...moved, element];
  });
  return { bytes: new TextEncoder().encode(`<?xml version="1.0" encoding="UTF-8"?>\n<quiz>\n${elements.join('\n')}\n</quiz>\n`), left };
}

const categoryXml = (topic: string | null) =>
  tag('question', { type: 'category' }, tag('category', {}, tag('text', {}, xmlText(`$course$/top${topic === null ? '' : `/${topic}`}`))));

function outOf(where: string, leave: Leave, media: ToWrite['media']): MoodleOut {
  const file = (name: string) => {
    const bytes = media.get(name);
    if (bytes) return tag('file', { name, path: '/', encoding: 'base64' }, Buffer.from(bytes).toString('base64'));
    leave(where, 'media-missing', name);
    return '';
  };
  return {
    where,
    leave,
    media,
    file,
    text: (name, rich, attributes = {}, ...more) => {
      const html = rich.replace(
        /(<(?:img|audio)\b[^>]*?\ssrc=")media:([^"]+)"/g,
        (_, before: string, called: string) => `${before}@@PLUGINFILE@@/${encodeURIComponent(called)}"`,
      );
      return tag(name, { ...attributes, format: 'html' }, tag('text', {}, xmlText(html)), ...mediaIn(rich).map(file), ...more);
    },
  };
}

function questionXml(question: Question, out: MoodleOut): string | null {
  const { title, discussion, points, foreignId, tags } = question;
  const answer = answerXml(question.body, out);
  if (answer === null) return null;
  const prompt = promptWithStimulus(question, out.where, out.leave);
  if (answer.text !== undefined && prompt !== '') out.leave(out.where, 'value-changed', 'prompt');
  const labels = labelsOf(tags).map((label) => tag('tag', {}, tag('text', {}, xmlText(label))));
  return tag(
    'question',
    { type: answer.type },
    tag('name', {}, tag('text', {}, xmlText(title))),
    out.text('questiontext', answer.text === undefined ? prompt : `${prompt && `<div>${prompt}</div>`}${answer.text}`),
    out.text('generalfeedback', discussion ?? ''),
    tag('defaultgrade', {}, String(points)),
    tag('penalty', {}, '0'),
    tag('hidden', {}, '0'),
    tag('idnumber', {}, xmlText(foreignId ?? '')),
    ...answer.elements,
    ...(labels.length > 0 ? [tag('tags', {}, ...labels)] : []),
  );
}
