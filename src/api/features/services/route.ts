import type { WebApp } from '#web';
import { performanceOf, type ServiceDefinition, standardComponents } from '#platform/cases';
import { officeDay } from '#platform/calendar';
import type { Checklist } from '#platform/forms';
import { rulesAt } from '#platform/rules';
import { AppError } from '#kernel';
import { Type } from 'typebox';
import type { ApiDeps } from '../../deps.ts';
import { apiPaths } from '../../paths.ts';
import { offersByService, presentRequirement, presentService } from '../../present/service.ts';
import { Day, Id } from '../../schemas/basics.ts';
import { Figures, Service, ServiceDetail } from '../../schemas/service.ts';
import { about } from '../said.ts';

/** What can be applied for, by what standard, and how well the offices keep it. */
export function serviceRoutes(app: WebApp, { db, clock, cases: { registry } }: ApiDeps): void {
  app.get(
    apiPaths.services.pattern,
    {
      schema: { response: { 200: Type.Array(Service) } },
      config: { policy: 'public', operation: about('services', 'listServices', ['Daftar layanan', 'List services']) },
    },
    async ({ locale }) => offersByService(registry).map((offers) => presentService(offers, locale)),
  );

  app.get(
    apiPaths.service.pattern,
    {
      schema: {
        params: Type.Object({ service: Type.String({ maxLength: 60 }) }),
        querystring: Type.Object({ agency: Type.Optional(Id) }),
        response: { 200: ServiceDetail },
      },
      config: {
        policy: 'public',
        operation: about('services', 'getService', ['Satu layanan dengan standarnya', 'Get a service and its standard']),
      },
    },
    async ({ params, query, locale }) => {
      const offers = registry.offersOf(params.service);
      const offer = offers.find(({ agency }) => query.agency === undefined || agency.id === query.agency);
      if (!offer) throw new AppError('NOT_FOUND', { service: params.service });
      const service: ServiceDefinition = offer.service;
      const rules = await rulesAt(db, service.rules, { agencyId: offer.agency.id, on: officeDay(clock.now()) });
      const standard = rules.value(service.standard);
      return {
        ...presentService(offers, locale),
        standard: Object.fromEntries(standardComponents.map((key) => [key, standard[key][locale]])),
        standardConfirmed: rules.version(service.standard).confirmed,
        pages: service.journey.pages.map((page) => ({
          key: page.key,
          title: page.title(locale),
          conditional: page.when !== undefined,
          repeats: page.repeats !== undefined,
        })),
        requirements: (rules.value(service.checklist) as Checklist).items.map((item) => presentRequirement(item, locale)),
        desks: Object.entries(service.desks).map(([key, { title }]) => ({ key, title: title(locale) })),
        workingDays: rules.value(service.clocks.service),
      };
    },
  );

  app.get(
    apiPaths.figures.pattern,
    {
      schema: { querystring: Type.Object({ from: Type.Optional(Day), to: Type.Optional(Day) }), response: { 200: Type.Array(Figures) } },
      config: {
        policy: 'public',
        perMinute: 60,
        operation: about('services', 'getFigures', ['Kinerja tiap layanan', 'Get how services perform']),
      },
    },
    async ({ query }) => {
      const now = clock.now();
      const to = query.to ?? officeDay(now);
      const from = query.from ?? officeDay(new Date(Date.parse(`${to}T00:00:00Z`) - 365 * 86_400_000));
      if (from > to || Date.parse(to) - Date.parse(from) > 3 * 366 * 86_400_000)
        throw new AppError('INVALID_INPUT', {
          fields: [{ field: 'from', message: 'Paling lama tiga tahun sebelum "to".', en: 'At most three years before "to".' }],
        });
      const all = await performanceOf(db, registry.all(), { from, to, now });
      return all.map(({ offer, median, p90, allowed, ...counted }) => ({
        service: offer.service.key,
        agency: offer.agency.id,
        ...counted,
        medianDays: median,
        p90Days: p90,
        allowedDays: allowed,
      }));
    },
  );
}
