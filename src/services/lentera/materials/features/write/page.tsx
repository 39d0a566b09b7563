import { formatBytes, formatDateTime } from '#i18n';
import { acceptOf, fileLimits, kindsInWords } from '#platform/files';
import { useView } from '#web';
import { Button, Crumbs, ErrorSummary, FileInput, Form, type FormError, Island, Note, Page, Select, Table, Tag, TextInput } from '#web/ui';
import type { Question } from '../../../bank/domain/question.ts';
import { editorProps } from '../../../bank/ui/editor-words.ts';
import type { Fault } from '../../domain/check-lesson.ts';
import type { LessonContent } from '../../domain/lesson.ts';
import { addable } from '../../domain/typed-lesson.ts';
import { teaching } from '../../teaching/messages/index.ts';
import { materialPaths } from '../../paths.ts';
import type { Course, CourseLine } from '../../store/courses.ts';
import type { Lesson, LessonVersion } from '../../store/lessons.ts';
import { BlockFields } from './block-fields.tsx';
import { CaptionsPart } from './captions-part.tsx';

export interface WriteProps {
  readonly course: Course;
  readonly lesson: Lesson;
  /** What the form shows: the draft, or what came back. */
  readonly title: string;
  readonly content: LessonContent;
  readonly versions: readonly LessonVersion[];
  readonly faults: readonly Fault[];
  readonly hosts: readonly string[];
  /** Courses of theirs it can be copied to. */
  readonly courses: readonly CourseLine[];
  readonly news: 'saved' | 'publishedNow' | 'withdrawnNow' | 'restored' | undefined;
  readonly errors: readonly FormError[];
  newest(questionId: string): number | undefined;
  question(at: { readonly questionId: string; readonly version: number }): Question;
}

export function WritePage(props: WriteProps) {
  const { course, lesson, news, errors } = props;
  const { locale } = useView();
  const m = teaching(locale);
  return (
    <Page>
      <div class="col stack">
        <Crumbs
          above={[
            { href: materialPaths.courses(), label: m.courses },
            { href: materialPaths.edit({ courseId: course.id }), label: course.title },
          ]}
          here={lesson.title}
        />
        <h1 lang="id">{lesson.title}</h1>
        <p class="row small">
          <Tag tone={lesson.published === null ? 'plain' : 'done'}>
            {lesson.published === null ? m.draft : m.published(lesson.published)}
          </Tag>
          <span class="soft">{m.lastChange(lesson.changedBy, formatDateTime(lesson.changedAt, locale))}</span>
        </p>
        {news !== undefined && <Note tone="done">{m[news]}</Note>}
        <ErrorSummary errors={errors} />
        <Writing {...props} />
        <CaptionsPart lessonId={lesson.id} revision={lesson.revision} content={lesson.draft} errors={errors} />
        <Versions {...props} />
        <CopyPart {...props} />
      </div>
    </Page>
  );
}

