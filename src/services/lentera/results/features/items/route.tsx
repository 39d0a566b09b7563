import { transaction } from '#db';
import { AppError, oneLine } from '#kernel';
import { rulesAt } from '#platform/rules';
import { render, type Reply, type Request, type WebApp } from '#web';
import type { FormError } from '#web/ui';
import { Type } from 'typebox';
import type { LenteraDeps } from '../../../deps.ts';
import { examPaths } from '../../../exams/paths.ts';
import { getKept } from '../../../exams/read-test.ts';
import { correctKey, type CorrectionChoice, type CorrectionPreview, tryCorrection } from '../../../marking/correct.ts';
import { readingTerms } from '../../../rules.ts';
import { visitOf } from '../../../schools/who.ts';
import { analyse } from '../../item-analysis.ts';
import { texts } from '../../messages.ts';
import { readResults } from '../../read-results.ts';
import { CorrectPage, ItemsPage } from './pages.tsx';

const TestId = Type.Object({ testId: Type.String({ format: 'uuid' }) });
const QuestionId = Type.Object({ testId: Type.String({ format: 'uuid' }), questionId: Type.String({ format: 'uuid' }) });
const lang = Type.Optional(Type.String());
const config = { policy: 'signed-in' } as const;
const Sent = Type.Object({
  cara: Type.Optional(Type.String({ maxLength: 20 })),
  versi: Type.Optional(Type.String({ maxLength: 6 })),
  alasan: Type.Optional(Type.String({ maxLength: 400 })),
  langkah: Type.Optional(Type.Enum(['lihat', 'berlakukan'])),
});

/** How each item of a test did, and what is done where its key was wrong. */
export function itemRoutes(app: WebApp, deps: LenteraDeps): void {
  const { db, clock, agencyId } = deps;

  app.get(
    examPaths.items.pattern,
    { schema: { params: TestId, querystring: Type.Object({ kabar: Type.Optional(Type.Enum(['applied'])), lang }) }, config },
    async (request, reply) => {
      const { who, today } = await visitOf(deps, request);
      const test = await getKept(db, agencyId, who, request.params.testId);
      const terms = (await rulesAt(db, [readingTerms], { agencyId, on: today })).value(readingTerms);
      const readings = {
        discrimination: { veryGood: terms.veryGood, adequate: terms.adequate, weak: terms.weak },
        facility: { hard: terms.hardPercent / 100, easy: terms.easyPercent / 100 },
        distractor: terms.distractorPercent / 100,
        fewest: terms.fewest,
      };
      const analyses = analyse(await readResults(db, test), readings);
      const page = <ItemsPage {...{ test, analyses, applied: request.query.kabar === 'applied', weak: terms.weak }} />;
      return render(request, reply, page, { title: `${texts(request.locale).items}: ${test.title}` });
    },
  );

  interface Shown {
    readonly typed?: Readonly<Record<string, string>>;
    readonly errors?: readonly FormError[];
    readonly preview?: CorrectionPreview;
  }
  const show = async (request: Request, reply: Reply, at: { testId: string; questionId: string }, shown: Shown = {}) => {
    const { who } = await visitOf(deps, request);
    const test = await getKept(db, agencyId, who, at.testId);
    const { rows, items } = await readResults(db, test);
    const item = [...items.values()].flat().find(({ questionId }) => questionId === at.questionId);
    if (!item) throw new AppError('NOT_FOUND', { question: at.questionId });
    const versions = await db
      .selectFrom('lentera.question_version')
      .select(['version', 'note'])
      .where('question_id', '=', at.questionId)
      .orderBy('version', 'desc')
      .execute();
    const { typed = {}, errors = [], preview } = shown;
    const names = new Map(rows.map(({ participantId, name }) => [participantId, name]));
    const page = <CorrectPage {...{ test, item, versions, typed, errors, preview, names }} />;
    return render(request, reply, page, { title: texts(request.locale).correctTitle(item.item), status: errors.length > 0 ? 422 : 200 });
  };

  app.get(examPaths.correct.pattern, { schema: { params: QuestionId, querystring: Type.Object({ lang }) }, config }, (request, reply) =>
    show(request, reply, request.params),
  );

  app.post(
    examPaths.correct.pattern,
    { schema: { params: QuestionId, body: Sent }, config: { ...config, perMinute: 30 } },
    async (request, reply) => {
      const { who, actor } = await visitOf(deps, request);
      const { testId, questionId } = request.params;
      const test = await getKept(db, agencyId, who, testId);
      const m = texts(request.locale);
      const { cara, versi = '', alasan = '', langkah = 'lihat' } = request.body;
      const typed = request.body;
      const choice = await readChoice(questionId, cara, versi);
      const reason = oneLine(alasan);
      const errors: FormError[] = [];
      if (choice === null) errors.push({ field: 'cara', message: m.wrongChoice });
      if (reason.length < 5) errors.push({ field: 'alasan', message: m.wrongReason });
      if (choice === null || errors.length > 0) return show(request, reply, request.params, { typed, errors });
      if (langkah === 'lihat')
        return show(request, reply, request.params, { typed, preview: await tryCorrection(db, test.id, questionId, choice) });
      await transaction(db, (tx) => correctKey(tx, actor, { testId, questionId, choice, reason }, clock.now()));
      return reply.redirect(examPaths.items({ testId }, { kabar: 'applied' }), 303);
    },
  );

  async function readChoice(questionId: string, cara: string | undefined, versi: string): Promise<CorrectionChoice | null> {
    if (cara === 'all-right' || cara === 'void') return { kind: cara };
    if (cara !== 'version' || !/^\d{1,5}$/.test(versi)) return null;
    const version = Number(versi);
    const known = await db
      .selectFrom('lentera.question_version')
      .select('version')
      .where('question_id', '=', questionId)
      .where('version', '=', version)
      .executeTakeFirst();
    return known ? { kind: 'version', version } : null;
  }
}
