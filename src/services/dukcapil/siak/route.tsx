import { type CaseFilter, exportCases, searchCases } from '#platform/cases';
import { oneLine } from '#kernel';
import { can } from '#platform/access';
import { getPerson, render, type WebApp, type WorkPage } from '#web';
import { Type } from 'typebox';
import type { SiakDeps } from './follow.ts';
import { handsAny } from './hand-all.ts';
import { A_PAGE, SiakPage, type Sought, type Stage, stages } from './page.tsx';
import { siakPaths } from './paths.ts';
import { texts } from './texts.ts';

const Query = Type.Object({
  tahap: Type.Optional(Type.String({ maxLength: 20 })),
  layanan: Type.Optional(Type.String({ maxLength: 60 })),
  q: Type.Optional(Type.String({ maxLength: 80 })),
  halaman: Type.Optional(Type.String({ maxLength: 4 })),
  lang: Type.Optional(Type.String()),
});

/** Where officers of the agency are led to what waits for SIAK, from wherever they are. */
export const siakPage = (agencyId: string | null): WorkPage => ({
  href: siakPaths.list(),
  label: texts.text((m) => m.inNav),
  mayOpen: (actor) => agencyId !== null && can(actor, 'cases.read', agencyId),
});

/** What is verified and not yet out of SIAK, for officers of the agencies that work with it. */
export function siakRoutes(app: WebApp, deps: SiakDeps): void {
  const { cases } = deps;
  const config = { policy: 'officer' } as const;
  const services = cases.registry.all().flatMap(({ service }) => (Object.hasOwn(service.desks, 'siak-entry') ? [service] : []));

  const keys = new Set(services.map(({ key }) => key));

  app.get(siakPaths.list.pattern, { schema: { querystring: Query }, config }, async (request, reply) => {
    const sought = readSought(request.query, keys);
    const page = { limit: A_PAGE, offset: (sought.halaman - 1) * A_PAGE };
    const { rows, total, most } = await searchCases(cases, getPerson(request), filterOf(sought), page);
    const hands = await handsAny(deps, getPerson(request));
    return render(request, reply, <SiakPage {...{ sought, rows, total, most, services, hands }} />, {
      title: texts(request.locale).title,
    });
  });

  app.get(
    siakPaths.csv.pattern,
    { schema: { querystring: Query }, config: { ...config, perMinute: 20, importance: 'later' } },
    async (request, reply) => {
      const file = await exportCases(cases, getPerson(request), filterOf(readSought(request.query, keys)), 'csv', request.locale);
      return reply
        .type(file.mediaType)
        .header('content-disposition', `attachment; filename="${file.name}"`)
        .header('cache-control', 'private, no-store')
        .send(file.content);
    },
  );
}

type Typed = Readonly<Partial<Record<keyof Sought, string>>>;

/** What was typed, as far as it means something: services there are, and words without signs nobody types. */
function readSought({ tahap, layanan = '', q = '', halaman = '1' }: Typed, keys: ReadonlySet<string>): Sought {
  const page = /^\d{1,3}$/.test(halaman) ? Math.max(1, Number(halaman)) : 1;
  const stage = stages.find((one): one is Stage => one === tahap) ?? 'siak-entry';
  return { tahap: stage, layanan: keys.has(layanan) ? layanan : '', q: oneLine(q), halaman: page };
}

function filterOf({ tahap, layanan, q }: Sought): CaseFilter {
  return { desk: tahap, open: true, sort: 'oldest', ...(layanan !== '' && { service: layanan }), ...(q !== '' && { q }) };
}
