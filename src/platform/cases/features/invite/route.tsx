import type { Locale } from '#i18n';
import { AppError } from '#kernel';
import { getAgency } from '#platform/access';
import { getPerson, render, type Reply, type Request, type WebApp } from '#web';
import type { FormError } from '#web/ui';
import { Type } from 'typebox';
import { whyNot } from '../../domain/allowed.ts';
import {
  type CasesDeps,
  enterInvitation,
  type GuestActor,
  openInvitation,
  readCase,
  refusalSentence,
  sendInvitationCode,
  useInvitationSignedIn,
  momentOf,
} from '../../index.ts';
import { casePaths } from '../../paths.ts';
import { showAction } from '../action-page.tsx';
import { askByForm } from '../asked.ts';
import { makePass, PASS_MINUTES, readPass } from '../pass.ts';
import { InvitationPage, InvitedPage } from './pages.tsx';
import { texts } from './texts.ts';

const COOKIE = 'wl_tamu';

const Token = Type.Object({ token: Type.String({ maxLength: 200 }) });
const ActionParams = Type.Object({ token: Type.String({ maxLength: 200 }), action: Type.String({ maxLength: 60 }) });
const Query = Type.Object({ kode: Type.Optional(Type.String({ maxLength: 10 })), lang: Type.Optional(Type.String()) });
const InvitedQuery = Type.Object({ apa: Type.Optional(Type.String({ maxLength: 60 })), lang: Type.Optional(Type.String()) });
const Code = Type.Object({ code: Type.Optional(Type.String({ maxLength: 40 })) });

