import { transaction } from '#db';
import type { Locale } from '#i18n';
import type { PersonActor } from '#kernel';
import { appendAudit, type AuditLine, type AuditPlace, type AuditReport, listAudit, verifyAudit } from '#platform/audit';
import { officeDay } from '#platform/calendar';
import { render, type Reply, type Request, sendCsv, type WebApp } from '#web';
import { type Static, Type } from 'typebox';
import { agenciesWhere } from '../../agencies.ts';
import type { PortalDeps } from '../../deps.ts';
import { portalPaths } from '../../paths.ts';
import { getAdmin } from '../admin/frame.tsx';
import { texts as adminTexts } from '../admin/texts.ts';
import { AuditPage, MOST_LINES, spelled } from './page.tsx';
import { texts } from './texts.ts';
import { type Asked, newest, numbersIn, scopeOf, type Someone, whoActed } from './trail.ts';

const LINES_A_PAGE = 50;

// An empty field of the form is a field not filled in.
const Day = Type.Optional(Type.Union([Type.String({ format: 'date' }), Type.Literal('')]));
const Query = Type.Object({
  berkas: Type.Optional(Type.String({ maxLength: 60 })),
  oleh: Type.Optional(Type.Union([Type.String({ format: 'uuid' }), Type.Literal('')])),
  mengenai: Type.Optional(Type.String({ pattern: '^[a-z]{0,20}$' })),
  dari: Day,
  sampai: Day,
  /** The line the page before ended with, as `placeIn` reads it. */
  sesudah: Type.Optional(Type.String({ pattern: '^\\d{1,14}-\\d{1,2}-\\d{1,15}$' })),
  lang: Type.Optional(Type.String()),
});

/** The audit trail of the administrator's agencies: read, narrowed, taken along, and checked for wholeness. */
export function auditRoutes(app: WebApp, deps: PortalDeps): void {
  const { db, clock, registry } = deps;
  const config = { policy: 'signed-in' } as const;
  const agencyIdsOf = (actor: PersonActor) => agenciesWhere(deps, actor, 'audit.read').map(({ id }) => id);

  const show = async (request: Request, reply: Reply, query: Static<typeof Query>, report: AuditReport | null) => {
    const agencyIds = agencyIdsOf(getAdmin(request));
    const asked = askedIn(query);
    const people = await whoActed(db, agencyIds);
    const filter = await scopeOf(db, agencyIds, people, asked);
    const found = filter ? await listAudit(db, filter, LINES_A_PAGE + 1, placeIn(query.sesudah)) : [];
    const lines = found.slice(0, LINES_A_PAGE);
    const last = found.length > LINES_A_PAGE ? lines.at(-1) : undefined;
    const numbers = await numbersIn(db, agencyIds, lines);
    const m = adminTexts(request.locale);
    const page = (
      <AuditPage
        {...{ registry, asked, people, lines, numbers, report }}
        unknownCase={filter === null}
        next={last && `${last.at.getTime()}-${last.lane}-${last.seq}`}
        isFirst={query.sesudah === undefined}
      />
    );
    return render(request, reply, page, { title: `${m.tabs.audit}, ${m.title}` });
  };

  app.get(portalPaths.audit.pattern, { schema: { querystring: Query }, config }, (request, reply) =>
    show(request, reply, request.query, null),
  );

  app.post(portalPaths.audit.pattern, { config: { ...config, perMinute: 4 } }, async (request, reply) => {
    getAdmin(request);
    return show(request, reply, {}, await verifyAudit(db));
  });

  app.get(
    portalPaths.auditCsv.pattern,
    { schema: { querystring: Query }, config: { ...config, perMinute: 10, importance: 'later' } },
    async (request, reply) => {
      const actor = getAdmin(request);
      const agencyIds = agencyIdsOf(actor);
      const asked = askedIn(request.query);
      const people = await whoActed(db, agencyIds);
      const filter = await scopeOf(db, agencyIds, people, asked);
      const at = clock.now();
      await transaction(db, (tx) =>
        appendAudit(tx, {
          actor,
          action: 'audit.export',
          subject: { type: 'agency', id: agencyIds[0] ?? '' },
          detail: { ...asked },
          at,
        }),
      );
      const m = texts(request.locale);
      return sendCsv(reply, `${m.fileName}-${officeDay(at)}`, rowsOf(filter ? newest(db, filter, MOST_LINES) : [], people, request.locale));
    },
  );
}

function askedIn({ berkas = '', oleh, mengenai, dari, sampai }: Static<typeof Query>): Asked {
  return {
    number: berkas.trim(),
    who: oleh || undefined,
    module: mengenai || undefined,
    from: dari || undefined,
    to: sampai || undefined,
  };
}

function placeIn(text: string | undefined): AuditPlace | undefined {
  if (text === undefined) return undefined;
  const [at = 0, lane = 0, seq = 0] = text.split('-').map(Number);
  return { at: new Date(at), lane, seq };
}

async function* rowsOf(lines: AsyncIterable<AuditLine> | Iterable<AuditLine>, people: readonly Someone[], locale: Locale) {
  const names = new Map(people.map(({ personId, name }) => [personId, name]));
  yield texts(locale).columns;
  for await (const { at, actorKind, actorId, action, subjectType, subjectId, detail, lane, seq } of lines)
    yield [at.toISOString(), actorKind, names.get(actorId ?? '') ?? '', action, subjectType, subjectId, spelled(detail), lane, seq];
}
