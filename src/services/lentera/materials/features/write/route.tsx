import { transaction } from '#db';
import { AppError, oneLine, refusalOf } from '#kernel';
import { bindFiles, readForm, refusalOf as fileRefusal, type StoredFile } from '#platform/files';
import { rulesAt } from '#platform/rules';
import { render, type Reply, type Request, type WebApp } from '#web';
import type { FormError } from '#web/ui';
import { Type } from 'typebox';
import { getVersions } from '../../../bank/store/read.ts';
import type { LenteraDeps } from '../../../deps.ts';
import { videoHosts } from '../../../rules.ts';
import type { Belonging } from '../../../schools/domain/belonging.ts';
import { checkLesson, MOST_LETTERS } from '../../domain/check-lesson.ts';
import { type LessonContent, pinnedIn } from '../../domain/lesson.ts';
import { addable, type BlockDeed, type Typed, withBlock, withDeed, withFile, withQuestion, withTyped } from '../../domain/typed-lesson.ts';
import { teaching } from '../../teaching/messages/index.ts';
import { materialPaths } from '../../paths.ts';
import { newestOf } from '../../store/candidates.ts';
import { copyLesson } from '../../store/copy.ts';
import { getKeptCourse, listCourses } from '../../store/courses.ts';
import { getLesson, getVersion, publishLesson, saveDraft, versionsOf, withdrawLesson } from '../../store/lessons.ts';
import { teachVisitOf } from '../../see.ts';
import { captionRoutes } from './captions.ts';
import { WritePage, type WriteProps } from './page.tsx';

const LessonId = Type.Object({ lessonId: Type.String({ format: 'uuid' }) });
const Deed = Type.Object({ lessonId: Type.String({ format: 'uuid' }), deed: Type.Enum(['tarik', 'pulihkan', 'salin']) });
const news = ['saved', 'publishedNow', 'withdrawnNow', 'restored'] as const;
const Query = Type.Object({ kabar: Type.Optional(Type.Enum([...news])), lang: Type.Optional(Type.String()) });
const Sent = Type.Object({
  versi: Type.Optional(Type.String({ maxLength: 6 })),
  revisi: Type.Optional(Type.String({ maxLength: 9 })),
  materi: Type.Optional(Type.String({ maxLength: 40 })),
});
const config = { policy: 'signed-in' } as const;

