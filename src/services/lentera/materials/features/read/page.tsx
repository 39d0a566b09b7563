import { formatDate } from '#i18n';
import { useView } from '#web';
import { Button, Crumbs, Form, Island, Note, Page, Tag, TextArea } from '#web/ui';
import type { ComponentChildren } from 'preact';
import { standingOf } from '../../domain/standing.ts';
import { texts } from '../../messages/index.ts';
import { materialPaths } from '../../paths.ts';
import type { Comment } from '../../store/comments.ts';
import type { Opened } from '../../store/content.ts';
import type { KeptTry } from '../../store/progress.ts';
import type { ReadLesson, Reader } from '../../store/read.ts';
import { Blocks } from '../../ui/blocks.tsx';
import { CommentThread } from '../../ui/comments.tsx';
import { Exercise } from '../../ui/exercise.tsx';
import type { IslandOf } from './island-for.ts';
import { forOf, StandingTag } from '../shelf/pages.tsx';

export interface ReadProps extends ReadLesson {
  readonly reader: Reader;
  readonly opened: Opened;
  readonly tries: readonly KeptTry[];
  readonly today: string;
  readonly thread: readonly Comment[];
  /** null: the teacher opened no conversation of the class. */
  readonly talk: readonly Comment[] | null;
  readonly island: IslandOf;
  readonly empty?: string | undefined;
  readonly news?: 'sent' | 'comment' | undefined;
}

/** A lesson as its student reads it, or their parent. */
export function ReadPage(props: ReadProps) {
  const { course, lesson, content, reader, opened, tries, empty } = props;
  const { locale, deviceMark } = useView();
  const m = texts(locale);
  const mode = reader.own ? 'answer' : 'look';
  return (
    <Page>
      <article class="col stack">
        <Head {...props} />
        {!reader.own && <Note>{m.readOnly}</Note>}
        {reader.own && (
          <Island name="lesson" props={{ ...props.island, owner: deviceMark }}>
            <div class="stack" data-keeping hidden />
          </Island>
        )}
        <Blocks
          lessonId={lesson.id}
          content={content}
          files={opened.files}
          exercise={(block) => <Exercise {...{ block, mode, tries, empty }} lessonId={lesson.id} question={opened.question} />}
        />
        {reader.own && <Finish {...props} />}
        {!reader.own && lesson.finishedOn !== null && <p>{m.finishedBy(formatDate(lesson.finishedOn, locale))}</p>}
        <Neighbours course={course} lessonId={lesson.id} query={forOf(reader)} />
        {reader.own && <Talk {...props} />}
      </article>
    </Page>
  );
}

function Head({ course, lesson, content, reader, today }: ReadProps) {
  const { locale } = useView();
  const m = texts(locale);
  const nth = course.lessons.findIndex(({ id }) => id === lesson.id) + 1;
  return (
    <>
      <Crumbs
        above={[
          { href: materialPaths.shelf({}, forOf(reader)), label: m.materials },
          { href: materialPaths.course({ courseId: course.id }, forOf(reader)), label: course.title },
        ]}
        here={lesson.title}
      />
      <h1 lang="id">{lesson.title}</h1>
      <p class="row small">
        <span class="soft">{m.nth(nth, course.lessons.length)}</span>
        <StandingTag standing={standingOf(lesson, lesson.dueOn, today)} />
        {lesson.dueOn !== null && <Tag>{m.due(formatDate(lesson.dueOn, locale))}</Tag>}
      </p>
      {content.aim !== '' && (
        <p class="small soft">
          {m.aim}: <span lang="id">{content.aim}</span>
        </p>
      )}
    </>
  );
}

function Finish({ lesson }: ReadProps) {
  const { locale } = useView();
  const m = texts(locale);
  const { finishedOn, id: lessonId } = lesson;
  return (
    <section class="stack" id="selesai">
      <Form action={materialPaths.finish({ lessonId })} class="stack">
        <p>{finishedOn === null ? m.finishLead : m.finished(formatDate(finishedOn, locale))}</p>
        <input type="hidden" name="selesai" value={finishedOn === null ? 'ya' : 'tidak'} />
        <Button kind={finishedOn === null ? 'main' : 'quiet'} icon={finishedOn === null ? 'check' : 'back'}>
          {finishedOn === null ? m.finish : m.unfinish}
        </Button>
      </Form>
      <p class="small" role="status" data-waiting hidden />
    </section>
  );
}

interface NeighboursProps {
  readonly course: ReadLesson['course'];
  readonly lessonId: string;
  readonly query: Readonly<Record<string, string>>;
}

/** Where to read on. */
export function Neighbours({ course, lessonId, query }: NeighboursProps) {
  const m = texts(useView().locale);
  const at = course.lessons.findIndex(({ id }) => id === lessonId);
  const [before, after] = [course.lessons[at - 1], course.lessons[at + 1]];
  if (!before && !after) return null;
  const link = (one: typeof before, rel: 'prev' | 'next', said: string) =>
    one && (
      <a class="card lesson-link" rel={rel} href={materialPaths.lesson({ lessonId: one.id }, query)}>
        <span class="small soft">{said}:</span> <b lang="id">{one.title}</b>
      </a>
    );
  return (
    <nav class="sides" aria-label={m.parts}>
      {link(before, 'prev', m.previous)}
      {link(after, 'next', m.next)}
    </nav>
  );
}

function Talk({ course, lesson, reader, thread, talk, news }: ReadProps) {
  const m = texts(useView().locale);
  return (
    <>
      <section class="stack" id="tanya">
        <h2>{m.comments}</h2>
        <p class="small soft">{m.askLead(course.author)}</p>
        {news === 'sent' && <Note tone="done">{m.sent}</Note>}
        {thread.length > 0 && <CommentThread comments={thread} />}
        <Say lessonId={lesson.id} room="guru" label={m.askLabel} error={news === 'comment' ? m.wrongComment : undefined}>
          {m.ask}
        </Say>
      </section>
      {talk !== null && reader.className !== null && (
        <section class="stack" id="kelas">
          <h2>{m.classTalk}</h2>
          <p class="small soft">{m.classLead(reader.className)}</p>
          <CommentThread comments={talk} />
          <Say lessonId={lesson.id} room="kelas" label={m.classLabel}>
            {m.tell}
          </Say>
        </section>
      )}
    </>
  );
}

interface SayProps {
  readonly lessonId: string;
  readonly room: 'guru' | 'kelas';
  readonly label: string;
  readonly error?: string | undefined;
  readonly children: ComponentChildren;
}

function Say({ lessonId, room, label, error, children }: SayProps) {
  return (
    <Form action={materialPaths.ask({ lessonId })} class="stack">
      <input type="hidden" name="kepada" value={room} />
      <TextArea id={`isi-${room}`} name="isi" label={label} rows={3} error={error} />
      <Button kind="quiet" icon="message">
        {children}
      </Button>
    </Form>
  );
}
