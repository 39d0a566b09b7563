import { AppError, newId } from '#kernel';
import { officersAt } from '#platform/access';
import { getPerson, type Reply, type Request, type WebApp } from '#web';
import { type Static, type TObject, Type } from 'typebox';
import type { Command } from '../../../types.ts';
import type { CasesDeps } from '../../../index.ts';
import { texts as caseTexts } from '../../../messages/index.ts';
import { MOST_WRITTEN, written } from '../../../domain/written.ts';
import { attempt, backToCase, CaseParams, stampFields } from '../act/command.ts';
import { readForOfficer, showCase } from '../case/show.tsx';
import { texts } from '../messages/index.ts';
import { deskPaths } from '../paths.ts';
import { DeskQuery } from '../queue/route.tsx';

const config = { policy: 'officer' } as const;
const Written = Type.Object({ ...stampFields, text: Type.String({ maxLength: 20_000 }) });
type Written = Static<typeof Written>;

/** What officers write beside their actions: messages, notes, requests to mend, why two cases are not the same. */
export function talkRoutes(app: WebApp, deps: CasesDeps): void {
  app.post(deskPaths.message.pattern, { schema: schemaOf(Written), config }, async (request, reply) => {
    const missing = texts(request.locale).messages.missing;
    // A message stands whatever happened meanwhile.
    const stamp = { ...request.body, _version: undefined };
    return write(request, reply, deps, { form: 'message', stamp, missing, ask: (text) => ({ action: 'message', text }) });
  });

  app.post(deskPaths.note.pattern, { schema: schemaOf(Written), config }, async (request, reply) => {
    const missing = texts(request.locale).notes.missing;
    const stamp = { ...request.body, _version: undefined };
    return write(request, reply, deps, { form: 'note', stamp, missing, ask: (text) => ({ action: 'note', text }) });
  });

  app.post(deskPaths.notDuplicate.pattern, { schema: schemaOf(Written), config }, async (request, reply) => {
    const missing = texts(request.locale).duplicates.missing;
    const ask = (reason: string): Command['ask'] => ({ action: 'not-duplicate', reason });
    return write(request, reply, deps, { form: 'not-duplicate', stamp: request.body, missing, ask });
  });

  remarkRoutes(app, deps);
  assignRoutes(app, deps);
}

function remarkRoutes(app: WebApp, deps: CasesDeps): void {
  const Remark = Type.Object({ ...Written.properties, about: Type.Optional(Type.String({ maxLength: 60 })) });
  app.post(deskPaths.remark.pattern, { schema: schemaOf(Remark), config }, async (request, reply) => {
    const { about } = request.body;
    const { service } = await readForOfficer(deps, request.params.caseId, request);
    const page = service.journey.pages.find((one) => one.key === about)?.key ?? null;
    const missing = texts(request.locale).remarks.missing;
    // The form's own key names the remark, so that sending twice asks the very same thing.
    const remarkId = request.body._key ?? newId();
    const ask = (text: string): Command['ask'] => ({ action: 'remark', remarkId, about: page, text });
    return write(request, reply, deps, { form: 'remark', stamp: request.body, missing, ask, raw: { about } });
  });

  const Settled = Type.Object({ ...CaseParams.properties, remarkId: Type.String({ format: 'uuid' }) });
  app.post(
    deskPaths.settle.pattern,
    { schema: { querystring: DeskQuery, params: Settled, body: Type.Object(stampFields) }, config },
    async (request, reply) => {
      const { caseId, remarkId } = request.params;
      const refused = await attempt(request, reply, deps, {
        caseId,
        ask: { action: 'settle-remark', remarkId },
        stamp: request.body,
        raw: {},
      });
      return refused ?? backToCase(request, reply, caseId, { selesai: caseId }, '#perbaikan');
    },
  );
}

/** Taking a case, giving it back to the queue, handing it to a colleague of the same desk. */
function assignRoutes(app: WebApp, deps: CasesDeps): void {
  const To = Type.Object({ ...stampFields, to: Type.String({ maxLength: 60 }) });
  app.post(
    deskPaths.assign.pattern,
    { schema: { querystring: DeskQuery, params: CaseParams, body: To }, config },
    async (request, reply) => {
      const { caseId } = request.params;
      const { to, ...stamp } = request.body;
      if (to === '') {
        const errors = [{ field: 'to', message: texts(request.locale).assignment.choose }];
        return showCase(request, reply, deps, caseId, { status: 422, refused: { sent: { action: 'assign', raw: {}, errors } } });
      }
      const holder = await holderOf(request, deps, caseId, to);
      const refused = await attempt(request, reply, deps, { caseId, ask: { action: 'assign', ...holder }, stamp, raw: {} });
      return refused ?? backToCase(request, reply, caseId, { selesai: caseId }, '#pemegang');
    },
  );
}

async function holderOf(request: Request, deps: CasesDeps, caseId: string, to: string) {
  if (to === 'nobody') return { personId: null, name: null };
  const { service, state, agency, context } = await readForOfficer(deps, caseId, request);
  const role = state.position ? service.desks[state.position.desk]?.role : undefined;
  const officers = role ? await officersAt(deps.db, agency.id, context.today, role) : [];
  const found = officers.find((one) => one.personId === to);
  if (found) return { personId: found.personId, name: found.name };
  // Whoever asks for themselves without the desk's role is told why by the engine.
  const self = getPerson(request);
  if (self.personId === to) return { personId: self.personId, name: self.name };
  throw new AppError('NOT_FOUND', { officer: to });
}

function schemaOf<T extends TObject>(body: T) {
  return { querystring: DeskQuery, params: CaseParams, body };
}

interface Writing {
  readonly form: string;
  readonly stamp: Written | (Omit<Written, '_version'> & { readonly _version: undefined });
  readonly missing: string;
  readonly raw?: Readonly<Record<string, string | undefined>>;
  ask(text: string): Command['ask'];
}

async function write(request: Request, reply: Reply, deps: CasesDeps, { form, stamp, missing, raw = {}, ask }: Writing): Promise<Reply> {
  const { caseId } = request.params as Static<typeof CaseParams>;
  const text = written(stamp.text);
  const anchor = { message: '#pesan', note: '#catatan', remark: '#perbaikan', 'not-duplicate': '#tindakan' }[form];
  const wrong = text === '' ? missing : text.length > MOST_WRITTEN ? caseTexts(request.locale).thread.tooLong : undefined;
  if (wrong !== undefined) {
    const sent = { action: form, raw: { ...raw, text }, errors: [{ field: 'text', message: wrong }] };
    return showCase(request, reply, deps, caseId, { status: 422, refused: { sent } });
  }
  const refused = await attempt(request, reply, deps, { caseId, ask: ask(text), stamp, raw: { ...raw, text } });
  return refused ?? backToCase(request, reply, caseId, { selesai: caseId }, anchor);
}