/** Somebody outside who must say yes: link, code, then the application itself and their answer. */
export function inviteRoutes(app: WebApp, deps: CasesDeps): void {
  const { clock, publicUrl, secret } = deps;
  const cookie = { path: '/undangan', httpOnly: true, sameSite: 'lax', secure: publicUrl.startsWith('https:') } as const;
  const letIn = (reply: Reply, guest: GuestActor, token: string) =>
    reply
      .setCookie(COOKIE, makePass(secret, 'guest', guest, clock.now()), { ...cookie, maxAge: PASS_MINUTES * 60 })
      .redirect(casePaths.invited({ token }), 303);

  /** The guest whose code was typed in this browser, for this very invitation. */
  const guestOf = async (request: Request, token: string): Promise<GuestActor | undefined> => {
    const pass = readPass<GuestActor>(secret, 'guest', request.cookies[COOKIE], clock.now());
    if (!pass) return undefined;
    const { id, expired } = await openInvitation(deps, token);
    const { invitationId, caseId, party, name } = pass;
    return id === invitationId && !expired ? { kind: 'guest', invitationId, caseId, party, name } : undefined;
  };

  const showInvitation = async (request: Request, reply: Reply, token: string, asksCode: boolean, errors: readonly FormError[]) => {
    const invitation = await openInvitation(deps, token);
    const { name: agencyName } = await getAgency(deps.db, invitation.agencyId);
    const serviceTitle = deps.registry.get(invitation.serviceKey).title(request.locale);
    const page = <InvitationPage {...{ invitation, token, serviceTitle, agencyName, asksCode, errors }} />;
    return render(request, reply, page, { title: texts(request.locale).title, status: errors.length > 0 ? 422 : 200 });
  };

  app.get(
    casePaths.invitation.pattern,
    { schema: { params: Token, querystring: Query }, config: { policy: 'public', perMinute: 30 } },
    async (request, reply) => showInvitation(request, reply, request.params.token, request.query.kode !== undefined, []),
  );

  app.post(
    casePaths.invitationCode.pattern,
    { schema: { params: Token }, config: { policy: 'public', perMinute: 5 } },
    async (request, reply) => {
      const { token } = request.params;
      try {
        await sendInvitationCode(deps, token);
      } catch (error) {
        if (!(error instanceof AppError) || error.code !== 'TOO_MANY_REQUESTS') throw error;
        return showInvitation(request, reply, token, true, [{ field: 'code', message: texts(request.locale).soon }]);
      }
      return reply.redirect(casePaths.invitation({ token }, { kode: 'dikirim' }), 303);
    },
  );

  app.post(
    casePaths.invitation.pattern,
    { schema: { params: Token, body: Code }, config: { policy: 'public', perMinute: 10 } },
    async (request, reply) => {
      const { token } = request.params;
      const m = texts(request.locale);
      const code = (request.body.code ?? '').normalize('NFKC').replace(/\D/g, '');
      if (code === '') return showInvitation(request, reply, token, true, [{ field: 'code', message: m.codeMissing }]);
      try {
        return letIn(reply, await enterInvitation(deps, token, code), token);
      } catch (error) {
        // An unknown link stays unknown; anything else refused here is about the code.
        if (!(error instanceof AppError) || error.code === 'NOT_FOUND') throw error;
        return showInvitation(request, reply, token, true, [{ field: 'code', message: m.wrong }]);
      }
    },
  );

  app.post(
    casePaths.invitationSignedIn.pattern,
    { schema: { params: Token }, config: { policy: 'signed-in', perMinute: 10 } },
    async (request, reply) => {
      const { token } = request.params;
      try {
        return letIn(reply, await useInvitationSignedIn(deps, token, getPerson(request)), token);
      } catch (error) {
        if (!(error instanceof AppError) || (error.code !== 'FORBIDDEN' && error.code !== 'ACTION_NOT_ALLOWED')) throw error;
        return showInvitation(request, reply, token, false, [{ field: 'akun', message: texts(request.locale).otherAccount }]);
      }
    },
  );

  app.get(
    casePaths.invited.pattern,
    { schema: { params: Token, querystring: InvitedQuery }, config: { policy: 'public' } },
    async (request, reply) => {
      const { token } = request.params;
      const guest = await guestOf(request, token);
      if (!guest) return reply.redirect(casePaths.invitation({ token }), 303);
      const view = await readCase(deps, guest.caseId, guest);
      const hrefOf = (fileId: string) => deps.links.make(fileId, null, clock.now());
      const did = view.service.actions[request.query.apa ?? ''];
      const done = did ? (did.told ?? did.title)(request.locale) : null;
      return render(request, reply, <InvitedPage view={view} token={token} hrefOf={hrefOf} done={done} />, {
        title: `${texts(request.locale).invited.title} ${view.number}`,
      });
    },
  );

  app.get(
    casePaths.invitedAction.pattern,
    { schema: { params: ActionParams, querystring: Query }, config: { policy: 'public' } },
    async (request, reply) => {
      const { token, action } = request.params;
      const guest = await guestOf(request, token);
      if (!guest) return reply.redirect(casePaths.invitation({ token }), 303);
      const view = await readCase(deps, guest.caseId, guest);
      if (view.service.actions[action]?.by.kind !== 'guest') throw new AppError('NOT_FOUND');
      const reason = whyNot(view.service, view.state, action, view.viewer, momentOf(view));
      if (reason !== null) throw new AppError('ACTION_NOT_ALLOWED', { reason, sentences: [refusalSentence(reason, request.locale)] });
      return showAction(request, reply, view, action, placeOf(token, action, request.locale));
    },
  );

  app.post(
    casePaths.invitedAction.pattern,
    { schema: { params: ActionParams }, config: { policy: 'public', perMinute: 20, takesFiles: true } },
    async (request, reply) => {
      const { token, action } = request.params;
      const guest = await guestOf(request, token);
      if (!guest) return reply.redirect(casePaths.invitation({ token }), 303);
      const view = await readCase(deps, guest.caseId, guest);
      if (view.service.actions[action]?.by.kind !== 'guest') throw new AppError('NOT_FOUND');
      const asked = await askByForm(request, deps, guest, view, action);
      if (asked.done) return reply.redirect(casePaths.invited({ token }, { apa: action }), 303);
      const now = asked.status === 409 ? await readCase(deps, guest.caseId, guest) : view;
      return showAction(request, reply, now, action, placeOf(token, action, request.locale), asked);
    },
  );
}

function placeOf(token: string, action: string, locale: Locale) {
  const back = { href: casePaths.invited({ token }), label: texts(locale).invited.title };
  return { to: casePaths.invitedAction({ token, action }), back, above: [] };
}
