import { transaction } from '#db';
import { markRead, readInbox } from '#platform/notifications';
import { cursorOf, getPerson, getProven, readCursor, type WebApp } from '#web';
import { Type } from 'typebox';
import type { ApiDeps } from '../../deps.ts';
import { apiPaths } from '../../paths.ts';
import { Following, nullable } from '../../schemas/basics.ts';
import { Me, Notice } from '../../schemas/draft.ts';

const Notices = Type.Object({ items: Type.Array(Notice), next: nullable(Type.String()), total: Type.Integer() }, { title: 'Notices' });

/** Who asks, and what they were told. */
export function meRoutes(app: WebApp, { db, clock, cases: { registry } }: ApiDeps): void {
  app.get(
    apiPaths.me.pattern,
    {
      schema: { response: { 200: Me } },
      config: {
        policy: 'signed-in',
        operation: {
          id: 'getMe',
          tag: 'me',
          summary: (locale) => (locale === 'id' ? 'Siapa yang meminta' : 'Get who asks'),
          scope: 'cases:read',
        },
      },
    },
    async (request) => {
      const { personId, name, email, roles, scopes } = getPerson(request);
      return {
        id: personId,
        name,
        email: email === '' ? null : email,
        offices: roles.map(({ role, agencyId }) => ({ role, title: registry.roleTitle(role, request.locale), agency: agencyId })),
        scopes: scopes ? [...scopes] : null,
      };
    },
  );

  app.get(
    apiPaths.notices.pattern,
    {
      schema: {
        querystring: Type.Object({
          unread: Type.Optional(Type.Boolean()),
          ...Following,
          offset: Type.Optional(Type.Integer({ minimum: 0, maximum: 100_000, default: 0 })),
        }),
        response: { 200: Notices },
      },
      config: {
        policy: 'signed-in',
        operation: { id: 'listNotices', tag: 'me', summary: (locale) => (locale === 'id' ? 'Kotak masuk' : 'List notices') },
      },
    },
    async (request) => {
      const { unread = false, limit = 25, offset = 0, after } = request.query;
      const page = { limit: limit + 1, offset, after: readCursor(after) };
      const { rows: found, total } = await readInbox(db, getProven(request).personId, page, { unread });
      const rows = found.slice(0, limit);
      const last = found.length > limit ? rows.at(-1) : undefined;
      return {
        total,
        next: cursorOf(last ? { at: new Date(last.at).toISOString(), id: last.id } : null),
        items: rows.map(({ id, subject, body, at, readAt }) => ({
          id,
          subject,
          body,
          at: new Date(at).toISOString(),
          readAt: readAt && new Date(readAt).toISOString(),
        })),
      };
    },
  );

  app.post(
    apiPaths.noticesRead.pattern,
    {
      schema: { response: { 204: Type.Null() } },
      config: {
        policy: 'signed-in',
        operation: {
          id: 'readNotices',
          tag: 'me',
          summary: (locale) => (locale === 'id' ? 'Tandai semua kabar sudah dibaca' : 'Mark every notice as read'),
        },
      },
    },
    async (request, reply) => {
      await transaction(db, (tx) => markRead(tx, getProven(request).personId, clock.now()));
      return reply.code(204).send(null);
    },
  );
}
