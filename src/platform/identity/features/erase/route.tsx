import { getPerson, render, type Reply, type Request, useView, type WebApp } from '#web';
import { Button, Crumbs, Form, Note, Page } from '#web/ui';
import { Type } from 'typebox';
import { askErasure } from '../../erasing.ts';
import { texts } from '../../messages/index.ts';
import { paths } from '../../paths.ts';
import type { IdentityDeps } from '../../session.ts';
import { askProof, proofFields, proofPage } from '../prove/prove.tsx';

/** Why an account cannot be erased now; null where it can. */
type Hindrance = 'office' | 'awaiting' | null;

function ErasePage({ days, hindrance }: { readonly days: number; readonly hindrance: Hindrance }) {
  const m = texts(useView().locale);
  const list = (lines: readonly string[]) => (
    <ul>
      {lines.map((line) => (
        <li>{line}</li>
      ))}
    </ul>
  );
  return (
    <Page>
      <div class="col stack">
        <Crumbs above={[{ href: paths.account(), label: m.account.title }]} here={m.erase.title} />
        <h1>{m.erase.title}</h1>
        <p class="lead">{m.erase.lead(days)}</p>
        <h2>{m.erase.goes}</h2>
        {list(m.erase.going)}
        <h2>{m.erase.stays}</h2>
        {list(m.erase.staying)}
        <p>
          <a href={paths.ownData()}>{m.erase.takeFirst}</a>
        </p>
        {hindrance === null ? (
          <Form action={paths.erase()}>
            <Button kind="danger">{m.erase.submit}</Button>
          </Form>
        ) : (
          <Note tone="wait">{m.erase[hindrance]}</Note>
        )}
      </div>
    </Page>
  );
}

/** Having one's account erased (UU 27/2022 art. 8 and 43), some days after asking, unless one comes in again. */
export function eraseRoutes(app: WebApp, deps: IdentityDeps): void {
  const hindranceOf = async (request: Request): Promise<Hindrance> => {
    const actor = getPerson(request);
    if (actor.roles.length > 0) return 'office';
    return (await deps.erasing.isAwaiting(deps.db, actor.personId)) ? 'awaiting' : null;
  };
  const show = async (request: Request, reply: Reply, hindrance: Hindrance) =>
    render(request, reply, <ErasePage days={await deps.erasing.days()} hindrance={hindrance} />, {
      title: texts(request.locale).erase.title,
      status: request.method === 'POST' ? 422 : 200,
    });

  app.get(paths.erase.pattern, { config: { policy: 'signed-in' } }, async (request, reply) =>
    show(request, reply, await hindranceOf(request)),
  );

  const asking = { schema: { body: Type.Object(proofFields) }, config: { policy: 'signed-in', perMinute: 10 } } as const;
  app.post(paths.erase.pattern, asking, async (request, reply) => {
    const hindrance = await hindranceOf(request);
    if (hindrance !== null) return show(request, reply, hindrance);
    const proof = await askProof(request, reply, deps, { always: true });
    if (!proof.proven) return proofPage(request, reply, proof);
    await askErasure(deps, getPerson(request));
    return reply.redirect(paths.signIn({}, { why: 'erasing' }), 303);
  });
}
