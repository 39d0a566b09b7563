import { transaction } from '#db';
import type { PersonActor } from '#kernel';
import { agenciesOf, can } from '#platform/access';
import { countAwaiting } from '#platform/documents';
import { getPerson, render, type Reply, type Request, type WebApp } from '#web';
import type { FormError } from '#web/ui';
import { Type } from 'typebox';
import {
  type CasesDeps,
  deleteFilter,
  deskCounts,
  exportCases,
  listFilters,
  type PastCase,
  pastCase,
  saveFilter,
  searchCases,
} from '../../../index.ts';
import { soughtIn } from '../../../list/sought.ts';
import { lastDone } from '../case/show.tsx';
import { desksOf } from '../desks.ts';
import { texts } from '../messages/index.ts';
import { deskPaths } from '../paths.ts';
import { inPlace, readPlace, sliceOf } from '../place.ts';
import { QueuePage } from './page.tsx';

/** The address query of the desk is read by `readPlace`, which is total: anything unknown is left out. */
export const DeskQuery = Type.Object({}, { additionalProperties: true });

interface Showing {
  readonly status?: number;
  readonly errors?: readonly FormError[];
  readonly name?: string;
}

async function showQueue(
  request: Request,
  reply: Reply,
  deps: CasesDeps,
  { status = 200, errors = [], name }: Showing = {},
): Promise<Reply> {
  const actor = getPerson(request);
  const query = request.query as Readonly<Record<string, unknown>>;
  const place = readPlace(query);
  const selesai = typeof query.selesai === 'string' ? query.selesai : undefined;
  const [{ rows, total, most }, saved, desks, counts, done, unsigned] = await Promise.all([
    searchCases(deps, actor, place.filter, sliceOf(place)),
    listFilters(deps.db, actor.personId),
    desksOf(deps, actor),
    deskCounts(deps, actor),
    lastDone(deps, request, selesai, deps.clock.now(), request.locale),
    countAwaiting(deps.db, actor.personId),
  ]);
  const past = total === 0 ? await soughtPast(deps, actor, place.filter.q) : undefined;
  return render(
    request,
    reply,
    <QueuePage
      place={place}
      rows={rows}
      total={total}
      most={most}
      past={past}
      desks={desks}
      counts={counts}
      roles={actor.roles.map((held) => held.role)}
      seesFigures={can(actor, 'statistics.read')}
      saved={saved}
      allChosen={query.pilih === 'semua'}
      done={done}
      unsigned={unsigned}
      said={saidOf(request, saved.find((one) => one.id === query.tersimpan)?.name)}
      errors={errors}
      name={name}
    />,
    { title: texts(request.locale).title, status },
  );
}

/** Whoever looks for the number of a case that was removed is told so. */
async function soughtPast({ db }: CasesDeps, actor: PersonActor, q: string | undefined): Promise<PastCase | undefined> {
  const [number] = soughtIn(q).cases;
  return number === undefined ? undefined : pastCase(db, number, agenciesOf(actor));
}

function saidOf(request: Request, savedName: string | undefined): string | undefined {
  const m = texts(request.locale).saved;
  if (savedName !== undefined) return m.done(savedName);
  return (request.query as { dihapus?: unknown }).dihapus === '1' ? m.removed : undefined;
}

/** The queue, its saved filters, and its list as a file. */
export function queueRoutes(app: WebApp, deps: CasesDeps): void {
  const config = { policy: 'officer' } as const;

  app.get(deskPaths.queue.pattern, { schema: { querystring: DeskQuery }, config }, async (request, reply) =>
    showQueue(request, reply, deps),
  );

  app.post(
    deskPaths.saved.pattern,
    { schema: { querystring: DeskQuery, body: Type.Object({ name: Type.String({ maxLength: 500 }) }) }, config },
    async (request, reply) => {
      const actor = getPerson(request);
      const name = request.body.name.normalize('NFC').trim();
      const place = readPlace(request.query);
      if (name === '' || name.length > 80) {
        const errors = [{ field: 'name', message: texts(request.locale).saved.nameWrong }];
        return showQueue(request, reply, deps, { status: 422, errors, name });
      }
      const id = await keep(deps, actor, name, place.filter);
      return reply.redirect(inPlace(deskPaths.queue(), { ...place, page: 1 }, { tersimpan: id }), 303);
    },
  );

  app.post(
    deskPaths.unsave.pattern,
    { schema: { querystring: DeskQuery, params: Type.Object({ filterId: Type.String({ format: 'uuid' }) }) }, config },
    async (request, reply) => {
      const { personId } = getPerson(request);
      await transaction(deps.db, (tx) => deleteFilter(tx, { personId, id: request.params.filterId }));
      return reply.redirect(inPlace(deskPaths.queue(), readPlace(request.query), { dihapus: '1' }), 303);
    },
  );

  app.get(
    deskPaths.export.pattern,
    { schema: { querystring: DeskQuery }, config: { ...config, perMinute: 20, importance: 'later' } },
    async (request, reply) => {
      const { jenis } = request.query as { jenis?: unknown };
      const { filter } = readPlace(request.query);
      const file = await exportCases(deps, getPerson(request), filter, jenis === 'xlsx' ? 'xlsx' : 'csv', request.locale);
      return reply
        .type(file.mediaType)
        .header('content-disposition', `attachment; filename="${file.name}"`)
        .header('cache-control', 'private, no-store')
        .send(file.content);
    },
  );
}

function keep(
  deps: CasesDeps,
  { personId }: PersonActor,
  name: string,
  filter: Parameters<typeof saveFilter>[1]['filter'],
): Promise<string> {
  return transaction(deps.db, (tx) => saveFilter(tx, { personId, name, filter, at: deps.clock.now() }));
}
