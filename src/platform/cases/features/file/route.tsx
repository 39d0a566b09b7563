import type { Locale } from '#i18n';
import { AppError, newId, type PersonActor } from '#kernel';
import { getPerson, render, type WebApp } from '#web';
import { Type } from 'typebox';
import { waysOn } from '../../act/continue.ts';
import { whyNot } from '../../domain/allowed.ts';
import {
  type CasesDeps,
  type CaseView,
  listInvitations,
  momentOf,
  perform,
  readCase,
  refusalSentence,
  resendInvitation,
} from '../../index.ts';
import { texts as caseTexts } from '../../messages/index.ts';
import { casePaths } from '../../paths.ts';
import { removedOn } from '../../dispose/past.ts';
import { trackingSecret } from '../../store/secrets.ts';
import { showAction } from '../action-page.tsx';
import { askByForm, keyIn } from '../asked.ts';
import { MOST_WRITTEN, written } from '../../domain/written.ts';
import { DonePage, doneTitle } from './done-page.tsx';
import { FilePage } from './page.tsx';
import { RemovedPage } from './removed-page.tsx';
import { texts } from './texts.ts';

const Lang = { lang: Type.Optional(Type.String()) };
const CaseId = Type.Object({ caseId: Type.String({ format: 'uuid' }) });
const ActionParams = Type.Object({ caseId: Type.String({ format: 'uuid' }), action: Type.String({ maxLength: 60 }) });
const InvitationParams = Type.Object({ caseId: Type.String({ format: 'uuid' }), invitationId: Type.String({ format: 'uuid' }) });
const Done = Type.Object({ apa: Type.String({ maxLength: 60 }), ...Lang });
const Message = Type.Object({ text: Type.String({ maxLength: 20_000 }), _key: Type.Optional(Type.String({ maxLength: 80 })) });

