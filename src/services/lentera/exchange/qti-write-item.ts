import type { Question } from '../bank/domain/question.ts';
import { namespaces, templateAt } from './qti-names.ts';
import { madeIdentifier } from './qti-item.ts';
import type { QtiOut } from './qti-out.ts';
import { answerXml } from './qti-write-answer.ts';
import { promptWithStimulus } from './rich-out.ts';
import { leaveUncarried } from './uncarried.ts';
import { tag } from './xml.ts';

/** An item; `null`, and named, where no interaction can say it. */
export function itemXml(question: Question, at: number, out: QtiOut): string | null {
  const { where, leave, version, write, rich, stimulus } = out;
  const { title, body, points, discussion, foreignId } = question;
  const answer = answerXml(body, out);
  if (answer === null) return null;
  const isName = foreignId !== undefined && /^[A-Za-z_][\w.-]*$/.test(foreignId) && !madeIdentifier.test(foreignId);
  leaveUncarried(question, where, leave, {
    discussion: true,
    points: true,
    tags: true,
    shuffle: true,
    ...(isName && { foreignId: true }),
    ...((body.kind === 'choice' || body.kind === 'choices') && { feedback: true }),
  });
  const prompt = stimulus === undefined ? promptWithStimulus(question, where, leave) : question.prompt;
  if (body.kind === 'cloze' && prompt !== '') leave(where, 'value-changed', 'prompt');
  const outcome = (identifier: string, value: number | null) =>
    write(
      'outcomeDeclaration',
      { identifier, cardinality: 'single', baseType: 'float' },
      ...(value === null ? [] : [write('defaultValue', {}, write('value', {}, String(value)))]),
    );
  const processing =
    answer.scoring === null
      ? []
      : [
          typeof answer.scoring === 'string'
            ? write('responseProcessing', { template: templateAt(version, answer.scoring) })
            : write('responseProcessing', {}, answer.scoring.xml),
        ];
  const content = rich(discussion ?? '');
  return write(
    'assessmentItem',
    { xmlns: namespaces[version], identifier: isName ? foreignId : `lentera-${at + 1}`, title, adaptive: 'false', timeDependent: 'false' },
    ...answer.declarations,
    outcome('SCORE', null),
    outcome('MAXSCORE', points),
    ...(discussion === undefined
      ? []
      : [write('outcomeDeclaration', { identifier: 'FEEDBACK', cardinality: 'single', baseType: 'identifier' })]),
    ...(stimulus === undefined ? [] : [write('assessmentStimulusRef', { identifier: stimulus, href: `../stimuli/${stimulus}.xml` })]),
    write(
      'itemBody',
      {},
      body.kind === 'cloze'
        ? tag('div', {}, ...(prompt === '' ? [] : [tag('div', {}, rich(prompt))]), ...answer.body)
        : [tag('div', {}, rich(prompt)), ...answer.body].join(''),
    ),
    ...processing,
    ...(discussion === undefined
      ? []
      : [
          write(
            'modalFeedback',
            { outcomeIdentifier: 'FEEDBACK', showHide: 'show', identifier: 'discussion' },
            version === '3.0' ? write('contentBody', {}, tag('div', {}, content)) : tag('div', {}, content),
          ),
        ]),
  );
}
