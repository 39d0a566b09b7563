import { transaction } from '#db';
import { appendAudit } from '#platform/audit';
import type { CasesDeps } from '#platform/cases';
import { accountPath, ownDataPaths } from '#platform/identity';
import { getProven, render, useView, type WebApp } from '#web';
import { Crumbs, LinkButton, Note, Page } from '#web/ui';
import { Type } from 'typebox';
import { sendOwnData } from './send.ts';
import { texts } from './texts.ts';

function OwnDataPage() {
  const m = texts(useView().locale);
  return (
    <Page>
      <div class="col stack">
        <Crumbs above={[{ href: accountPath(), label: m.account }]} here={m.title} />
        <h1>{m.title}</h1>
        <p class="lead">{m.lead}</p>
        <h2>{m.what}</h2>
        <ul>
          {m.parts.map((part) => (
            <li>{part}</li>
          ))}
        </ul>
        <Note tone="wait">{m.care}</Note>
        <p class="row">
          <LinkButton href={ownDataPaths.download({ format: 'txt' })}>{m.text}</LinkButton>
          <LinkButton href={ownDataPaths.download({ format: 'json' })} kind="quiet">
            {m.json}
          </LinkButton>
        </p>
        <p class="soft small">
          {m.noted} {m.kept}
        </p>
      </div>
    </Page>
  );
}

/** Taking one's own data along (UU 27/2022 art. 7, 13): made while it is read, so that no copy lies anywhere. */
export function ownDataRoutes(app: WebApp, deps: CasesDeps): void {
  app.get(ownDataPaths.page.pattern, { config: { policy: 'signed-in' } }, async (request, reply) =>
    render(request, reply, <OwnDataPage />, { title: texts(request.locale).title }),
  );

  const Params = Type.Object({ format: Type.Enum(['txt', 'json']) });
  const config = { policy: 'signed-in', perMinute: 10 } as const;
  app.get(ownDataPaths.download.pattern, { schema: { params: Params }, config }, async (request, reply) => {
    // The inbox of an officer names cases of the office.
    const actor = getProven(request);
    const { format } = request.params;
    await transaction(deps.db, (tx) =>
      appendAudit(tx, {
        actor,
        action: 'identity.take-own-data',
        subject: { type: 'person', id: actor.personId },
        detail: { format },
        at: deps.clock.now(),
      }),
    );
    return sendOwnData(reply, deps, actor, { format, locale: request.locale });
  });
}
