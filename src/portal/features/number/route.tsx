import { readPhone } from '#kernel';
import { casePaths } from '#platform/cases';
import { render, useView, type WebApp } from '#web';
import { Button, Note, Page, TextInput } from '#web/ui';
import { Type } from 'typebox';
import type { PortalDeps } from '../../deps.ts';
import { portalPaths } from '../../paths.ts';
import { texts } from './texts.ts';

const Query = Type.Object({ nomor: Type.Optional(Type.String({ maxLength: 40 })), lang: Type.Optional(Type.String()) });

type Found = 'ours' | 'other' | 'unreadable';

/** Whether a number somebody typed is the one we use; `unreadable` for what is no telephone number. */
function compare(typed: string, ours: string | null): Found {
  const phone = readPhone(typed);
  if (phone === null) return 'unreadable';
  return ours !== null && phone === readPhone(ours) ? 'ours' : 'other';
}

function NumberPage({ ours, typed }: { readonly ours: string | null; readonly typed: string }) {
  const m = texts(useView().locale);
  const found = typed.trim() === '' ? null : compare(typed, ours);
  return (
    <Page>
      <div class="col stack">
        <h1>{m.title}</h1>
        {ours === null ? (
          <Note tone="wait">{m.none}</Note>
        ) : (
          <>
            <p class="lead">{m.lead}</p>
            <p class="card stack tight">
              <span class="small soft block">{m.ours}</span>
              <b class="num case-name">{ours}</b>
            </p>
          </>
        )}
        <h2>{m.check}</h2>
        {found !== null && (
          <div role="status">
            {found === 'ours' && (
              <Note tone="done">
                <b>{m.right}</b> {m.rightCare}
              </Note>
            )}
            {found === 'other' && (
              <Note tone="bad">
                <b>{m.wrong}</b> {m.wrongCare}
              </Note>
            )}
          </div>
        )}
        <form method="get" action={portalPaths.number()}>
          <TextInput
            id="nomor"
            label={m.number}
            hint={m.hint}
            value={typed}
            inputMode="tel"
            autocomplete="off"
            error={found === 'unreadable' ? m.unreadable : undefined}
          />
          <Button>{m.go}</Button>
        </form>
        <h2>{m.never}</h2>
        <ul>
          {m.nevers.map((one) => (
            <li>{one}</li>
          ))}
        </ul>
        <h2>{m.where}</h2>
        <p>
          <a href={casePaths.track()}>{m.track}</a>
        </p>
      </div>
    </Page>
  );
}

/** Which number is ours, for whoever was written to. What is typed is compared and kept nowhere. */
export function numberRoutes(app: WebApp, { whatsappNumber }: PortalDeps): void {
  app.get(portalPaths.number.pattern, { schema: { querystring: Query }, config: { policy: 'public' } }, async (request, reply) => {
    const m = texts(request.locale);
    const page = <NumberPage ours={whatsappNumber} typed={request.query.nomor ?? ''} />;
    return render(request, reply, page, { title: m.title, description: m.description });
  });
}
