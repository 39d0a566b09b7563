import { transaction, type Tx } from '#db';
import { AppError, isId } from '#kernel';
import { render, type Reply, type Request, type WebApp } from '#web';
import type { FormError } from '#web/ui';
import { Type } from 'typebox';
import type { LenteraDeps } from '../../../deps.ts';
import { listSubjects } from '../../../schools/city.ts';
import { checkQuestion } from '../../domain/check-question.ts';
import { differences } from '../../domain/difference.ts';
import { bankPaths } from '../../paths.ts';
import { refusedFor } from '../../refused.ts';
import { type BankVisit, bankVisitOf } from '../../see.ts';
import { alikeTo, colleaguesAt, getQuestion, reviewsOf, usesOf, versionsOf } from '../../store/look.ts';
import { getVersions } from '../../store/read.ts';
import {
  decideQuestion,
  type Doing,
  handOverQuestion,
  proposeQuestion,
  readerOf,
  restoreQuestion,
  retireQuestion,
} from '../../store/review.ts';
import { texts as common } from '../../texts.ts';
import { LookPage } from './page.tsx';

const QuestionId = Type.Object({ questionId: Type.String({ format: 'uuid' }) });
const Query = Type.Object({
  versi: Type.Optional(Type.Integer({ minimum: 1, maximum: 100_000 })),
  kabar: Type.Optional(Type.Enum(['proposed', 'approved', 'returned', 'retired', 'restored', 'given', 'changed', 'entered'])),
  lang: Type.Optional(Type.String()),
});
const Sent = Type.Object({
  versi: Type.Integer({ minimum: 1, maximum: 100_000 }),
  catatan: Type.Optional(Type.String({ maxLength: 2000 })),
  putusan: Type.Optional(Type.Enum(['approved', 'returned'])),
  kepada: Type.Optional(Type.String({ maxLength: 40 })),
});
const config = { policy: 'signed-in' } as const;

/** One question, and what is done with it on its way to others. */
export function lookRoutes(app: WebApp, deps: LenteraDeps): void {
  const { db, clock, agencyId } = deps;

  interface Shown {
    readonly version?: number | undefined;
    readonly news?: string | undefined;
    readonly errors?: readonly FormError[];
  }

  const show = async (
    request: Request,
    reply: Reply,
    visit: BankVisit,
    questionId: string,
    { version: asked, news, errors = [] }: Shown,
  ) => {
    const held = await getQuestion(db, agencyId, visit, questionId);
    const version = asked ?? held.version;
    const around = [version, version - 1].filter((nth) => nth >= 1).map((nth) => ({ questionId, version: nth }));
    if (version > held.version) throw new AppError('NOT_FOUND', { version });
    const [read, versions, reviews, uses, alike, colleagues, subjects] = await Promise.all([
      getVersions(db, around),
      versionsOf(db, questionId),
      reviewsOf(db, questionId),
      usesOf(db, visit, questionId),
      alikeTo(db, agencyId, visit, questionId),
      held.schoolId === null ? [] : colleaguesAt(db, held.schoolId, held.authorId, visit.today),
      listSubjects(db, agencyId),
    ]);
    const question = read({ questionId, version });
    const changes = version > 1 ? differences(read({ questionId, version: version - 1 }), question) : null;
    const lists = { versions, reviews, uses, alike, colleagues, subjects };
    const page = (
      <LookPage
        {...{ held, question, version, changes, news, errors, ...lists }}
        reader={readerOf(visit, held)}
        findings={checkQuestion(held.question)}
      />
    );
    return render(request, reply, page, {
      title: `${question.title}, ${common(request.locale).bank}`,
      status: errors.length > 0 ? 422 : 200,
    });
  };

  app.get(bankPaths.look.pattern, { schema: { params: QuestionId, querystring: Query }, config }, async (request, reply) => {
    const visit = await bankVisitOf(deps, request);
    const { versi: version, kabar: news } = request.query;
    return show(request, reply, visit, request.params.questionId, { version, news });
  });

  type Body = { readonly versi: number; readonly catatan?: string; readonly putusan?: 'approved' | 'returned'; readonly kepada?: string };

  /** Does something with a question in one transaction; a refusal comes back as a sentence on its page. */
  const does = (
    pattern: string,
    act: (tx: Tx, doing: Doing, sent: Body, at: Date) => Promise<string>,
    wrong: (sent: Body) => string | null = () => null,
  ) =>
    app.post(pattern, { schema: { params: QuestionId, body: Sent }, config: { ...config, perMinute: 120 } }, async (request, reply) => {
      const visit = await bankVisitOf(deps, request);
      const { questionId } = request.params;
      const { body, locale } = request;
      await getQuestion(db, agencyId, visit, questionId);
      const doing = { agencyId, visit, questionId, seen: body.versi, note: (body.catatan ?? '').trim() };
      let news = '';
      const refusal =
        wrong(body) ??
        (await refusedFor(() =>
          transaction(db, async (tx) => {
            news = await act(tx, doing, body, clock.now());
          }),
        ));
      if (refusal) {
        const errors = [{ field: 'catatan', message: common(locale).refusals[refusal] ?? refusal }];
        return show(request, reply, visit, questionId, { errors });
      }
      // Whoever decided may have nothing more to do with the question.
      const still = await getQuestion(db, agencyId, visit, questionId).catch(() => null);
      return reply.redirect(still ? bankPaths.look({ questionId }, { kabar: news }) : bankPaths.list(), 303);
    });

  does(bankPaths.propose.pattern, async (tx, doing, _sent, at) => {
    await proposeQuestion(tx, doing, at);
    return 'proposed';
  });
  does(
    bankPaths.decide.pattern,
    async (tx, doing, { putusan = 'returned' }, at) => {
      await decideQuestion(tx, doing, putusan, at);
      return putusan;
    },
    ({ putusan, catatan = '' }) => (putusan !== 'approved' && catatan.trim() === '' ? 'no-note' : null),
  );
  does(bankPaths.retire.pattern, async (tx, doing, _sent, at) => {
    await retireQuestion(tx, doing, at);
    return 'retired';
  });
  does(bankPaths.restore.pattern, async (tx, doing, _sent, at) => {
    await restoreQuestion(tx, doing, at);
    return 'restored';
  });
  does(
    bankPaths.handOver.pattern,
    async (tx, doing, { kepada = '' }, at) => {
      await handOverQuestion(tx, doing, { personId: kepada }, at);
      return 'given';
    },
    ({ kepada = '' }) => (isId(kepada) ? null : 'not-here'),
  );
}
