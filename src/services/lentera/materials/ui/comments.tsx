import { formatDateTime } from '#i18n';
import { useView } from '#web';
import { Tag } from '#web/ui';
import type { ComponentChildren } from 'preact';
import { texts } from '../messages/index.ts';
import type { Comment } from '../store/comments.ts';

interface ThreadProps {
  readonly comments: readonly Comment[];
  /** A teacher reads what was hidden, and has a button beside each. */
  readonly act?: (comment: Comment) => ComponentChildren;
}

export function CommentThread({ comments, act }: ThreadProps) {
  const { locale } = useView();
  const m = texts(locale);
  if (comments.length === 0) return <p class="soft">{m.noTalk}</p>;
  return (
    <ol class="thread">
      {comments.map((comment) => (
        <li class={comment.byTeacher ? 'note-line' : undefined}>
          <p class="small">
            <b lang="id">{comment.by}</b> {comment.byTeacher && <Tag>{m.teacher}</Tag>}{' '}
            <span class="soft">{formatDateTime(comment.at, locale)}</span>
          </p>
          {comment.hidden && (
            <p class="small soft">
              <Tag tone="bad">{m.hidden}</Tag>
            </p>
          )}
          {(!comment.hidden || act) && <p lang="id">{comment.body}</p>}
          {act?.(comment)}
        </li>
      ))}
    </ol>
  );
}