/** The applicant's page of one case, and what they can do there. */
export function fileRoutes(app: WebApp, deps: CasesDeps): void {
  const hrefFor = (person: PersonActor) => (fileId: string) => deps.links.make(fileId, person.personId, deps.clock.now());

  app.get(
    casePaths.file.pattern,
    { schema: { params: CaseId, querystring: Type.Object(Lang) }, config: { policy: 'signed-in' } },
    async (request, reply) => {
      const person = getPerson(request);
      const removed = await removedOn(deps.db, request.params.caseId);
      if (removed) return render(request, reply, <RemovedPage on={removed} />, { title: texts(request.locale).removed.title, status: 410 });
      const view = await readCase(deps, request.params.caseId, person);
      if (!view.viewer.isApplicant) return reply.redirect(casePaths.deskCase({ caseId: view.id }), 303);
      return render(
        request,
        reply,
        <FilePage
          view={view}
          hrefOf={hrefFor(person)}
          invitations={await listInvitations(deps, view.id)}
          ways={waysOn(deps, view)}
          beside={deps.besideApplicant?.(view)}
          messageKey={newId()}
        />,
        {
          title: `${view.service.title(request.locale)} ${view.number}`,
        },
      );
    },
  );

  app.post(
    casePaths.message.pattern,
    { schema: { params: CaseId, body: Message }, config: { policy: 'signed-in', perMinute: 20 } },
    async (request, reply) => {
      const person = getPerson(request);
      const view = await ownCase(deps, request.params.caseId, person);
      const text = written(request.body.text);
      const m = caseTexts(request.locale).thread;
      const error = text === '' ? m.empty : text.length > MOST_WRITTEN ? m.tooLong : undefined;
      if (error !== undefined) {
        const invitations = await listInvitations(deps, view.id);
        const page = (
          <FilePage
            {...{ view, invitations, text, error }}
            ways={waysOn(deps, view)}
            beside={deps.besideApplicant?.(view)}
            hrefOf={hrefFor(person)}
            messageKey={newId()}
          />
        );
        return render(request, reply, page, { title: view.number, status: 422 });
      }
      await perform(deps, person, {
        caseId: view.id,
        idempotencyKey: keyIn(request.body),
        expectedVersion: null,
        ask: { action: 'message', text },
      });
      return reply.redirect(`${casePaths.file({ caseId: view.id })}#pesan`, 303);
    },
  );

  app.post(
    casePaths.resendInvitation.pattern,
    { schema: { params: InvitationParams }, config: { policy: 'signed-in', perMinute: 5 } },
    async (request, reply) => {
      const person = getPerson(request);
      const view = await ownCase(deps, request.params.caseId, person);
      const invitation = (await listInvitations(deps, view.id)).find(({ id }) => id === request.params.invitationId);
      if (!invitation) throw new AppError('NOT_FOUND');
      await resendInvitation(deps, person, invitation.id);
      return reply.redirect(casePaths.file({ caseId: view.id }), 303);
    },
  );

  app.get(
    casePaths.action.pattern,
    { schema: { params: ActionParams, querystring: Type.Object(Lang) }, config: { policy: 'signed-in' } },
    async (request, reply) => {
      const person = getPerson(request);
      const view = await ownCase(deps, request.params.caseId, person);
      const { action } = request.params;
      ownAction(view, action);
      const reason = whyNot(view.service, view.state, action, view.viewer, momentOf(view));
      if (reason !== null) throw new AppError('ACTION_NOT_ALLOWED', { reason, sentences: [refusalSentence(reason, request.locale)] });
      return showAction(request, reply, view, action, { ...placeOf(view, action, request.locale), hrefOf: hrefFor(person) });
    },
  );

  app.post(
    casePaths.action.pattern,
    { schema: { params: ActionParams }, config: { policy: 'signed-in', perMinute: 30, takesFiles: true } },
    async (request, reply) => {
      const person = getPerson(request);
      const view = await ownCase(deps, request.params.caseId, person);
      const { action } = request.params;
      ownAction(view, action);
      const asked = await askByForm(request, deps, person, view, action);
      if (asked.done) return reply.redirect(casePaths.done({ caseId: view.id }, { apa: action }), 303);
      const now = asked.status === 409 ? await readCase(deps, view.id, person) : view;
      return showAction(request, reply, now, action, { ...placeOf(now, action, request.locale), hrefOf: hrefFor(person) }, asked);
    },
  );

  app.get(
    casePaths.done.pattern,
    { schema: { params: CaseId, querystring: Done }, config: { policy: 'signed-in' } },
    async (request, reply) => {
      const person = getPerson(request);
      const view = await ownCase(deps, request.params.caseId, person);
      const what = request.query.apa;
      const did = view.entries.some(
        ({ action, outcome, actor }) => action === what && outcome === 'accepted' && actor.personId === person.personId,
      );
      if (!did) return reply.redirect(casePaths.file({ caseId: view.id }), 303);
      const secret = what === 'submit' ? trackingSecret(deps.secret, view.id) : null;
      return render(request, reply, <DonePage view={view} what={what} secret={secret} hrefOf={hrefFor(person)} />, {
        title: doneTitle(view, what, request.locale),
      });
    },
  );
}

/** The case, for somebody on the applicant's side; NOT_FOUND for anybody else, officers too. */
export async function ownCase(deps: CasesDeps, caseId: string, person: PersonActor): Promise<CaseView> {
  const view = await readCase(deps, caseId, person);
  if (!view.viewer.isApplicant) throw new AppError('NOT_FOUND');
  return view;
}

function ownAction(view: CaseView, key: string): void {
  if (view.service.actions[key]?.by.kind !== 'applicant') throw new AppError('NOT_FOUND');
}

function placeOf(view: CaseView, action: string, locale: Locale) {
  const m = texts(locale);
  const file = casePaths.file({ caseId: view.id });
  return {
    to: casePaths.action({ caseId: view.id, action }),
    back: { href: file, label: m.action.back },
    above: [
      { href: casePaths.mine(), label: m.mine },
      { href: file, label: view.number },
    ],
  };
}
