import { transaction } from '#db';
import { formatDate, formatDateTime, type Locale } from '#i18n';
import { AppError, oneLine, type PersonActor, type Scope, scopes } from '#kernel';
import { getClient, listClients, registerClient, renewSecret, revokeClient, setClientLimit } from '#platform/clients';
import { officeDay } from '#platform/calendar';
import { drawnProducts } from '#platform/cases';
import { endSubscriptionsOf } from '#platform/webhooks';
import { render, type Reply, type Request, sendCsv, type WebApp } from '#web';
import type { FormError } from '#web/ui';
import { type Static, Type } from 'typebox';
import { agenciesWhere } from '../../agencies.ts';
import type { PortalDeps } from '../../deps.ts';
import { portalPaths } from '../../paths.ts';
import { noteExport } from '../admin/export.ts';
import { getAdmin } from '../admin/frame.tsx';
import { texts as adminTexts } from '../admin/texts.ts';
import { CLIENTS_A_PAGE, ClientsPage, type ClientsPageProps, type GivenRole, type SentClient } from './page.tsx';
import { texts } from './texts.ts';

const Chosen = Type.Optional(Type.Array(Type.String({ maxLength: 60 }), { maxItems: 30 }));
const Sent = Type.Object({
  agency: Type.String({ maxLength: 60 }),
  name: Type.String({ maxLength: 400 }),
  contact: Type.String({ maxLength: 400 }),
  scopes: Chosen,
  roles: Chosen,
});
/** More than an agency has. */
const MOST_ROWS = 5000;
const Query = Type.Object({
  q: Type.Optional(Type.String({ maxLength: 80 })),
  halaman: Type.Optional(Type.Integer({ minimum: 1, maximum: 100_000 })),
  lang: Type.Optional(Type.String()),
});
const ClientId = Type.Object({ clientId: Type.String({ format: 'uuid' }) });

