import { render, useView, type WebApp } from '#web';
import { Crumbs, EmptyState, Island, Page } from '#web/ui';
import { Type } from 'typebox';
import type { LenteraDeps } from '../../../deps.ts';
import { texts } from '../../messages/index.ts';
import { materialPaths } from '../../paths.ts';
import { studentVisitOf } from '../../see.ts';

function OnDevicePage() {
  const m = texts(useView().locale);
  return (
    <Page>
      <div class="col stack">
        <Crumbs above={[{ href: materialPaths.shelf(), label: m.materials }]} here={m.onDevice} />
        <h1>{m.onDevice}</h1>
        <p class="soft">{m.onDeviceLead}</p>
        <Island name="on-device" props={{ send: materialPaths.send(), lesson: materialPaths.lesson({ lessonId: '' }) }}>
          <EmptyState>{m.onDeviceScript}</EmptyState>
        </Island>
      </div>
    </Page>
  );
}

/** What a device keeps of materials, read from the device itself; the page names nobody, so that it can be kept there too. */
export function onDeviceRoutes(app: WebApp, deps: LenteraDeps): void {
  const Query = Type.Object({ salinan: Type.Optional(Type.String({ maxLength: 5 })), lang: Type.Optional(Type.String()) });
  app.get(materialPaths.onDevice.pattern, { schema: { querystring: Query }, config: { policy: 'signed-in' } }, async (request, reply) => {
    await studentVisitOf(deps, request);
    // The copy for the device is the same page without whoever is signed in.
    if (request.query.salinan !== undefined) request.actor = null;
    return render(request, reply, <OnDevicePage />, { title: texts(request.locale).onDevice });
  });
}
