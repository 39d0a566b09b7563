import { makePass, PASS_MINUTES, readPass } from '#platform/cases';
import { sendFile } from '#platform/files';
import { getPerson, render, type Reply, type Request, type WebApp } from '#web';
import { Type } from 'typebox';
import { makePrintLink, type PrintDeps, readPrinting, revokePrintLink, secretsOf } from './links.ts';
import { findLink, noteSeen, readLink, takeCopy, tryPin } from './open.ts';
import { OwnPage, PinPage, ReadyPage, UnknownPage } from './pages.tsx';
import { chooseRoutes } from './choose-route.tsx';
import { printPaths } from './paths.ts';
import { secretly } from './secretly.ts';
import { texts } from './texts.ts';

const CaseId = Type.Object({ caseId: Type.String({ format: 'uuid' }) });
const Query = Type.Object({ selesai: Type.Optional(Type.Enum(['made', 'revoked', 'forgotten'])), lang: Type.Optional(Type.String()) });
/** As it was copied: a link that lost its end is told so, like every other that opens nothing. */
const Token = Type.Object({ token: Type.String({ maxLength: 300 }) });
const Pin = Type.Object({ pin: Type.Optional(Type.String({ maxLength: 40 })) });
const COOKIE = 'wl_cetak';

/** Printing at home: for the applicant and officers beside the case, and for whoever holds link and PIN. */
export function printRoutes(app: WebApp, deps: PrintDeps): void {
  chooseRoutes(app, deps);
  ownRoutes(app, deps);
  holderRoutes(app, deps);
}

function ownRoutes(app: WebApp, deps: PrintDeps): void {
  const config = { policy: 'signed-in', perMinute: 30 } as const;

  app.get(printPaths.ofCase.pattern, { schema: { params: CaseId, querystring: Query }, config }, async (request, reply) => {
    const printing = await readPrinting(deps, request.params.caseId, getPerson(request));
    const secrets = printing.link && secretsOf(deps, printing.link.id);
    const title = `${texts(request.locale).title}, ${printing.view.number}`;
    return render(request, secretly(reply), <OwnPage printing={printing} secrets={secrets} done={request.query.selesai} />, { title });
  });

  app.post(printPaths.ofCase.pattern, { schema: { params: CaseId }, config }, async (request, reply) => {
    const person = getPerson(request);
    const printing = await readPrinting(deps, request.params.caseId, person);
    await makePrintLink(deps, printing, person);
    return reply.redirect(printPaths.ofCase({ caseId: printing.view.id }, { selesai: 'made' }), 303);
  });

  app.post(printPaths.revoke.pattern, { schema: { params: CaseId }, config }, async (request, reply) => {
    const person = getPerson(request);
    const printing = await readPrinting(deps, request.params.caseId, person);
    await revokePrintLink(deps, printing, person);
    return reply.redirect(printPaths.ofCase({ caseId: printing.view.id }, { selesai: 'revoked' }), 303);
  });
}

function holderRoutes(app: WebApp, deps: PrintDeps): void {
  const { clock, publicUrl, secret, files } = deps.cases;
  const cookie = { path: '/cetak', httpOnly: true, sameSite: 'lax', secure: publicUrl.startsWith('https:') } as const;
  const config = { policy: 'public', perMinute: 20 } as const;
  const passes = (given: string | undefined, linkId: string) =>
    readPass<{ linkId: string }>(secret, 'print', given, clock.now())?.linkId === linkId;

  const unknown = (request: Request, reply: Reply) => {
    const title = texts(request.locale).unknown;
    return render(request, secretly(reply), <UnknownPage />, { title, status: 404 });
  };

  app.get(printPaths.link.pattern, { schema: { params: Token }, config }, async (request, reply) => {
    const { token } = request.params;
    const held = await findLink(deps, token);
    if (!held) return unknown(request, reply);
    await noteSeen(deps, held);
    return render(request, secretly(reply), <PinPage held={held} token={token} />, { title: texts(request.locale).heading });
  });

  app.post(printPaths.link.pattern, { schema: { params: Token, body: Pin }, config }, async (request, reply) => {
    const { token } = request.params;
    if (!(await findLink(deps, token))) return unknown(request, reply);
    const { right, ...held } = await tryPin(deps, token, request.body.pin ?? '');
    if (right) {
      const pass = makePass(secret, 'print', { linkId: held.linkId }, clock.now());
      return reply.setCookie(COOKIE, pass, { ...cookie, maxAge: PASS_MINUTES * 60 }).redirect(printPaths.open({ token }), 303);
    }
    const title = texts(request.locale).heading;
    return render(request, secretly(reply), <PinPage held={held} token={token} wrong />, { title, status: 422 });
  });

  app.get(printPaths.open.pattern, { schema: { params: Token }, config }, async (request, reply) => {
    const { token } = request.params;
    const held = await readLink(deps, token);
    if (held.closed || !passes(request.cookies[COOKIE], held.linkId)) return reply.redirect(printPaths.link({ token }), 303);
    return render(request, secretly(reply), <ReadyPage held={held} token={token} />, { title: texts(request.locale).ready });
  });

  app.get(printPaths.pdf.pattern, { schema: { params: Token }, config }, async (request, reply) => {
    const { token } = request.params;
    const held = await readLink(deps, token);
    if (held.closed || !passes(request.cookies[COOKIE], held.linkId)) return reply.redirect(printPaths.link({ token }), 303);
    return sendFile(secretly(reply), files.storage, await takeCopy(deps, token), 'inline', 'no-store');
  });
}