function Writing({ lesson, title, content, faults, errors, ...rest }: WriteProps) {
  const { locale } = useView();
  const m = teaching(locale);
  const { id: lessonId } = lesson;
  const error = (field: string) => errors.find((one) => one.field === field)?.message;
  return (
    <Form action={materialPaths.writeDeed({ lessonId })} class="stack" id="tulis" files>
      <Island name="lesson-edit" props={{ ...editorProps(locale, false) }} />
      <input type="hidden" name="revisi" value={String(lesson.revision)} />
      {/* Enter in a field saves; it moves and removes nothing. */}
      <button class="vh" type="submit" name="langkah" value="simpan" tabIndex={-1}>
        {m.save}
      </button>
      <TextInput id="judul" label={m.lessonTitle} value={title} error={error('judul')} />
      <TextInput id="tujuan" label={m.aim} value={content.aim} optional />
      <h2>{m.blocks}</h2>
      {content.blocks.length === 0 && <p class="soft">{m.noBlocks}</p>}
      {content.blocks.map((block, at) => (
        <BlockFields
          {...{ lessonId, block, ...rest }}
          nth={at + 1}
          last={at === content.blocks.length - 1}
          faults={faults.filter((fault) => fault.block === block.id)}
        />
      ))}
      <section class="card stack" id="tambah">
        <h3 class="t-m">{m.add}</h3>
        <p class="row">
          {addable.map((kind) => (
            <Button kind="quiet" name="langkah" value={`tambah.${kind}`}>
              {m.kinds[kind]}
            </Button>
          ))}
        </p>
        <FileInput
          id="berkas"
          label={m.file}
          hint={m.fileHint(kindsInWords('material', locale), formatBytes(fileLimits.material.maxBytes, locale))}
          accept={acceptOf('material')}
          error={error('berkas')}
        />
        <Button kind="quiet" name="langkah" value="unggah">
          {m.upload}
        </Button>
      </section>
      <div class="row">
        <Button kind="quiet" name="langkah" value="simpan">
          {m.save}
        </Button>
        <Button kind="quiet" name="langkah" value="lihat">
          {m.preview}
        </Button>
      </div>
      <section class="stack" id="terbit">
        <p class="small soft">{m.publishLead}</p>
        <TextInput id="catatan" label={m.note} optional />
        <Button name="langkah" value="terbitkan">
          {m.publish}
        </Button>
      </section>
    </Form>
  );
}

function Versions({ lesson, versions }: WriteProps) {
  const { locale } = useView();
  const m = teaching(locale);
  if (versions.length === 0) return null;
  const at = (deed: string) => materialPaths.lessonDeed({ lessonId: lesson.id, deed });
  const before = versions.find(({ version, withdrawnAt }) => withdrawnAt === null && version !== lesson.published)?.version ?? null;
  return (
    <section class="stack" id="versi">
      <h2>{m.versions}</h2>
      <Table
        label={m.versions}
        rows={versions}
        empty=""
        columns={[
          {
            title: m.version(0).replace(/ 0$/, ''),
            cell: ({ version, note }) => (
              <>
                <b>{m.version(version)}</b> {version === lesson.published && <Tag tone="done">{m.current}</Tag>}
                {note !== '' && (
                  <span class="small soft block" lang="id">
                    {note}
                  </span>
                )}
              </>
            ),
          },
          {
            title: m.when,
            cell: ({ by, at: when, withdrawnBy }) => (
              <>
                {formatDateTime(when, locale)}, {by}
                {withdrawnBy !== null && <span class="small soft block">{m.withdrawn(withdrawnBy)}</span>}
              </>
            ),
          },
          {
            title: m.restore,
            untitled: true,
            cell: ({ version }) => (
              <Form action={at('pulihkan')} class="inline">
                <input type="hidden" name="versi" value={String(version)} />
                <input type="hidden" name="revisi" value={String(lesson.revision)} />
                <Button kind="quiet" small>
                  {m.restore}
                  <span class="vh"> {m.version(version)}</span>
                </Button>
              </Form>
            ),
          },
        ]}
      />
      {lesson.published !== null && (
        <Form action={at('tarik')} class="stack">
          <p class="small soft">{m.withdrawLead(before)}</p>
          <Button kind="quiet">{m.withdraw}</Button>
        </Form>
      )}
    </section>
  );
}

function CopyPart({ lesson, courses, errors }: WriteProps) {
  const m = teaching(useView().locale);
  const error = errors.find(({ field }) => field === 'materi')?.message;
  return (
    <details class="card" open={error !== undefined}>
      <summary>{m.copyLesson}</summary>
      <Form action={materialPaths.lessonDeed({ lessonId: lesson.id, deed: 'salin' })} class="stack">
        <Select
          id="materi"
          label={m.course}
          error={error}
          options={courses.map(({ id, title, year, school }) => ({ value: id, label: `${title} (${school}, ${year})` }))}
        />
        <Button kind="quiet">{m.copyLesson}</Button>
      </Form>
    </details>
  );
}
