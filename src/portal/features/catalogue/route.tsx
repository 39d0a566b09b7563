import { AppError } from '#kernel';
import { lookFor, type Offer } from '#platform/cases';
import { rulesAt } from '#platform/rules';
import { render, useView, type WebApp } from '#web';
import { EmptyState, LinkButton, Page, SearchForm } from '#web/ui';
import { Type } from 'typebox';
import type { PortalDeps } from '../../deps.ts';
import type { PeriodFigures } from '../../period-figures.ts';
import type { MainPartOf } from '../../main-parts.ts';
import { portalPaths } from '../../paths.ts';
import { type Wing, wingsFor } from '../../wings.ts';
import { ServiceGroups } from './groups.tsx';
import { ServiceMain } from './service-main.tsx';
import { texts } from './texts.ts';

const Query = Type.Object({ q: Type.Optional(Type.String({ maxLength: 80 })), lang: Type.Optional(Type.String()) });
const Key = Type.Object({ key: Type.String({ maxLength: 80 }) });

function CataloguePage({ offers, wings, q }: { offers: readonly Offer[]; wings: readonly Wing[]; q: string }) {
  const m = texts(useView().locale);
  return (
    <Page>
      <div class="stack">
        <h1>{m.title}</h1>
        <SearchForm action={portalPaths.catalogue()} label={m.search} q={q} />
        {offers.length + wings.length === 0 ? (
          <EmptyState>
            <p>{m.none(q)}</p>
            <LinkButton href={portalPaths.catalogue()} kind="quiet">
              {m.all}
            </LinkButton>
          </EmptyState>
        ) : (
          <>
            <p class="soft small">{m.found(new Set(offers.map(({ service }) => service.key)).size + wings.length)}</p>
            <ServiceGroups offers={offers} wings={wings} />
          </>
        )}
      </div>
    </Page>
  );
}

/** The services one can apply for, and all there is to know about each. */
export function catalogueRoutes(app: WebApp, deps: PortalDeps, periods: PeriodFigures, mainPartOf: MainPartOf): void {
  const mainOf = async (offer: Offer, today: string) => {
    const { service, agency } = offer;
    const known = [...new Set([service.standard, ...service.rules])];
    const [rules, figures] = await Promise.all([
      rulesAt(deps.db, known, { agencyId: agency.id, on: today }),
      periods.services(deps.registry.offersOf(service.key), today.slice(0, 4)),
    ]);
    return (
      <ServiceMain
        offer={offer}
        agencies={deps.registry.offersOf(service.key).map(({ agency: { name } }) => name)}
        context={{ rules, today }}
        rules={known.map((rule) => rules.version(rule)).sort((a, b) => a.key.localeCompare(b.key))}
        figures={figures}
        chatNumber={deps.inChat(service.key) ? deps.whatsappNumber : null}
      />
    );
  };

  app.get(portalPaths.catalogue.pattern, { schema: { querystring: Query }, config: { policy: 'public' } }, async (request, reply) => {
    const m = texts(request.locale);
    const q = (request.query.q ?? '').trim();
    const found = lookFor(deps.registry.all(), q);
    const offers = q === '' ? deps.registry.all() : found.filter(({ has }) => has === found[0]?.has).map(({ offer }) => offer);
    return render(request, reply, <CataloguePage offers={offers} wings={wingsFor(deps.wings, q, request.locale)} q={q} />, {
      title: m.title,
      description: m.description,
      forAll: q === '',
    });
  });

  app.get(
    portalPaths.service.pattern,
    { schema: { params: Key, querystring: Query }, config: { policy: 'public' } },
    async (request, reply) => {
      const [offer] = deps.registry.offersOf(request.params.key);
      if (!offer) throw new AppError('NOT_FOUND', { service: request.params.key });
      const { service } = offer;
      const main = await mainPartOf(`service ${service.key}`, request.locale, (today) => mainOf(offer, today));
      return render(request, reply, <Page rendered={main} />, {
        title: service.title(request.locale),
        description: service.summary(request.locale),
        forAll: true,
      });
    },
  );
}
