import { transaction } from '#db';
import {
  BATCH_LIMIT,
  deleteFilter,
  deskCounts,
  followCases,
  listFilters,
  readBatch,
  readFilter,
  saveFilter,
  startBatch,
} from '#platform/cases';
import { cursorOf, getPerson, readCursor, type WebApp } from '#web';
import { Type } from 'typebox';
import type { ApiDeps } from '../../deps.ts';
import { apiPaths } from '../../paths.ts';
import { presentLine } from '../../present/case-line.ts';
import { Day, Following, Id, Idempotent, Instant, nullable, pageOf } from '../../schemas/basics.ts';
import { CaseFlag, CaseLine, CaseStatus } from '../../schemas/case.ts';
import { about } from '../said.ts';

const Filter = {
  service: Type.Optional(Type.String({ maxLength: 60 })),
  desk: Type.Optional(Type.String({ maxLength: 60 })),
  status: Type.Optional(Type.Array(CaseStatus, { maxItems: 9 })),
  flag: Type.Optional(CaseFlag),
  assignee: Type.Optional(Type.Enum(['me', 'none'])),
  overdue: Type.Optional(Type.Boolean()),
  open: Type.Optional(Type.Boolean()),
  q: Type.Optional(Type.String({ maxLength: 100 })),
  sort: Type.Optional(
    Type.Enum(['oldest', 'submitted', 'due', 'newest', 'updated'], {
      description: 'Where none is asked: longest waiting first, and newest first of what words are looked for in among all cases',
    }),
  ),
  submittedFrom: Type.Optional(Day),
  submittedTo: Type.Optional(Day),
  arrivedFrom: Type.Optional(Day),
  dueTo: Type.Optional(Day),
};
const Query = Type.Object({ ...Filter, ...Following });
const DeskPage = pageOf('DeskPage', CaseLine);
const Count = Type.Object(
  { service: Type.String(), agency: Id, desk: Type.String(), open: Type.Integer(), overdue: Type.Integer() },
  { title: 'DeskCount' },
);
const SavedFilter = Type.Object({ id: Id, name: Type.String(), filter: Type.Object(Filter) }, { title: 'SavedFilter' });
const Batch = Type.Object(
  {
    id: Id,
    action: Type.String(),
    createdAt: Instant,
    items: Type.Array(
      Type.Object({
        caseId: Id,
        number: Type.String(),
        state: Type.Enum(['waiting', 'accepted', 'done', 'refused']),
        reason: nullable(Type.String()),
      }),
    ),
  },
  { title: 'Batch' },
);

/** The work of officers: queue, counts, kept filters, one action on many. */
export function deskRoutes(app: WebApp, { db, clock, cases }: ApiDeps): void {
  const policy = 'officer' as const;

  app.get(
    apiPaths.desk.pattern,
    {
      schema: { querystring: Query, response: { 200: DeskPage } },
      config: { policy, operation: about('desk', 'listCases', ['Berkas instansi', 'List cases of the agency'], { scope: 'cases:read' }) },
    },
    async (request) => {
      const { limit = 25, after, ...query } = request.query;
      const filter = readFilter(spelled(query));
      const { rows, next } = await followCases(cases, getPerson(request), filter, { limit, after: readCursor(after) });
      return { items: rows.map(presentLine), next: cursorOf(next) };
    },
  );

  app.get(
    apiPaths.deskCounts.pattern,
    {
      schema: { response: { 200: Type.Array(Count) } },
      config: {
        policy,
        operation: about('desk', 'countCases', ['Jumlah berkas per meja', 'Count cases by desk'], { scope: 'cases:read' }),
      },
    },
    async (request) =>
      (await deskCounts(cases, getPerson(request))).map(({ service, agencyId, desk, open, overdue }) => ({
        service,
        agency: agencyId,
        desk,
        open,
        overdue,
      })),
  );

  app.get(
    apiPaths.filters.pattern,
    {
      schema: { response: { 200: Type.Array(SavedFilter) } },
      config: { policy, operation: about('desk', 'listFilters', ['Saringan tersimpan', 'List saved filters']) },
    },
    async (request) =>
      (await listFilters(db, getPerson(request).personId)).map(({ id, name, filter }) => ({
        id,
        name,
        filter: { ...filter, ...(filter.status && { status: [...filter.status] }) } as never,
      })),
  );

  app.post(
    apiPaths.filters.pattern,
    {
      schema: {
        body: Type.Object({ name: Type.String({ minLength: 1, maxLength: 80 }), filter: Type.Object(Filter) }),
        response: { 201: Type.Object({ id: Id }) },
      },
      config: { policy, operation: about('desk', 'saveFilter', ['Simpan saringan', 'Save a filter']) },
    },
    async (request, reply) => {
      const { name, filter } = request.body;
      const kept = { personId: getPerson(request).personId, name, filter: readFilter(spelled(filter)), at: clock.now() };
      return reply.code(201).send({ id: await transaction(db, (tx) => saveFilter(tx, kept)) });
    },
  );

  app.delete(
    apiPaths.filter.pattern,
    {
      schema: { params: Type.Object({ filterId: Id }), response: { 204: Type.Null() } },
      config: { policy, operation: about('desk', 'deleteFilter', ['Hapus saringan', 'Delete a filter']) },
    },
    async (request, reply) => {
      await transaction(db, (tx) => deleteFilter(tx, { personId: getPerson(request).personId, id: request.params.filterId }));
      return reply.code(204).send(null);
    },
  );

  // A program does one after the other, each with a key of its own.
  app.post(
    apiPaths.batches.pattern,
    {
      schema: {
        headers: Idempotent,
        body: Type.Object({
          action: Type.String({ maxLength: 60 }),
          input: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
          cases: Type.Array(Id, { minItems: 1, maxItems: BATCH_LIMIT, uniqueItems: true }),
        }),
        response: { 202: Type.Object({ id: Id }) },
      },
      config: { policy, operation: about('desk', 'startBatch', ['Satu tindakan untuk banyak berkas', 'Do one action on many cases']) },
    },
    async (request, reply) => {
      const { action, input = {}, cases: caseIds } = request.body;
      const order = { action, input, caseIds, idempotencyKey: String(request.headers['idempotency-key']) };
      return reply.code(202).send({ id: await transaction(db, (tx) => startBatch(tx, cases, getPerson(request), order)) });
    },
  );

  app.get(
    apiPaths.batch.pattern,
    {
      schema: { params: Type.Object({ batchId: Id }), response: { 200: Batch } },
      config: { policy, operation: about('desk', 'getBatch', ['Kemajuan tindakan massal', 'Get how far a batch is']) },
    },
    async (request) => {
      const batch = await readBatch(cases, getPerson(request), request.params.batchId);
      return {
        id: batch.id,
        action: batch.action,
        createdAt: batch.createdAt.toISOString(),
        items: batch.items.map(({ caseId, number, state, reason }) => ({ caseId, number, state, reason })),
      };
    },
  );
}

/** Typed values as an address query spells them, which is what `readFilter` reads. */
function spelled(filter: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(filter).map(([name, value]) => [name, typeof value === 'boolean' ? String(value) : value]));
}
