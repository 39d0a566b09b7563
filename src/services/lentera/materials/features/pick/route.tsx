import { transaction } from '#db';
import { AppError, oneLine } from '#kernel';
import { render, useView, type WebApp } from '#web';
import { Button, Crumbs, Form, LinkButton, Page, Pagination, SearchForm, Table, Tag } from '#web/ui';
import { Type } from 'typebox';
import { toPlain } from '../../../bank/domain/clean-to-plain.ts';
import { texts as bankTexts } from '../../../bank/texts.ts';
import type { LenteraDeps } from '../../../deps.ts';
import type { Belonging } from '../../../schools/domain/belonging.ts';
import type { ExerciseBlock } from '../../domain/lesson.ts';
import { withQuestion } from '../../domain/typed-lesson.ts';
import { teaching } from '../../teaching/messages/index.ts';
import { materialPaths } from '../../paths.ts';
import { teachVisitOf } from '../../see.ts';
import { type CandidateLine, candidatesFor } from '../../store/candidates.ts';
import { getKeptCourse } from '../../store/courses.ts';
import { getLesson, type Lesson, saveDraft } from '../../store/lessons.ts';

const A_PAGE = 20;
const At = Type.Object({ lessonId: Type.String({ format: 'uuid' }), block: Type.String({ pattern: '^b\\d{1,6}$' }) });
const Query = Type.Object({
  q: Type.Optional(Type.String({ maxLength: 80 })),
  halaman: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000 })),
  lang: Type.Optional(Type.String()),
});
const Sent = Type.Object({
  soal: Type.String({ format: 'uuid' }),
  q: Type.Optional(Type.String({ maxLength: 80 })),
  halaman: Type.Optional(Type.String({ maxLength: 5 })),
});

interface PickProps {
  readonly lesson: Lesson;
  readonly block: ExerciseBlock;
  readonly rows: readonly CandidateLine[];
  readonly total: number;
  readonly page: number;
  readonly q: string;
}

function PickPage({ lesson, block, rows, total, page, q }: PickProps) {
  const { locale } = useView();
  const m = teaching(locale);
  const { kinds } = bankTexts(locale);
  const at = { lessonId: lesson.id, block: block.id };
  const chosen = new Set(block.questions.map(({ questionId }) => questionId));
  const back = `${materialPaths.write({ lessonId: lesson.id })}#blok-${block.id}`;
  return (
    <Page wide>
      <div class="stack">
        <Crumbs
          above={[
            { href: materialPaths.courses(), label: m.courses },
            { href: back, label: lesson.title },
          ]}
          here={m.pickTitle}
        />
        <h1>{m.pickTitle}</h1>
        <SearchForm action={materialPaths.pick(at)} label={m.pickTitle} q={q} />
        <Table
          label={m.pickTitle}
          rows={rows}
          empty={m.pickNone}
          columns={[
            {
              title: m.title,
              cell: ({ content }) => (
                <>
                  <b lang="id">{content.title}</b>
                  <span class="block" lang="id">
                    {toPlain(content.prompt).slice(0, 200)}
                  </span>
                  <span class="small soft">
                    {[kinds[content.body.kind], content.tags.aim, content.tags.topic].filter(Boolean).join(' · ')}
                  </span>
                </>
              ),
            },
            {
              title: m.choose,
              untitled: true,
              cell: ({ questionId, content }) =>
                chosen.has(questionId) ? (
                  <Tag tone="done">{m.picked}</Tag>
                ) : (
                  <Form action={materialPaths.pick(at)} class="inline">
                    <input type="hidden" name="soal" value={questionId} />
                    <input type="hidden" name="q" value={q} />
                    <input type="hidden" name="halaman" value={String(page)} />
                    <Button kind="quiet" small>
                      {m.choose}
                      <span class="vh"> {content.title}</span>
                    </Button>
                  </Form>
                ),
            },
          ]}
        />
        <Pagination page={page} size={A_PAGE} total={total} at={(halaman) => materialPaths.pick(at, { q, halaman })} />
        <p>
          <LinkButton href={back} kind="quiet" icon="back">
            {m.write}
          </LinkButton>
        </p>
      </div>
    </Page>
  );
}

/** Choosing questions of the bank for an exercise: each is pinned in the version it has now. */
export function pickRoutes(app: WebApp, deps: LenteraDeps): void {
  const { db, clock, agencyId } = deps;
  const config = { policy: 'signed-in' } as const;

  const held = async (who: Belonging, lessonId: string, blockId: string) => {
    const lesson = await getLesson(db, lessonId);
    const course = await getKeptCourse(db, agencyId, who, lesson.courseId);
    const block = lesson.draft.blocks.find(({ id }) => id === blockId);
    if (block?.kind !== 'exercise') throw new AppError('NOT_FOUND', { block: blockId });
    return { lesson, course, block };
  };

  app.get(materialPaths.pick.pattern, { schema: { params: At, querystring: Query }, config }, async (request, reply) => {
    const { who } = await teachVisitOf(deps, request);
    const { lesson, course, block } = await held(who, request.params.lessonId, request.params.block);
    const { halaman: page = 1 } = request.query;
    const q = oneLine(request.query.q ?? '');
    const { rows, total } = await candidatesFor(db, agencyId, course, q, { limit: A_PAGE, offset: (page - 1) * A_PAGE });
    return render(request, reply, <PickPage {...{ lesson, block, rows, total, page, q }} />, {
      title: `${teaching(request.locale).pickTitle}, ${lesson.title}`,
    });
  });

  app.post(
    materialPaths.pick.pattern,
    { schema: { params: At, body: Sent }, config: { ...config, perMinute: 120 } },
    async (request, reply) => {
      const { who, actor } = await teachVisitOf(deps, request);
      const { lesson, course, block } = await held(who, request.params.lessonId, request.params.block);
      const { soal, q, halaman } = request.body;
      const [found] = (await candidatesFor(db, agencyId, course, '', { limit: 1, offset: 0, only: soal })).rows;
      if (found) {
        const draft = withQuestion(lesson.draft, block.id, soal, found.version);
        const change = { lessonId: lesson.id, seen: lesson.revision, title: lesson.title, draft };
        await transaction(db, (tx) => saveDraft(tx, actor, change, clock.now()));
      }
      return reply.redirect(materialPaths.pick(request.params, { q, halaman }), 303);
    },
  );
}
