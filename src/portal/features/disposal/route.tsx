import { transaction } from '#db';
import { formatDate } from '#i18n';
import { AppError, oneLine, type PersonActor, refusalOf } from '#kernel';
import { can } from '#platform/access';
import { loadCalendar } from '#platform/calendar';
import {
  decideDisposal,
  type DisposalRefusal,
  findDue,
  getDisposal,
  itemsOf,
  keepCase,
  listDisposals,
  MOST_LISTED,
  proposeDisposal,
  type Status,
} from '#platform/cases';
import { statusWord } from '#platform/cases/ui';
import { tellProposer, tellWhoConfirms } from '#platform/notifications';
import { getPerson, render, type Reply, type Request, sendCsv, type WebApp } from '#web';
import type { FormError } from '#web/ui';
import { Type } from 'typebox';
import { agenciesWhere } from '../../agencies.ts';
import type { PortalDeps } from '../../deps.ts';
import { portalPaths } from '../../paths.ts';
import { noteExport } from '../admin/export.ts';
import { texts as adminTexts } from '../admin/texts.ts';
import { DisposalPage, type DisposalPageProps, fateOf, ITEMS_A_PAGE } from './one-page.tsx';
import { DisposalsPage, type Keeper, LISTS_A_PAGE } from './page.tsx';
import { texts } from './texts.ts';

const Page = Type.Optional(Type.Integer({ minimum: 1, maximum: 100_000 }));
const Query = Type.Object({ halaman: Page, lang: Type.Optional(Type.String()) });
const OneQuery = Type.Object({
  halaman: Page,
  kabar: Type.Optional(Type.Enum(['proposed', 'decided', 'kept'])),
  lang: Type.Optional(Type.String()),
});
const uuid = Type.String({ format: 'uuid' });
const One = Type.Object({ disposalId: uuid });
const Listed = Type.Object({ disposalId: uuid, caseId: uuid });
const Proposing = Type.Object({ agency: uuid });
const Typed = Type.Optional(Type.String({ maxLength: 2000 }));
const Deciding = Type.Object({ putusan: Typed, catatan: Typed });
const Keeping = Type.Object({ alasan: Typed });
const DAY = 86_400_000;