/** Other systems: registered, given a new secret and ended by the administrator of their agency. */
export function clientRoutes(app: WebApp, deps: PortalDeps): void {
  const { db, clock } = deps;
  const config = { policy: 'signed-in' } as const;

  const show = async (
    request: Request,
    reply: Reply,
    rest: Pick<ClientsPageProps, 'secret' | 'refused' | 'wrongLimit'> = {},
    asked: Static<typeof Query> = {},
  ) => {
    const agencies = agenciesOf(deps, getAdmin(request));
    const { q = '', halaman: page = 1 } = asked;
    const filter = { agencyIds: agencies.map(({ id }) => id), q: q.trim(), only: rest.wrongLimit?.clientId, now: clock.now() };
    const { rows, total } = await listClients(db, filter, { limit: CLIENTS_A_PAGE, offset: (page - 1) * CLIENTS_A_PAGE });
    const list = { agencies, rows, total, page, q: filter.q };
    const m = adminTexts(request.locale);
    return render(
      request,
      reply,
      <ClientsPage {...list} roles={rolesOf(deps, filter.agencyIds, request.locale)} usualLimit={deps.clientPerMinute} {...rest} />,
      {
        title: `${m.tabs.clients}, ${m.title}`,
        status: rest.refused || rest.wrongLimit ? 422 : 200,
      },
    );
  };

  app.get(portalPaths.clients.pattern, { schema: { querystring: Query }, config }, (request, reply) =>
    show(request, reply, {}, request.query),
  );

  app.get(
    portalPaths.clientsCsv.pattern,
    { schema: { querystring: Query }, config: { ...config, perMinute: 10, importance: 'later' } },
    async (request, reply) => {
      const actor = getAdmin(request);
      const agencies = agenciesOf(deps, actor);
      const { locale } = request;
      const m = texts(locale);
      const filter = { agencyIds: agencies.map(({ id }) => id), q: (request.query.q ?? '').trim(), now: clock.now() };
      const { rows } = await listClients(db, filter, { limit: MOST_ROWS, offset: 0 });
      await noteExport(deps, actor, 'clients', filter.agencyIds);
      const lines = rows.map((one) => [
        one.name,
        one.id,
        one.contact,
        agencies.find(({ id }) => id === one.agencyId)?.name ?? '',
        one.revokedAt ? m.ended : m.active,
        one.scopes.map((scope) => m.scope[scope]).join('; '),
        one.roles.join('; '),
        one.perMinute,
        formatDate(one.createdAt, locale),
        one.lastUsedAt ? formatDateTime(one.lastUsedAt, locale) : '',
      ]);
      return sendCsv(reply, `${m.fileName}-${officeDay(clock.now())}`, [m.columns, ...lines]);
    },
  );

  app.post(portalPaths.clients.pattern, { schema: { body: Sent }, config }, async (request, reply) => {
    const actor = getAdmin(request);
    const { agency: agencyId, scopes: asked = [], roles = [], ...typed } = request.body;
    if (!agenciesOf(deps, actor).some(({ id }) => id === agencyId)) throw new AppError('FORBIDDEN', { agency: agencyId });
    const sent: SentClient = { agency: agencyId, name: oneLine(typed.name), contact: oneLine(typed.contact), scopes: asked, roles };
    const errors = faultsIn(sent, rolesOf(deps, [agencyId], request.locale), request.locale);
    if (errors.length > 0) return show(request, reply, { refused: { sent, errors } });
    const registration = { agencyId, name: sent.name, contact: sent.contact, scopes: asked as Scope[], roles };
    const { clientId, secret } = await transaction(db, (tx) => registerClient(tx, actor, registration, clock.now()));
    // Answered at once and without a redirect: nothing keeps the secret between two pages.
    return show(request, reply, { secret: { id: clientId, name: sent.name, value: secret } });
  });

  app.post(portalPaths.renewSecret.pattern, { schema: { params: ClientId }, config }, async (request, reply) => {
    const actor = getAdmin(request);
    const own = agenciesOf(deps, actor).map(({ id }) => id);
    const client = await getClient(db, request.params.clientId, own);
    const value = await transaction(db, (tx) => renewSecret(tx, actor, client, clock.now()));
    return show(request, reply, { secret: { id: client.id, name: client.name, value } });
  });

  app.post(
    portalPaths.clientLimit.pattern,
    { schema: { params: ClientId, body: Type.Object({ perMinute: Type.String({ maxLength: 20 }) }) }, config },
    async (request, reply) => {
      const actor = getAdmin(request);
      const own = agenciesOf(deps, actor).map(({ id }) => id);
      const client = await getClient(db, request.params.clientId, own);
      const typed = request.body.perMinute.trim();
      if (!/^([1-9]\d{0,5})?$/.test(typed)) return show(request, reply, { wrongLimit: { clientId: client.id, typed } });
      const perMinute = typed === '' ? null : Number(typed);
      await transaction(db, (tx) => setClientLimit(tx, actor, client, perMinute, clock.now()));
      return reply.redirect(`${portalPaths.clients()}#sistem-${client.id}`, 303);
    },
  );

  app.post(portalPaths.endClient.pattern, { schema: { params: ClientId }, config }, async (request, reply) => {
    const actor = getAdmin(request);
    const own = agenciesOf(deps, actor).map(({ id }) => id);
    await transaction(db, async (tx) => {
      const client = await getClient(tx, request.params.clientId, own);
      await revokeClient(tx, actor, client, clock.now());
      await endSubscriptionsOf(tx, client.id, clock.now());
    });
    return reply.redirect(portalPaths.clients(), 303);
  });
}

/** The agencies whose other systems an administrator looks after. */
export function agenciesOf(deps: PortalDeps, actor: PersonActor) {
  return agenciesWhere(deps, actor, 'clients.manage');
}

/** The offices of some agencies' desks, but for those in whose name documents are signed: a person signs. */
function rolesOf({ registry }: PortalDeps, agencyIds: readonly string[], locale: Locale): readonly GivenRole[] {
  const services = registry.all().flatMap(({ service, agency }) => (agencyIds.includes(agency.id) ? [service] : []));
  const signing = new Set(services.flatMap((service) => drawnProducts(service).map(({ signedBy }) => signedBy)));
  const desks = services.flatMap(({ desks: all }) => Object.values(all));
  const given = desks.flatMap(({ role, side = 'office' }) => (side === 'office' && !signing.has(role) ? [role] : []));
  return [...new Set(given)].map((role) => ({ role, title: registry.roleTitle(role, locale) ?? role }));
}

function faultsIn({ name, contact, scopes: asked, roles }: SentClient, given: readonly GivenRole[], locale: Locale): FormError[] {
  const { wrong } = texts(locale);
  return [
    ...(name.length < 3 || name.length > 80 ? [{ field: 'name', message: wrong.name }] : []),
    ...(contact.length < 3 || contact.length > 200 ? [{ field: 'contact', message: wrong.contact }] : []),
    ...(asked.length === 0 || asked.some((one) => !scopes.includes(one as Scope)) ? [{ field: 'scopes', message: wrong.scopes }] : []),
    ...(roles.some((role) => !given.some((one) => one.role === role)) ? [{ field: 'roles', message: wrong.roles }] : []),
  ];
}
