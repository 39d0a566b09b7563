import { transaction } from '#db';
import { AppError, refusalOf } from '#kernel';
import { render, type Reply, type Request, type WebApp } from '#web';
import type { FormError } from '#web/ui';
import { Type } from 'typebox';
import { getVersions } from '../../../bank/store/read.ts';
import type { LenteraDeps } from '../../../deps.ts';
import { examPaths } from '../../../exams/paths.ts';
import { keepsTest } from '../../../exams/domain/may.ts';
import { getWatched, heldOf } from '../../../exams/read-test.ts';
import { assertFound } from '../../../schools/domain/belonging.ts';
import { teaches } from '../../../schools/teaches.ts';
import { visitOf } from '../../../schools/who.ts';
import { texts } from '../../../results/messages.ts';
import { type KeptItem } from '../../../room/domain/paper.ts';
import { agreedShare, isApart, sameness, shareOfLevels } from '../../domain/essay.ts';
import { answerKey, type EssayAnswer, essayAnswers, markEssay } from '../../essays.ts';
import { markEnded } from '../../mark.ts';
import type { EssayItem } from './essay-item.ts';
import { EssayPage, EssaysPage } from './pages.tsx';

const TestId = Type.Object({ testId: Type.String({ format: 'uuid' }) });
const QuestionId = Type.Object({ testId: Type.String({ format: 'uuid' }), questionId: Type.String({ format: 'uuid' }) });
const lang = Type.Optional(Type.String());
const Query = Type.Object({
  /** Which answer, from 1 on. */
  jawaban: Type.Optional(Type.Integer({ minimum: 1, maximum: 100_000 })),
  kabar: Type.Optional(Type.Enum(['saved'])),
  lang,
});
const Sent = Type.Record(Type.String({ maxLength: 40 }), Type.String({ maxLength: 2000 }));
const config = { policy: 'signed-in' } as const;