/** Closed cases past their time: proposed for removal, taken off the list, decided. */
export function disposalRoutes(app: WebApp, deps: PortalDeps): void {
  const { db, clock, cases } = deps;
  const config = { policy: 'signed-in' } as const;
  const titled = ({ locale }: Request) => `${adminTexts(locale).tabs.disposals}, ${adminTexts(locale).title}`;

  const showAll = async (request: Request, reply: Reply, page = 1, errors: readonly FormError[] = []) => {
    const agencies = agenciesWhere(deps, getArchivist(request), 'cases.dispose');
    const found = await listDisposals(
      db,
      agencies.map(({ id }) => id),
      { limit: LISTS_A_PAGE, offset: (page - 1) * LISTS_A_PAGE },
    );
    const keepers = await Promise.all(agencies.map((agency) => keeperOf(deps, agency)));
    return render(request, reply, <DisposalsPage {...found} {...{ keepers, page, errors }} />, {
      title: titled(request),
      status: errors.length > 0 ? 422 : 200,
    });
  };

  app.get(portalPaths.disposals.pattern, { schema: { querystring: Query }, config }, (request, reply) =>
    showAll(request, reply, request.query.halaman),
  );

  app.post(portalPaths.disposals.pattern, { schema: { body: Proposing }, config: { ...config, perMinute: 10 } }, async (request, reply) => {
    const actor = getArchivist(request);
    const agency = agenciesWhere(deps, actor, 'cases.dispose').find(({ id }) => id === request.body.agency);
    if (!agency) throw new AppError('FORBIDDEN', { agency: request.body.agency });
    let id = '';
    const refusal = await refusalOf<DisposalRefusal>(async () => {
      id = await proposeDisposal(cases, actor, agency);
    });
    if (refusal) return showAll(request, reply, 1, [{ field: 'main', message: texts(request.locale).wrong[refusal] }]);
    const told = { agencyId: agency.id, permission: 'cases.dispose' } as const;
    await transaction(db, (tx) => tellWhoConfirms(tx, awaited(id, actor, clock.now()), told));
    return reply.redirect(portalPaths.disposal({ disposalId: id }, { kabar: 'proposed' }), 303);
  });

  const showOne = async (
    request: Request,
    reply: Reply,
    id: string,
    { page = 1, ...rest }: { page?: number | undefined; news?: DisposalPageProps['news']; refused?: DisposalPageProps['refused'] },
  ) => {
    const actor = getArchivist(request);
    const line = await getDisposal(db, actor, id);
    const items = await itemsOf(db, id, { limit: ITEMS_A_PAGE, offset: (page - 1) * ITEMS_A_PAGE });
    const props = { line, items, page, me: actor.personId, registry: deps.registry, news: rest.news, refused: rest.refused };
    return render(request, reply, <DisposalPage {...props} />, { title: titled(request), status: rest.refused ? 422 : 200 });
  };

  app.get(portalPaths.disposal.pattern, { schema: { params: One, querystring: OneQuery }, config }, (request, reply) =>
    showOne(request, reply, request.params.disposalId, { page: request.query.halaman, news: request.query.kabar }),
  );

  app.get(
    portalPaths.disposalCsv.pattern,
    { schema: { params: One, querystring: Query }, config: { ...config, perMinute: 10, importance: 'later' } },
    async (request, reply) => {
      const actor = getArchivist(request);
      const { locale } = request;
      const m = texts(locale);
      const line = await getDisposal(db, actor, request.params.disposalId);
      const items = await itemsOf(db, line.id, { limit: MOST_LISTED, offset: 0 });
      await noteExport(deps, actor, 'disposal', [line.agencyId]);
      return sendCsv(reply, `${m.fileName}-${line.fromDay}`, [
        [m.number, m.service, m.status, m.closed, m.what],
        ...items.map((item) => [
          item.number,
          deps.registry.get(item.service).title(locale),
          statusWord(item.status as Status, locale),
          formatDate(item.closedAt, locale),
          fateOf(item, line, locale),
        ]),
      ]);
    },
  );

  app.post(portalPaths.decideDisposal.pattern, { schema: { params: One, body: Deciding }, config }, async (request, reply) => {
    const actor = getArchivist(request);
    const id = request.params.disposalId;
    const { proposedBy } = await getDisposal(db, actor, id);
    const { putusan = '', catatan = '' } = request.body;
    const m = texts(request.locale);
    const again = (errors: readonly FormError[]) =>
      showOne(request, reply, id, { refused: { form: 'decide', sent: { putusan, catatan }, errors } });
    const verdict = putusan === 'approved' || putusan === 'refused' ? putusan : null;
    const errors = [
      ...(verdict === null ? [{ field: 'putusan', message: m.wrong.verdict }] : []),
      ...(isSaid(catatan) ? [] : [{ field: 'catatan', message: m.wrong.note }]),
    ];
    if (verdict === null || errors.length > 0) return again(errors);
    const refusal = await refusalOf<DisposalRefusal>(() => decideDisposal(cases, actor, id, { verdict, note: catatan }));
    if (refusal) return again([{ field: 'putusan', message: m.wrong[refusal] }]);
    await transaction(db, (tx) => tellProposer(tx, awaited(id, actor, clock.now()), { personId: proposedBy, verdict }));
    return reply.redirect(portalPaths.disposal({ disposalId: id }, { kabar: 'decided' }), 303);
  });

  app.post(portalPaths.keepListed.pattern, { schema: { params: Listed, body: Keeping }, config }, async (request, reply) => {
    const actor = getArchivist(request);
    const { disposalId: id, caseId } = request.params;
    await getDisposal(db, actor, id);
    const { alasan = '' } = request.body;
    const m = texts(request.locale);
    const again = (message: string) =>
      showOne(request, reply, id, { refused: { form: caseId, sent: { alasan }, errors: [{ field: `${caseId}-alasan`, message }] } });
    if (!isSaid(alasan)) return again(m.wrong.note);
    const refusal = await refusalOf<DisposalRefusal>(() => keepCase(cases, actor, { id, caseId, reason: alasan }));
    if (refusal) return again(m.wrong[refusal]);
    return reply.redirect(portalPaths.disposal({ disposalId: id }, { kabar: 'kept' }), 303);
  });
}

/** Between 3 and 500 letters once it stands on one line. */
function isSaid(typed: string): boolean {
  const { length } = oneLine(typed);
  return length >= 3 && length <= 500;
}

function awaited(disposalId: string, by: PersonActor, at: Date) {
  return { what: (locale: 'id' | 'en') => texts(locale).whatWaits, link: portalPaths.disposal({ disposalId }), by, at };
}

async function keeperOf({ db, clock, cases }: PortalDeps, agency: Keeper['agency']): Promise<Keeper> {
  const [due, calendar, { rows }] = await Promise.all([
    findDue(db, cases, agency, MOST_LISTED),
    loadCalendar(db, agency.regionCode),
    listDisposals(db, [agency.id], { limit: 1, offset: 0 }),
  ]);
  const [last] = rows;
  const fromDay = calendar.dateIn(new Date(clock.now().getTime() + due.noticeDays * DAY));
  return { agency, due, isOpen: last !== undefined && last.doneAt === null && last.verdict !== 'refused', fromDay };
}

/** An officer with a second factor who answers for what an agency keeps; for anybody else it is not here. */
function getArchivist(request: Request): PersonActor {
  const person = getPerson(request);
  if (!can(person, 'cases.dispose')) throw new AppError('NOT_FOUND');
  if (!person.strong) throw new AppError('SIGN_IN_REQUIRED', { why: 'second-factor' });
  return person;
}
