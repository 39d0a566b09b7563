import type { Locale } from '#i18n';
import type { PersonActor } from '#kernel';
import { type Agency, can } from '#platform/access';
import { officeDay } from '#platform/calendar';
import { drawnProducts, type ProductDefinition } from '#platform/cases';
import { lastNumber, type Numbering } from '#platform/documents';
import { rulesAt, rulesComing } from '#platform/rules';
import { render, type WebApp } from '#web';
import { Type } from 'typebox';
import type { PortalDeps } from '../../deps.ts';
import { portalPaths } from '../../paths.ts';
import { getAdmin } from '../admin/frame.tsx';
import { texts as adminTexts } from '../admin/texts.ts';
import { type Numbered, NumberingPage } from './page.tsx';

const Query = Type.Object({ lang: Type.Optional(Type.String()) });

/** How the numbers of an agency's letters read; a pattern is changed as every rule is, by a proposal. */
export function numberingRoutes(app: WebApp, deps: PortalDeps): void {
  const options = { schema: { querystring: Query }, config: { policy: 'signed-in' } } as const;

  app.get(portalPaths.numbering.pattern, options, async (request, reply) => {
    const today = officeDay(deps.clock.now());
    const letters = await lettersOf(deps, getAdmin(request), today, request.locale);
    const m = adminTexts(request.locale);
    return render(request, reply, <NumberingPage letters={letters} today={today} />, { title: `${m.tabs.numbering}, ${m.title}` });
  });
}

interface Line {
  readonly agency: Agency;
  readonly product: ProductDefinition;
  readonly services: readonly string[];
}

/** The numbered letters of the agencies whose rules the officer may propose. */
async function lettersOf({ db, registry }: PortalDeps, actor: PersonActor, today: string, locale: Locale): Promise<readonly Numbered[]> {
  const offers = registry.all().filter(({ agency }) => can(actor, 'rules.propose', agency.id));
  // Several services may number by one rule and one series: it is one line, and names them all.
  const lines = new Map<string, Line>();
  for (const { service, agency } of offers)
    for (const product of drawnProducts(service)) {
      const at = `${agency.id} ${product.numbering.key}`;
      const before = lines.get(at);
      lines.set(at, { agency, product, services: [...(before?.services ?? []), service.title(locale)] });
    }
  return Promise.all(
    [...lines.values()].map(async ({ services, agency, product: { numbering, series, title } }): Promise<Numbered> => {
      const where = { agencyId: agency.id, on: today };
      const [book, coming, last] = await Promise.all([
        rulesAt(db, [numbering], where),
        rulesComing(db, numbering, where),
        lastNumber(db, { agencyId: agency.id, series, year: Number(today.slice(0, 4)) }),
      ]);
      return {
        key: numbering.key,
        agency: agency.key,
        title: title(locale),
        of: `${services.join('; ')}, ${agency.name}`,
        inForce: book.version<typeof numbering.schema>(numbering),
        coming: coming.map((version) => ({ ...version, value: version.value as Numbering })),
        last,
      };
    }),
  );
}
