import { transaction } from '#db';
import { refusalOf } from '#kernel';
import { officeDay } from '#platform/calendar';
import { type FieldContext, type FieldProblem, type Raw, readPage } from '#platform/forms';
import { rulesAt } from '#platform/rules';
import { getPerson, render, type Reply, type Request, type WebApp } from '#web';
import { Type } from 'typebox';
import type { MandatesDeps } from '../../deps.ts';
import { forgetRelative, listRelatives, mandatedAmong, noteRelative, type RelativeRefusal } from '../../family/relatives.ts';
import { mandatePaths } from '../../paths.ts';
import { type RelativeAnswers, relativePage } from './fields.ts';
import { FamilyPage } from './page.tsx';
import { texts } from './texts.ts';

const Query = Type.Object({ kabar: Type.Optional(Type.Enum(['noted', 'forgotten'])), lang: Type.Optional(Type.String()) });
const Typed = Type.Record(Type.String({ maxLength: 40 }), Type.String({ maxLength: 400 }));
const RelativeId = Type.Object({ relativeId: Type.String({ format: 'uuid' }) });

/** The family somebody notes in their account, to fill in applications with. It gives no right. */
export function familyRoutes(app: WebApp, { db, clock }: MandatesDeps): void {
  const policy = 'signed-in' as const;
  const contextNow = async (): Promise<FieldContext> => {
    const today = officeDay(clock.now());
    return { rules: await rulesAt(db, [], { agencyId: null, on: today }), today };
  };

  interface Shown {
    readonly raw?: Readonly<Record<string, Raw>>;
    readonly problems?: readonly FieldProblem[];
    readonly news?: 'noted' | 'forgotten' | undefined;
  }

  const show = async (request: Request, reply: Reply, { raw = {}, problems = [], news }: Shown) => {
    const { personId } = getPerson(request);
    const context = await contextNow();
    const relatives = await listRelatives(db, personId);
    const niks = relatives.map(({ nik }) => nik);
    const mandated = await mandatedAmong(db, personId, niks, context.today);
    return render(
      request,
      reply.header('cache-control', 'no-store'),
      <FamilyPage {...{ relatives, mandated, context, raw, problems, news }} />,
      { title: texts(request.locale).title, status: problems.length > 0 ? 422 : 200 },
    );
  };

  app.get(mandatePaths.family.pattern, { schema: { querystring: Query }, config: { policy } }, (request, reply) =>
    show(request, reply, { news: request.query.kabar }),
  );

  app.post(mandatePaths.family.pattern, { schema: { body: Typed }, config: { policy, perMinute: 20 } }, async (request, reply) => {
    const raw = request.body;
    const read = readPage(relativePage, raw, await contextNow());
    if (!read.ok) return show(request, reply, { raw, problems: read.problems });
    const { relation, name, nik, born } = read.answers as unknown as RelativeAnswers;
    const why = await refusalOf<RelativeRefusal>(() =>
      transaction(db, (tx) => noteRelative(tx, getPerson(request), { relation, name, nik, born }, clock.now())),
    );
    if (why !== undefined) return show(request, reply, { raw, problems: [{ field: 'nik', message: texts.text((m) => m.refusals[why]) }] });
    return reply.redirect(mandatePaths.family({}, { kabar: 'noted' }), 303);
  });

  app.post(mandatePaths.forgetRelative.pattern, { schema: { params: RelativeId }, config: { policy } }, async (request, reply) => {
    await transaction(db, (tx) => forgetRelative(tx, getPerson(request), request.params.relativeId, clock.now()));
    return reply.redirect(mandatePaths.family({}, { kabar: 'forgotten' }), 303);
  });
}