/** Marking essays: one question across all students, without names, by as many people as the test asks for. */
export function essayRoutes(app: WebApp, deps: LenteraDeps): void {
  const { db, clock, agencyId } = deps;

  const lookAt = async (request: Request, testId: string) => {
    const { who, actor } = await visitOf(deps, request);
    const test = await getWatched(db, agencyId, who, testId);
    // Whoever teaches the subject may be the second pair of eyes; nobody sees whose an answer is.
    assertFound(keepsTest(who, heldOf(test)) || (await teaches(db, who, test.subject)));
    const papers = await db.selectFrom('lentera.paper').select('items').where('test_id', '=', testId).execute();
    const kept = papers.flatMap(({ items }) => items as unknown as readonly KeptItem[]);
    const question = await getVersions(db, kept);
    const essays = new Map<string, EssayItem>();
    for (const item of kept) {
      const asked = question(item);
      if (asked.body.kind === 'essay')
        essays.set(item.questionId, {
          questionId: item.questionId,
          item: item.item,
          question: asked,
          body: asked.body,
          points: item.points,
        });
    }
    return { test, actor, essays: [...essays.values()] };
  };

  const doneOf = (answers: readonly EssayAnswer[], markers: 1 | 2) =>
    answers.filter(({ marks }) => agreedShare(marks, markers) !== undefined).length;

  app.get(examPaths.marking.pattern, { schema: { params: TestId, querystring: Type.Object({ lang }) }, config }, async (request, reply) => {
    const { test, essays } = await lookAt(request, request.params.testId);
    const lines = await Promise.all(
      essays.map(async (essay) => {
        const answers = await essayAnswers(db, test.id, essay.questionId);
        return {
          essay,
          all: answers.length,
          done: doneOf(answers, test.terms.markers),
          apart: answers.filter(({ marks }) => isApart(marks, test.terms.markers)).length,
        };
      }),
    );
    return render(request, reply, <EssaysPage {...{ test, lines }} />, { title: `${texts(request.locale).essays}: ${test.title}` });
  });

  interface Shown {
    readonly at?: number;
    readonly saved?: boolean;
    readonly errors?: readonly FormError[];
    readonly typed?: Readonly<Record<string, string>>;
  }
  const show = async (request: Request, reply: Reply, at: { testId: string; questionId: string }, shown: Shown = {}) => {
    const { test, actor, essays } = await lookAt(request, at.testId);
    const essay = essays.find(({ questionId }) => questionId === at.questionId);
    if (!essay) throw new AppError('NOT_FOUND', { question: at.questionId });
    const answers = await essayAnswers(db, test.id, at.questionId);
    // Without a number: the first this person still has to mark.
    const open = answers.findIndex(
      (answer) =>
        nthFor(answer, actor.personId, test.terms.markers) !== null && !answer.marks.some(({ markerId }) => markerId === actor.personId),
    );
    const nth = shown.at ?? (open < 0 ? 1 : open + 1);
    const answer = answers[nth - 1];
    const same = answer ? answers.filter(({ value }) => sameness(value) === sameness(answer.value)).length : 0;
    const { saved = false, errors = [], typed = {} } = shown;
    const done = doneOf(answers, test.terms.markers);
    const page = (
      <EssayPage
        {...{
          test,
          essay,
          answer,
          nth,
          all: answers.length,
          done,
          same,
          me: actor.personId,
          saved,
          errors,
          typed,
          isOver: open < 0 && shown.at === undefined,
        }}
      />
    );
    return render(request, reply, page, {
      title: texts(request.locale).essayOf(essay.item, done, answers.length),
      status: errors.length > 0 ? 422 : 200,
    });
  };

  app.get(examPaths.markQuestion.pattern, { schema: { params: QuestionId, querystring: Query }, config }, (request, reply) =>
    show(request, reply, request.params, {
      ...(request.query.jawaban !== undefined && { at: request.query.jawaban }),
      saved: request.query.kabar === 'saved',
    }),
  );

  app.post(
    examPaths.markQuestion.pattern,
    { schema: { params: QuestionId, body: Sent }, config: { ...config, perMinute: 240 } },
    async (request, reply) => {
      const { testId, questionId } = request.params;
      const { test, actor, essays } = await lookAt(request, testId);
      const essay = essays.find((one) => one.questionId === questionId);
      const answers = await essayAnswers(db, testId, questionId);
      if (!essay) throw new AppError('NOT_FOUND', { question: questionId });
      const m = texts(request.locale);
      const typed = request.body;
      // Answers come in while others are marked, and each has its place by lot: the number alone would be another's by now.
      const found = answers.findIndex((one) => answerKey(one) === typed.kunci);
      const answer = answers[found];
      if (!answer) return show(request, reply, request.params, { errors: [{ field: 'nilai', message: m.moved }] });
      const at = found + 1;
      const { rubric } = essay.body;
      const levels = Object.fromEntries(
        rubric.flatMap(({ id }) => (/^\d{1,2}$/.test(typed[`r-${id}`] ?? '') ? [[id, Number(typed[`r-${id}`])]] : [])),
      );
      const percent = Number((typed.bagian ?? '').replace(',', '.'));
      const share =
        rubric.length > 0
          ? shareOfLevels(rubric, levels)
          : (typed.bagian ?? '').trim() !== '' && percent >= 0 && percent <= 100
            ? percent / 100
            : null;
      const again = (message: string) => show(request, reply, request.params, { at, typed, errors: [{ field: 'nilai', message }] });
      if (share === null) return again(rubric.length > 0 ? m.wrongLevels : m.wrongShare);
      const alike = typed.samakan === 'ya' ? answers.filter(({ value }) => sameness(value) === sameness(answer.value)) : [answer];
      const refusal = await refusalOf(() =>
        transaction(db, async (tx) => {
          for (const { attemptId, item, marks } of alike) {
            const nth = nthFor({ marks }, actor.personId, test.terms.markers);
            if (nth !== null)
              await markEssay(tx, actor, { testId, attemptId, item, nth, levels, share, note: typed.catatan ?? '' }, clock.now());
          }
        }),
      );
      if (refusal !== undefined) return again(refusal === 'mark-taken' ? m.moved : m.sameMarker);
      // Whoever marks looks at the results next: they wait for no sweep.
      await markEnded(db, clock, testId);
      return reply.redirect(examPaths.markQuestion({ testId, questionId }, { kabar: 'saved' }), 303);
    },
  );
}

/** Which mark this person gives: their own again, else the next that is wanted; null where none is. */
function nthFor({ marks }: Pick<EssayAnswer, 'marks'>, personId: string, markers: 1 | 2): 1 | 2 | 3 | null {
  const own = marks.find(({ markerId }) => markerId === personId);
  if (own) return own.nth as 1 | 2 | 3;
  if (!marks.some(({ nth }) => nth === 1)) return 1;
  if (markers === 1) return null;
  if (!marks.some(({ nth }) => nth === 2)) return 2;
  return agreedShare(marks, markers) === undefined ? 3 : null;
}
