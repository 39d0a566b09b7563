import { formatDateTime } from '#i18n';
import { useView } from '#web';
import {
  Button,
  Crumbs,
  ErrorSummary,
  Form,
  type FormError,
  Note,
  Page,
  Pagination,
  Select,
  Table,
  Tag,
  TextArea,
  TextInput,
} from '#web/ui';
import { teaching } from '../../teaching/messages/index.ts';
import { materialPaths } from '../../paths.ts';
import type { Comment, Thread } from '../../store/comments.ts';
import { CommentThread } from '../../ui/comments.tsx';

export const A_PAGE = 25;

interface InboxProps {
  readonly rows: readonly Thread[];
  readonly total: number;
  readonly page: number;
  readonly q: string;
  readonly waiting: boolean;
}

/** Whose thread it is, in an address: a class's begins with `k`. */
export const roomOf = ({ studentId, classId }: Pick<Thread, 'studentId' | 'classId'>) => studentId ?? `k${classId ?? ''}`;

export function InboxPage({ rows, total, page, q, waiting }: InboxProps) {
  const { locale } = useView();
  const m = teaching(locale);
  const query = { q, tunggu: waiting ? 'ya' : undefined };
  return (
    <Page wide>
      <div class="stack">
        <Crumbs above={[{ href: materialPaths.courses(), label: m.courses }]} here={m.inbox} />
        <h1>{m.inbox}</h1>
        <p class="soft">{m.inboxLead}</p>
        <form class="filters row" action={materialPaths.inbox()}>
          <TextInput id="q" label={`${m.name}, ${m.lessonTitle}`} type="search" value={q} />
          <Select id="tunggu" label={m.status} none={m.all} value={waiting ? 'ya' : ''} options={[{ value: 'ya', label: m.onlyWaiting }]} />
          <Button kind="quiet">{m.filter}</Button>
        </form>
        <Table
          label={m.inbox}
          rows={rows}
          empty={m.inboxNone}
          columns={[
            {
              title: m.from,
              cell: (one) => (
                <a class="target" href={materialPaths.thread({ lessonId: one.lessonId, studentId: roomOf(one) })}>
                  <b>{one.classId === null ? one.who : m.toClass(one.who)}</b>
                </a>
              ),
            },
            {
              title: m.lessonTitle,
              cell: ({ lesson, course }) => (
                <span lang="id">
                  {lesson}
                  <span class="small soft block">{course}</span>
                </span>
              ),
            },
            {
              title: m.said,
              cell: ({ body, at, waiting: waits }) => (
                <>
                  <span class="block" lang="id">
                    {body.length > 120 ? `${body.slice(0, 120)}…` : body}
                  </span>
                  <span class="row small">
                    <span class="soft">{formatDateTime(at, locale)}</span> {waits && <Tag tone="wait">{m.waitsForYou}</Tag>}
                  </span>
                </>
              ),
            },
          ]}
        />
        <Pagination page={page} size={A_PAGE} total={total} at={(halaman) => materialPaths.inbox({}, { ...query, halaman })} />
      </div>
    </Page>
  );
}

interface ThreadProps {
  readonly thread: Pick<Thread, 'lessonId' | 'lesson' | 'course' | 'studentId' | 'classId' | 'who'>;
  readonly comments: readonly Comment[];
  readonly typed: string;
  readonly errors: readonly FormError[];
}

export function ThreadPage({ thread, comments, typed, errors }: ThreadProps) {
  const m = teaching(useView().locale);
  const who = thread.classId === null ? thread.who : m.toClass(thread.who);
  return (
    <Page>
      <div class="col stack">
        <Crumbs
          above={[
            { href: materialPaths.courses(), label: m.courses },
            { href: materialPaths.inbox(), label: m.inbox },
          ]}
          here={who}
        />
        <h1>{who}</h1>
        <p lang="id">
          {thread.lesson}
          <span class="small soft block">{thread.course}</span>
        </p>
        {thread.classId === null && <Note>{m.privateThread(thread.who)}</Note>}
        <ErrorSummary errors={errors} />
        <CommentThread
          comments={comments}
          act={({ id, hidden, byTeacher }) =>
            !byTeacher && (
              <Form action={materialPaths.comment({ commentId: id })} class="inline">
                <input type="hidden" name="tampil" value={hidden ? 'ya' : 'tidak'} />
                <Button kind="quiet" small>
                  {hidden ? m.show : m.hide}
                </Button>
              </Form>
            )
          }
        />
        <Form action={materialPaths.thread({ lessonId: thread.lessonId, studentId: roomOf(thread) })} class="stack">
          <TextArea id="isi" label={m.replyLabel} rows={4} value={typed} error={errors.find(({ field }) => field === 'isi')?.message} />
          <Button icon="message">{m.reply}</Button>
        </Form>
      </div>
    </Page>
  );
}