/** A lesson being written: every button saves what is typed, and publishing is one of them. */
export function writeRoutes(app: WebApp, deps: LenteraDeps): void {
  const { db, clock, agencyId } = deps;

  const held = async (who: Belonging, lessonId: string) => {
    const lesson = await getLesson(db, lessonId);
    return { lesson, course: await getKeptCourse(db, agencyId, who, lesson.courseId) };
  };

  const show = async (request: Request, reply: Reply, lessonId: string, shown: Partial<WriteProps> = {}) => {
    const { who, today } = await teachVisitOf(deps, request);
    const { lesson, course } = await held(who, lessonId);
    const content = shown.content ?? lesson.draft;
    const pinned = pinnedIn(content);
    const ours = { q: '', subject: null, year: null, owner: 'mine', ended: false } as const;
    const [versions, book, courses, question, newest] = await Promise.all([
      versionsOf(db, lessonId),
      rulesAt(db, [videoHosts], { agencyId, on: today }),
      listCourses(db, who, agencyId, ours, { limit: 100, offset: 0 }),
      getVersions(db, pinned),
      newestOf(db, pinned),
    ]);
    const { hosts } = book.value(videoHosts);
    const props: WriteProps = {
      course,
      lesson,
      title: lesson.title,
      versions,
      faults: [],
      hosts,
      courses: courses.rows,
      question,
      newest: (questionId) => newest.get(questionId),
      news: undefined,
      errors: [],
      ...shown,
      content,
    };
    return render(request, reply, <WritePage {...props} />, {
      title: `${lesson.title}, ${course.title}`,
      status: props.errors.length > 0 ? 422 : 200,
    });
  };

  captionRoutes(app, { deps, held, show: (request, reply, lessonId, errors) => show(request, reply, lessonId, { errors }) });

  app.get(materialPaths.write.pattern, { schema: { params: LessonId, querystring: Query }, config }, (request, reply) =>
    show(request, reply, request.params.lessonId, { news: request.query.kabar }),
  );

  app.post(
    materialPaths.writeDeed.pattern,
    { schema: { params: LessonId }, config: { ...config, takesFiles: true, perMinute: 240 } },
    async (request, reply) => {
      const { who, actor, today } = await teachVisitOf(deps, request);
      const { lessonId } = request.params;
      const { lesson } = await held(who, lessonId);
      const form = await readForm(request, {
        deps: deps.files,
        kindOf: (field) => (field === 'berkas' ? 'material' : undefined),
        ownerPersonId: actor.personId,
      });
      const typed: Typed = Object.fromEntries(
        Object.entries(form.fields).map(([name, value]) => [name, typeof value === 'string' ? value : (value[0] ?? '')]),
      );
      const m = teaching(request.locale);
      const at = clock.now();
      const [step = '', first = '', second = ''] = (typed.langkah ?? 'simpan').split('.');
      const title = oneLine(typed.judul ?? lesson.title);
      const written = withTyped(lesson.draft, typed);
      const [file] = form.files.berkas ?? [];
      const [problem] = form.problems;
      const content = await stepped(written, { step, first, second, file });

      const errors: FormError[] = [];
      if (title.length < 3 || title.length > 120) errors.push({ field: 'judul', message: m.wrong.title });
      if (tooLong(written, typed)) errors.push({ field: 'isi', message: m.wrong.text });
      if (problem) errors.push({ field: 'berkas', message: fileRefusal(problem.error, 'material')(request.locale) });
      else if (step === 'unggah' && !file) errors.push({ field: 'berkas', message: m.wrong.file });
      const seen = Number(typed.revisi ?? lesson.revision);
      const again = (more: readonly FormError[], shown: Partial<WriteProps> = {}) =>
        show(request, reply, lessonId, { title, content, errors: [...errors, ...more], ...shown });
      const refused = (reason: string) => again([{ field: 'judul', message: m.refusals[reason] ?? reason }]);

      const conflict = await conflictOf(() =>
        transaction(db, async (tx) => {
          await saveDraft(tx, actor, { lessonId, seen, title: title.length < 3 ? lesson.title : title.slice(0, 120), draft: content }, at);
          if (file) await bindFiles(tx, [file.id], [actor.personId], lessonId);
        }),
      );
      if (conflict !== undefined) return refused(conflict);
      if (errors.length > 0) return again([]);
      if (step === 'lihat') return reply.redirect(materialPaths.preview({ lessonId }), 303);
      if (step !== 'terbitkan')
        return reply.redirect(materialPaths.write({ lessonId }, { kabar: 'saved' }) + anchorOf(step, first, content), 303);

      const { hosts } = (await rulesAt(db, [videoHosts], { agencyId, on: today })).value(videoHosts);
      const faults = checkLesson(content, hosts);
      const message = (code: (typeof faults)[number]['code']) => m.faults[code];
      if (faults.length > 0)
        return again(
          faults.map(({ block, code }) => ({ field: block === null ? 'tambah' : `blok-${block}`, message: message(code) })),
          { faults },
        );
      const publishing = { lessonId, seen: seen + 1, note: oneLine(typed.catatan ?? '').slice(0, 200), hosts };
      const late = await conflictOf(() => transaction(db, (tx) => publishLesson(tx, actor, publishing, at)));
      if (late !== undefined) return refused(late);
      return reply.redirect(`${materialPaths.write({ lessonId }, { kabar: 'publishedNow' })}#versi`, 303);
    },
  );

  interface Step {
    readonly step: string;
    readonly first: string;
    readonly second: string;
    readonly file: StoredFile | undefined;
  }

  /** What a button makes of the lesson. */
  async function stepped(content: LessonContent, { step, first, second, file }: Step): Promise<LessonContent> {
    const kind = addable.find((one) => one === first);
    if (step === 'tambah' && kind) return withBlock(content, kind);
    if (file) return withFile(content, file);
    if (step === 'naik' || step === 'turun' || step === 'hapus') return withDeed(content, step satisfies BlockDeed, first);
    if (step === 'keluar') return withQuestion(content, first, second, null);
    if (step !== 'versi') return content;
    const version = (await newestOf(db, pinnedIn(content))).get(second);
    return version === undefined ? content : withQuestion(content, first, second, version);
  }

  app.post(
    materialPaths.lessonDeed.pattern,
    { schema: { params: Deed, body: Sent }, config: { ...config, perMinute: 60 } },
    async (request, reply) => {
      const { who, actor } = await teachVisitOf(deps, request);
      const { lessonId, deed } = request.params;
      const { lesson } = await held(who, lessonId);
      const m = teaching(request.locale);
      const at = clock.now();
      const { versi, revisi, materi = '' } = request.body;
      const doing = async (work: () => Promise<unknown>, kabar: (typeof news)[number]) => {
        const reason = await conflictOf(work);
        if (reason !== undefined)
          return show(request, reply, lessonId, { errors: [{ field: 'judul', message: m.refusals[reason] ?? reason }] });
        return reply.redirect(`${materialPaths.write({ lessonId }, { kabar })}#versi`, 303);
      };
      if (deed === 'tarik') return doing(() => transaction(db, (tx) => withdrawLesson(tx, actor, lessonId, at)), 'withdrawnNow');
      if (deed === 'pulihkan') {
        const { title, content } = await getVersion(db, lessonId, Number(versi) || 0);
        const seen = Number(revisi ?? lesson.revision);
        return doing(() => transaction(db, (tx) => saveDraft(tx, actor, { lessonId, seen, title, draft: content }, at)), 'restored');
      }
      if (!/^[0-9a-f-]{36}$/.test(materi))
        return show(request, reply, lessonId, { errors: [{ field: 'materi', message: m.wrong.course }] });
      const target = await getKeptCourse(db, agencyId, who, materi);
      const copy = await transaction(db, (tx) => copyLesson(tx, actor, { lesson, courseId: target.id }, at));
      return reply.redirect(materialPaths.write({ lessonId: copy }, { kabar: 'saved' }), 303);
    },
  );
}

/** A text longer than a form takes does not come at all, or is longer than a lesson shows. */
function tooLong({ blocks }: LessonContent, typed: Typed): boolean {
  return blocks.some(
    (block) => block.kind === 'text' && (block.text.length > MOST_LETTERS || typed[`blok.${block.id}.teks`] === undefined),
  );
}

function anchorOf(step: string, first: string, content: LessonContent): string {
  if (step === 'tambah' || step === 'unggah') return `#blok-${content.blocks.at(-1)?.id ?? ''}`;
  return ['naik', 'turun', 'versi', 'keluar'].includes(step) ? `#blok-${first}` : '';
}

/** As `refusalOf`, where somebody else changing the lesson first is a reason too. */
async function conflictOf(work: () => Promise<unknown>): Promise<string | undefined> {
  try {
    return await refusalOf<string>(work);
  } catch (error) {
    if (error instanceof AppError && error.code === 'CONFLICT' && error.detail.reason === 'changed-since') return 'changed-since';
    throw error;
  }
}
