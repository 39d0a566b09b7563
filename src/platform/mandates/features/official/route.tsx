import { transaction } from '#db';
import type { PersonActor } from '#kernel';
import { officeDay } from '#platform/calendar';
import { type FieldContext, type FieldProblem, readSent, type SentPage } from '#platform/forms';
import { tellWhoConfirms } from '#platform/notifications';
import { rulesAt } from '#platform/rules';
import { getPerson, render, type Reply, type Request, type WebApp } from '#web';
import { Type } from 'typebox';
import type { MandatesDeps } from '../../deps.ts';
import { adultAge, lastDayAsChild } from '../../domain/rules.ts';
import { texts } from '../../messages/index.ts';
import { askOfficial, type OfficialKind } from '../../official.ts';
import { mandatePaths } from '../../paths.ts';
import { type AskingAnswers, askingPage, officialKinds } from './fields.ts';
import { AskPage } from './page.tsx';

/** Asking an agency to confirm that one stands for a child, a company, or somebody without an account. */
export function officialRoutes(app: WebApp, deps: MandatesDeps): void {
  const { db, clock, offers } = deps;
  const Params = Type.Object({ kind: Type.Enum(Object.keys(officialKinds) as (keyof typeof officialKinds)[]) });

  const contextNow = async (): Promise<FieldContext> => {
    const today = officeDay(clock.now());
    return { rules: await rulesAt(db, [adultAge], { agencyId: null, on: today }), today };
  };

  const show = async (request: Request, reply: Reply, kind: OfficialKind, sent: Pick<SentPage, 'raw' | 'kept' | 'problems'>) =>
    render(request, reply, <AskPage kind={kind} offers={offers()} context={await contextNow()} {...sent} />, {
      title: texts(request.locale).official[kind].title,
      status: sent.problems.length > 0 ? 422 : 200,
    });

  app.get(mandatePaths.official.pattern, { schema: { params: Params }, config: { policy: 'signed-in' } }, async (request, reply) => {
    const from = officeDay(clock.now()).split('-').reverse().join('-');
    const agencies = new Set(offers().map(({ agencyId }) => agencyId));
    const [only] = agencies.size === 1 ? agencies : [];
    const raw = { from, ...(only !== undefined && { agency: only }) };
    return show(request, reply, officialKinds[request.params.kind], { raw, kept: new Map(), problems: [] });
  });

  app.post(
    mandatePaths.official.pattern,
    { schema: { params: Params }, config: { policy: 'signed-in', perMinute: 10, takesFiles: true } },
    async (request, reply) => {
      const actor = getPerson(request);
      const kind = officialKinds[request.params.kind];
      const page = askingPage(kind, offers());
      const sent = await readSent(request, deps, { page, context: await contextNow(), actor });
      if (!sent.reading.ok || sent.problems.length > 0) return show(request, reply, kind, sent);
      const answers = sent.reading.answers as unknown as AskingAnswers;
      const wrong = faultsIn(answers, deps);
      if (wrong.length > 0) return show(request, reply, kind, { ...sent, problems: wrong });
      await ask(deps, actor, kind, answers);
      return reply.redirect(mandatePaths.own({}, { kabar: 'atAgency' }), 303);
    },
  );
}

/** What no field can see by itself. */
function faultsIn({ agency, services = [], from, to }: AskingAnswers, { offers }: MandatesDeps): readonly FieldProblem[] {
  const there = new Set(offers().flatMap((one) => (one.agencyId === agency ? [one.service] : [])));
  const faults: FieldProblem[] = [];
  if (services.some((service) => !there.has(service))) faults.push({ field: 'services', message: texts.text((m) => m.official.notThere) });
  if (to !== undefined && to < from) faults.push({ field: 'to', message: texts.text((m) => m.toBeforeFrom) });
  return faults;
}

async function ask(
  { db, clock, consolePage }: MandatesDeps,
  actor: PersonActor,
  kind: OfficialKind,
  answers: AskingAnswers,
): Promise<void> {
  const { agency: agencyId, name, nik = null, born = null, services = null, basis, evidence, from, to = null } = answers;
  const at = clock.now();
  await transaction(db, async (tx) => {
    const rules = await rulesAt(tx, [adultAge], { agencyId, on: officeDay(at) });
    const grown = born === null ? null : lastDayAsChild(born, rules.value(adultAge));
    // The age is unconfirmed law: it proposes a last day, and the officer decides. Nobody is refused by it.
    const validTo = grown === null ? to : grown < from ? null : grown;
    await askOfficial(tx, actor, { kind, agencyId, name, nik, born, services, basis, evidence, validFrom: from, validTo }, at);
    const awaited = { what: texts.text((m) => m.official.waiting), link: consolePage, by: actor, at };
    await tellWhoConfirms(tx, awaited, { agencyId, permission: 'mandates.decide' });
  });
}
