import type { Question } from '../bank/domain/question.ts';
import type { Leave } from './leaving.ts';
import { labelsOf } from './tag-labels.ts';

/** What a format has a place for, beside prompt and answer. */
export interface Carries {
  readonly discussion?: true;
  readonly feedback?: true;
  readonly points?: true;
  readonly tags?: true;
  readonly foreignId?: true;
  readonly shuffle?: true;
  readonly title?: true;
}

/** Where a question stands in a file to write: its number and title. */
export const placeOf = ({ title }: Question, at: number): string => `${at + 1}: ${title}`;

/** Names what a format has no place for and the question has. */
export function leaveUncarried(question: Question, where: string, leave: Leave, carries: Carries): void {
  const { body, discussion, points, tags, foreignId } = question;
  const drop = (isThere: boolean, named: string) => isThere && leave(where, 'part-dropped', named);
  if (!carries.discussion) drop(discussion !== undefined, 'discussion');
  if (!carries.points) drop(points !== 1, `points: ${points}`);
  if (!carries.tags)
    drop(labelsOf(tags).length > 0 || tags.topic !== null, `tags: ${[tags.topic, ...labelsOf(tags)].filter(Boolean).join(', ')}`);
  if (!carries.foreignId) drop(foreignId !== undefined, `id: ${foreignId}`);
  if (!carries.feedback) drop(feedbacksOf(body) > 0, 'feedback');
  if (!carries.shuffle) drop('shuffle' in body && !body.shuffle && !('trueFalse' in body && body.trueFalse), 'shuffle');
}

function feedbacksOf(body: Question['body']): number {
  const lists: readonly (readonly { readonly feedback?: string }[])[] =
    'options' in body
      ? [body.options]
      : 'accepted' in body
        ? [body.accepted]
        : body.kind === 'cloze'
          ? body.gaps.map((gap) => (gap.kind === 'choice' ? gap.options : gap.accepted))
          : [];
  return lists.flat().filter(({ feedback }) => feedback !== undefined).length;
}
