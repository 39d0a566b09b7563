import { oneLine } from '#kernel';
import { readVisibleCases } from '#platform/cases';
import { getPerson, render, type Reply, type Request, type WebApp } from '#web';
import { Type } from 'typebox';
import type { SiakDeps } from './follow.ts';
import { AT_ONCE, handAll, waitingToHand } from './hand-all.ts';
import { HandAllPage, HandedPage } from './hand-all-pages.tsx';
import { handAllTexts } from './hand-all-texts.ts';
import { siakPaths } from './paths.ts';

const text = (maxLength: number) => Type.Optional(Type.String({ maxLength }));
const Query = Type.Object({ layanan: text(60), q: text(80), lang: Type.Optional(Type.String()) });
const Id = Type.String({ maxLength: 60 });
const Sent = Type.Object({ berkas: Type.Optional(Type.Union([Id, Type.Array(Id, { maxItems: AT_ONCE })])) });

/** Handing over everything that waits for SIAK: looked at first, then each by itself, with what came of each. */
export function handAllRoutes(app: WebApp, deps: SiakDeps): void {
  const { cases } = deps;
  const services = cases.registry.all().map(({ service }) => service);
  const config = { policy: 'officer', perMinute: 20 } as const;

  const preview = async (request: Request, reply: Reply, sought: { layanan: string; q: string }, empty = false) => {
    const found = await waitingToHand(deps, getPerson(request), sought);
    return render(request, reply, <HandAllPage {...found} services={services} empty={empty} />, {
      title: handAllTexts(request.locale).title,
      status: empty ? 422 : 200,
    });
  };

  app.get(siakPaths.handAll.pattern, { schema: { querystring: Query }, config }, (request, reply) => {
    const { layanan = '', q = '' } = request.query;
    return preview(request, reply, { layanan: services.some(({ key }) => key === layanan) ? layanan : '', q: oneLine(q) });
  });

  app.post(siakPaths.handAll.pattern, { schema: { body: Sent }, config }, async (request, reply) => {
    const officer = getPerson(request);
    const chosen = [request.body.berkas ?? []].flat();
    if (chosen.length === 0) return preview(request, reply, { layanan: '', q: '' }, true);
    const handed = await handAll(deps, officer, chosen);
    const views = await readVisibleCases(
      cases,
      handed.map(({ caseId }) => caseId),
      officer,
    );
    const numbers = new Map([...views.values()].map(({ id, number }) => [id, number]));
    return render(request, reply, <HandedPage handed={handed} numbers={numbers} />, { title: handAllTexts(request.locale).result });
  });
}
