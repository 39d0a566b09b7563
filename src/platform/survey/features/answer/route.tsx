import { transaction } from '#db';
import { said, type Text } from '#i18n';
import { refusalOf } from '#kernel';
import { getPerson, render, type Reply, type Request, type WebApp } from '#web';
import { type TLiteral, type TOptional, type TUnion, Type } from 'typebox';
import { answerSurvey, type Answering, findInvitation, type Found } from '../../answer.ts';
import type { SurveyDeps } from '../../deps.ts';
import { type ElementKey, elementKeys, elements } from '../../domain/elements.ts';
import { invite } from '../../invite.ts';
import { finishedCase, isFinished, ownFinishedCase } from '../../of-case.ts';
import { surveyPaths } from '../../paths.ts';
import { type Closed, ClosedPage, type Given, SurveyPage, ThanksPage } from './page.tsx';
import { texts } from './texts.ts';

const Query = Type.Object({ lang: Type.Optional(Type.String()) });
const Token = Type.Object({ token: Type.String({ pattern: '^[\\w-]{32}$' }) });
const CaseId = Type.Object({ caseId: Type.String({ format: 'uuid' }) });
type Value = TOptional<TUnion<[TLiteral<'1'>, TLiteral<'2'>, TLiteral<'3'>, TLiteral<'4'>]>>;
const value: Value = Type.Optional(Type.Union([Type.Literal('1'), Type.Literal('2'), Type.Literal('3'), Type.Literal('4')]));
const Body = Type.Object({
  ...(Object.fromEntries(elementKeys.map((key) => [key, value])) as Record<ElementKey, Value>),
  kata: Type.Optional(Type.String({ maxLength: 4000 })),
});

const untitled = said('Pelayanan', 'The service');

/** Where people say how they were served: by a link without an account, or from the page of their case. */
export function answerRoutes(app: WebApp, { cases, beside }: SurveyDeps): void {
  const { db, clock, registry } = cases;
  const titleOf = (service: string): Text =>
    registry.offersOf(service)[0]?.service.title ?? beside.find(({ key }) => key === service)?.title ?? untitled;

  const closed = (request: Request, reply: Reply, why: Closed) =>
    render(request, kept(reply), <ClosedPage why={why} />, { title: texts(request.locale).title, status: statusOf[why] });

  const ask = (request: Request, reply: Reply, action: string, service: string, given: Given = {}) => {
    const m = texts(request.locale);
    const sent = Object.keys(given).length > 0;
    const errors = elementKeys
      .filter((key) => sent && given[key] === undefined)
      .map((key) => ({ field: key, message: m.choose(elements[key].question(request.locale)) }));
    const page = <SurveyPage action={action} service={titleOf(service)} given={given} errors={errors} />;
    return render(request, kept(reply), page, { title: m.title, status: sent ? 422 : 200 });
  };

  app.get(surveyPaths.thanks.pattern, { schema: { querystring: Query }, config: { policy: 'public' } }, (request, reply) =>
    render(request, reply, <ThanksPage />, { title: texts(request.locale).thanks }),
  );

  app.get(
    surveyPaths.byLink.pattern,
    { schema: { params: Token, querystring: Query }, config: { policy: 'public', perMinute: 30 } },
    async (request, reply) => {
      const invitation = await findInvitation(db, request.params, clock.now());
      if (invitation?.state !== 'open') return closed(request, reply, invitation?.state ?? 'none');
      return ask(request, reply, surveyPaths.byLink(request.params), invitation.service);
    },
  );

  app.post(
    surveyPaths.byLink.pattern,
    { schema: { params: Token, body: Body }, config: { policy: 'public', perMinute: 10 } },
    async (request, reply) => {
      const at = clock.now();
      const invitation = await findInvitation(db, request.params, at);
      if (invitation?.state !== 'open') return closed(request, reply, invitation?.state ?? 'none');
      const answering = answeringOf(request.body);
      if (!answering) return ask(request, reply, surveyPaths.byLink(request.params), invitation.service, sentIn(request.body));
      const why = await refusalOf(() => transaction(db, (tx) => answerSurvey(tx, request.params, answering, at)));
      return why === undefined ? reply.redirect(surveyPaths.thanks(), 303) : closed(request, reply, 'answered');
    },
  );

  app.get(
    surveyPaths.ofCase.pattern,
    { schema: { params: CaseId, querystring: Query }, config: { policy: 'signed-in' } },
    async (request, reply) => {
      const view = await ownFinishedCase(cases, request.params.caseId, getPerson(request));
      const invitation = await findInvitation(db, aboutCase(view.id), clock.now());
      if (invitation && invitation.state !== 'open') return closed(request, reply, invitation.state);
      if (!isFinished(view)) return closed(request, reply, 'unfinished');
      return ask(request, reply, surveyPaths.ofCase(request.params), view.service.key);
    },
  );

  app.post(
    surveyPaths.ofCase.pattern,
    { schema: { params: CaseId, body: Body }, config: { policy: 'signed-in', perMinute: 10 } },
    async (request, reply) => {
      const at = clock.now();
      const { caseId } = request.params;
      const view = await ownFinishedCase(cases, caseId, getPerson(request));
      if (!isFinished(view)) return closed(request, reply, 'unfinished');
      const answering = answeringOf(request.body);
      if (!answering) return ask(request, reply, surveyPaths.ofCase(request.params), view.service.key, sentIn(request.body));
      const answer = () =>
        transaction(db, async (tx) => {
          // A case that ended before anybody was asked of it has no invitation yet.
          await invite(tx, finishedCase(caseId, view.agency.id, view.service.key), at);
          await answerSurvey(tx, aboutCase(caseId), answering, at);
        });
      const why = await refusalOf(answer);
      return why === undefined ? reply.redirect(surveyPaths.thanks(), 303) : closed(request, reply, why === 'over' ? 'over' : 'answered');
    },
  );
}

const statusOf: Readonly<Record<Closed, number>> = { answered: 409, over: 410, none: 404, unfinished: 409 };

const aboutCase = (caseId: string): Found => ({ about: 'case', aboutId: caseId });

/** The address holds what answers: no page names it to another site. */
const kept = (reply: Reply): Reply => reply.header('referrer-policy', 'no-referrer');

type Sent = Given & Readonly<Record<string, string | undefined>>;

function answeringOf(body: Sent): Answering | null {
  const values = elementKeys.map((key) => body[key]);
  return values.every((one) => one !== undefined) ? { elements: values.map(Number), word: body.kata ?? '' } : null;
}

/** What was sent so far, so that it stands there again; something at least, so that the page says what is missing. */
const sentIn = (body: Sent): Given => ({ kata: '', ...body });
