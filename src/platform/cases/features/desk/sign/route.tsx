import { transaction } from '#db';
import { listAwaiting, SESSION_LIMIT } from '#platform/documents';
import { getPersonById } from '#platform/identity';
import { getPerson, render, type Reply, type Request, type WebApp } from '#web';
import type { FormError } from '#web/ui';
import { Type } from 'typebox';
import { type CasesDeps, startSigning } from '../../../index.ts';
import { deskPaths } from '../paths.ts';
import { SignPage } from './page.tsx';
import { texts } from './texts.ts';

const Sent = Type.Object({
  passphrase: Type.String({ maxLength: 200 }),
  doc: Type.Optional(Type.Array(Type.String({ format: 'uuid' }), { maxItems: SESSION_LIMIT, uniqueItems: true })),
});

/** Where officers sign what they decided, with the passphrase of their own certificate. */
export function signRoutes(app: WebApp, deps: CasesDeps): void {
  const { db, clock, documents } = deps;

  const show = async (
    request: Request,
    reply: Reply,
    { errors = [], chosen }: { readonly errors?: readonly FormError[]; readonly chosen?: readonly string[] } = {},
  ) => {
    const { personId } = getPerson(request);
    const [waiting, { nik }] = await Promise.all([listAwaiting(db, personId), getPersonById(db, personId)]);
    const ready = documents.bsre === null ? 'not-set-up' : nik === null ? 'no-nik' : 'yes';
    return render(request, reply, <SignPage {...{ waiting, ready, errors, chosen }} />, {
      title: texts(request.locale).title,
      status: errors.length > 0 ? 422 : 200,
    });
  };

  app.get(
    deskPaths.sign.pattern,
    { schema: { querystring: Type.Object({ lang: Type.Optional(Type.String()) }) }, config: { policy: 'officer' } },
    (request, reply) => show(request, reply),
  );

  // Few a minute: each is a try at somebody's passphrase.
  app.post(deskPaths.sign.pattern, { schema: { body: Sent }, config: { policy: 'officer', perMinute: 10 } }, async (request, reply) => {
    const actor = getPerson(request);
    const { passphrase, doc: ids = [] } = request.body;
    const { wrong } = texts(request.locale);
    const errors = [
      ...(ids.length === 0 ? [{ field: 'doc', message: wrong.doc }] : []),
      ...(passphrase === '' ? [{ field: 'passphrase', message: wrong.passphrase }] : []),
    ];
    // What was typed as a passphrase is not given back.
    if (errors.length > 0 || documents.bsre === null) return show(request, reply, { errors, chosen: ids });
    await transaction(db, (tx) => startSigning(tx, actor, { passphrase, ids, at: clock.now() }));
    return reply.redirect(deskPaths.sign(), 303);
  });
}
