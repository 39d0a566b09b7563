import { getPerson, render, type WebApp } from '#web';
import { Type } from 'typebox';
import { texts } from '../../messages/index.ts';
import { paths } from '../../paths.ts';
import { onwards, safePath } from '../../reply.ts';
import type { IdentityDeps } from '../../session.ts';
import { isProven, needsOf, readStanding } from '../../standing.ts';
import { ProvePage } from './pages.tsx';
import { askProof, proofFields, proofPage } from './prove.tsx';

/** Proving oneself again within a session: before changes to the account's safety, and to make a weak session a strong one. */
export function proveRoutes(app: WebApp, deps: IdentityDeps): void {
  const To = Type.Object({ to: Type.Optional(Type.String({ maxLength: 500 })), lang: Type.Optional(Type.String()) });
  app.get(paths.prove.pattern, { schema: { querystring: To }, config: { policy: 'signed-in' } }, async (request, reply) => {
    const to = safePath(request.query.to);
    const needs = needsOf(await readStanding(deps, request, getPerson(request)));
    if (isProven(needs)) return reply.redirect(to, 303);
    const page = <ProvePage action={paths.prove({}, onwards(to))} needs={needs} carried={[]} errors={[]} />;
    return render(request, reply, page, { title: texts(request.locale).prove.title });
  });

  const proving = {
    schema: { querystring: To, body: Type.Object(proofFields) },
    config: { policy: 'signed-in', perMinute: 10 },
  } as const;
  app.post(paths.prove.pattern, proving, async (request, reply) => {
    const proof = await askProof(request, reply, deps);
    return proof.proven ? reply.redirect(safePath(request.query.to), 303) : proofPage(request, reply, proof);
  });
}
