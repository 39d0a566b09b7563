import { transaction } from '#db';
import { oneLine } from '#kernel';
import { render, useView, type WebApp } from '#web';
import { Button, Crumbs, Form, Page, Pagination, SearchForm, Table, Tag } from '#web/ui';
import { sql } from 'kysely';
import { Type } from 'typebox';
import { toPlain } from '../../../bank/domain/clean-to-plain.ts';
import { getVersions } from '../../../bank/store/read.ts';
import type { Question } from '../../../bank/domain/question.ts';
import type { LenteraDeps } from '../../../deps.ts';
import { visitOf } from '../../../schools/who.ts';
import { candidatesFor } from '../../candidates.ts';
import { changePlan } from '../../change.ts';
import type { Candidate } from '../../domain/draw.ts';
import { texts } from '../../messages/index.ts';
import { examPaths } from '../../paths.ts';
import { getKept } from '../../read-test.ts';
import type { TestRow } from '../../store.ts';

const A_PAGE = 20;
const TestId = Type.Object({ testId: Type.String({ format: 'uuid' }) });
const Query = Type.Object({
  q: Type.Optional(Type.String({ maxLength: 80 })),
  bagian: Type.Optional(Type.Integer({ minimum: 0, maximum: 11 })),
  halaman: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000 })),
  lang: Type.Optional(Type.String()),
});
const Sent = Type.Object({
  soal: Type.String({ format: 'uuid' }),
  bagian: Type.String({ pattern: '^\\d{1,2}$' }),
  q: Type.Optional(Type.String({ maxLength: 80 })),
  halaman: Type.Optional(Type.String({ maxLength: 5 })),
});

interface PickProps {
  readonly test: TestRow;
  readonly rows: readonly (Candidate & { readonly content: Question })[];
  readonly total: number;
  readonly page: number;
  readonly q: string;
  readonly section: number;
}

function PickPage({ test, rows, total, page, q, section }: PickProps) {
  const m = texts(useView().locale);
  const chosen = new Set(
    test.plan.sections.flatMap(({ picks }) => picks.flatMap((pick) => (pick.kind === 'question' ? [pick.questionId] : []))),
  );
  const { id: testId } = test;
  return (
    <Page wide>
      <div class="stack">
        <Crumbs
          above={[
            { href: examPaths.tests(), label: m.tests },
            { href: examPaths.test({ testId }), label: test.title },
          ]}
          here={m.pickTitle}
        />
        <h1>{m.pickTitle}</h1>
        <SearchForm action={examPaths.pick({ testId })} label={m.pickTitle} q={q} />
        <Table
          label={m.pickTitle}
          rows={rows}
          empty={m.pickNone}
          columns={[
            {
              title: m.title,
              cell: ({ content, kind }) => (
                <>
                  <b>{content.title}</b>
                  <br />
                  {toPlain(content.prompt).slice(0, 200)}
                  <br />
                  <span class="small soft">
                    {[
                      m.kinds[kind],
                      content.tags.aim,
                      content.tags.topic,
                      m.levels[content.tags.level ?? ''],
                      m.difficulties[content.tags.difficulty ?? ''],
                    ]
                      .filter(Boolean)
                      .join(' · ')}
                  </span>
                </>
              ),
            },
            { title: m.uses(0), untitled: true, cell: ({ uses }) => <span class="soft">{m.uses(uses)}</span> },
            {
              title: m.pick,
              untitled: true,
              cell: ({ questionId, content }) =>
                chosen.has(questionId) ? (
                  <Tag tone="done">{m.picked}</Tag>
                ) : (
                  <Form action={examPaths.pick({ testId })} class="inline">
                    <input type="hidden" name="soal" value={questionId} />
                    <input type="hidden" name="bagian" value={String(section)} />
                    <input type="hidden" name="q" value={q} />
                    <input type="hidden" name="halaman" value={String(page)} />
                    <Button kind="quiet" small>
                      {m.pick}
                      <span class="vh"> {content.title}</span>
                    </Button>
                  </Form>
                ),
            },
          ]}
        />
        <Pagination page={page} size={A_PAGE} total={total} at={(halaman) => examPaths.pick({ testId }, { q, bagian: section, halaman })} />
      </div>
    </Page>
  );
}

/** Choosing questions of the bank for a section, one by one. */
export function pickRoutes(app: WebApp, deps: LenteraDeps): void {
  const { db, clock, agencyId } = deps;
  const config = { policy: 'signed-in' } as const;

  app.get(examPaths.pick.pattern, { schema: { params: TestId, querystring: Query }, config }, async (request, reply) => {
    const { who } = await visitOf(deps, request);
    const test = await getKept(db, agencyId, who, request.params.testId);
    const { bagian: section = 0, halaman: page = 1 } = request.query;
    const q = oneLine(request.query.q ?? '');
    const candidates = await candidatesFor(db, test);
    const met = q === '' ? null : await meeting(candidates, q);
    const open = candidates.filter(({ questionId }) => met === null || met.has(questionId)).toSorted((a, b) => a.uses - b.uses);
    const shown = open.slice((page - 1) * A_PAGE, page * A_PAGE);
    const content = await getVersions(db, shown);
    const rows = shown.map((one) => ({ ...one, content: content(one) }));
    return render(request, reply, <PickPage {...{ test, rows, total: open.length, page, q, section }} />, {
      title: `${texts(request.locale).pickTitle}, ${test.title}`,
    });
  });

  app.post(
    examPaths.pick.pattern,
    { schema: { params: TestId, body: Sent }, config: { ...config, perMinute: 120 } },
    async (request, reply) => {
      const { who, actor } = await visitOf(deps, request);
      const { testId } = request.params;
      const test = await getKept(db, agencyId, who, testId);
      const { soal, bagian, q, halaman } = request.body;
      const candidate = (await candidatesFor(db, test)).find(({ questionId }) => questionId === soal);
      if (candidate && test.status === 'draft') {
        const { questionId, version, points } = candidate;
        const pick = { kind: 'question' as const, questionId, version, points };
        await transaction(db, (tx) =>
          changePlan(
            tx,
            actor,
            testId,
            (plan) => ({
              ...plan,
              sections: plan.sections.map((section, nth) =>
                nth === Number(bagian) && !section.picks.some((one) => one.kind === 'question' && one.questionId === questionId)
                  ? { ...section, picks: [...section.picks, pick] }
                  : section,
              ),
            }),
            clock.now(),
          ),
        );
      }
      return reply.redirect(examPaths.pick({ testId }, { q, bagian, halaman }), 303);
    },
  );

  /** Those that hold every word, as words begin. */
  async function meeting(candidates: readonly Candidate[], q: string): Promise<ReadonlySet<string>> {
    const words = q
      .toLowerCase()
      .split(/[^\p{L}\p{N}]+/u)
      .filter(Boolean)
      .map((word) => `${word}:*`)
      .join(' & ');
    if (words === '') return new Set();
    const { rows } = await sql<{ question_id: string }>`
      select v.question_id
        from unnest(${candidates.map(({ questionId }) => questionId)}::uuid[], ${candidates.map(({ version }) => version)}::integer[]) as a (id, nth)
        join lentera.question_version v on v.question_id = a.id and v.version = a.nth
       where v.words @@ to_tsquery('simple', ${words})`.execute(db);
    return new Set(rows.map(({ question_id }) => question_id));
  }
}
