import { AppError } from '#kernel';
import { readForm, refusalOf } from '#platform/files';
import type { Raw } from '#platform/forms';
import { getPerson, type Reply, type Request, type WebApp } from '#web';
import { Type } from 'typebox';
import type { CasesDeps, CaseView } from '../../../index.ts';
import { readForOfficer, showCase } from '../case/show.tsx';
import { deskPaths } from '../paths.ts';
import { inPlace, readPlace } from '../place.ts';
import { DeskQuery } from '../queue/route.tsx';
import { attempt, backToCase, CaseParams, nextInQueue, stampFields } from './command.ts';

const ActionParams = Type.Object({ caseId: Type.String({ format: 'uuid' }), action: Type.String({ maxLength: 60 }) });

/** A service's own actions at the desk, with their questions and photos; afterwards the next case of the queue. */
export function actRoutes(app: WebApp, deps: CasesDeps): void {
  const config = { policy: 'officer' } as const;

  const act = { schema: { querystring: DeskQuery, params: ActionParams }, config: { ...config, takesFiles: true } };
  app.post(deskPaths.act.pattern, act, async (request, reply) => {
    const { caseId, action } = request.params;
    const view = await readForOfficer(deps, caseId, request);
    const asks = view.service.actions[action]?.asks;
    if (!asks) throw new AppError('NOT_FOUND', { action });
    const kindOf = (field: string) => {
      const control = asks[field]?.control;
      return control?.kind === 'files' ? control.accepts : undefined;
    };
    const form = await readForm(request, { deps: deps.files, kindOf, ownerPersonId: getPerson(request).personId });
    const raw = rawOf(form);
    if (form.problems.length > 0) {
      const errors = form.problems.map(({ field, name, error }) => {
        const kind = kindOf(field);
        return { field, message: `${name}: ${kind ? refusalOf(error, kind)(request.locale) : error.code}` };
      });
      return showCase(request, reply, deps, caseId, { status: 422, refused: { sent: { action, raw, errors } } });
    }
    const { _key, _version, ...input } = raw;
    const stamp = { _key: text(_key), _version: Number(text(_version)) || undefined };
    const next = await nextInQueue(request, deps, caseId);
    const refused = await attempt(request, reply, deps, { caseId, ask: { action, input }, stamp, raw: input });
    if (refused) return refused;
    // What they have not passed on stays before them.
    if (isStillThere(view, await readForOfficer(deps, caseId, request)))
      return backToCase(request, reply, caseId, { selesai: caseId }, '#tindakan');
    return onwards(request, reply, caseId, next);
  });

  app.post(
    deskPaths.undo.pattern,
    { schema: { querystring: DeskQuery, params: CaseParams, body: Type.Object(stampFields) }, config },
    async (request, reply) => {
      const { caseId } = request.params;
      const refused = await attempt(request, reply, deps, { caseId, ask: { action: 'undo' }, stamp: request.body, raw: {} });
      return refused ?? backToCase(request, reply, caseId, { selesai: caseId });
    },
  );
}

/** Whether a case lies where it lay, with the office. */
function isStillThere({ state: { position: before } }: CaseView, { state: { position: now } }: CaseView): boolean {
  return before?.side === 'office' && now?.side === 'office' && now.desk === before.desk && now.since === before.since;
}

/** The next case, or the queue when there is none; both say what was just done. */
function onwards(request: Request, reply: Reply, caseId: string, next: string | undefined): Reply {
  const address = next === undefined ? deskPaths.queue() : deskPaths.case({ caseId: next });
  return reply.redirect(inPlace(address, readPlace(request.query), { selesai: caseId }), 303);
}

/** Fields as sent, and under a file field the ids kept from before with those just received. */
function rawOf({ fields, files }: Awaited<ReturnType<typeof readForm>>): Readonly<Record<string, Raw>> {
  const raw: Record<string, Raw> = { ...fields };
  for (const [field, stored] of Object.entries(files)) {
    const kept = fields[field];
    raw[field] = [...(kept === undefined ? [] : typeof kept === 'string' ? [kept] : kept), ...stored.map((one) => one.id)];
  }
  return raw;
}

function text(raw: Raw): string | undefined {
  return typeof raw === 'string' && raw !== '' ? raw : undefined;
}
