import { AppError } from '#kernel';
import { isBuiltIn, readCase, verdicts } from '#platform/cases';
import type { Answers } from '#platform/forms';
import { getPerson, type Policy, type WebApp } from '#web';
import { type Static, type TObject, Type } from 'typebox';
import type { ApiDeps } from '../../deps.ts';
import { apiPaths } from '../../paths.ts';
import { Id, Idempotent, IdempotentIfMatch, nullable } from '../../schemas/basics.ts';
import { Outcome } from '../../schemas/case.ts';
import { about } from '../said.ts';
import { command } from './command.ts';

const CaseId = Type.Object({ caseId: Id });
const Written = Type.Object({ text: Type.String({ minLength: 1, maxLength: 20_000 }) });
const Nothing = Type.Object({});
const scope = 'cases:act';

/** Everything that changes a case: the service's own actions, and those every case understands. */
export function actRoutes(app: WebApp, deps: ApiDeps): void {
  app.post(
    apiPaths.act.pattern,
    {
      schema: {
        params: Type.Object({ caseId: Id, action: Type.String({ maxLength: 60 }) }),
        headers: IdempotentIfMatch,
        body: Type.Record(Type.String(), Type.Unknown(), { description: 'Its answers, by the schema that the list of actions gives.' }),
        response: { 200: Outcome },
      },
      config: {
        policy: 'signed-in',
        operation: about('cases', 'act', ['Lakukan tindakan layanan', 'Do an action of the service'], { scope }),
      },
    },
    async (request) => {
      const { caseId, action } = request.params;
      // What every case understands has routes of its own, which read its members.
      if (isBuiltIn({ action }) || action === 'undo') throw new AppError('NOT_FOUND', { action });
      return command(request, deps, caseId, { action, input: request.body });
    },
  );
  talkRoutes(app, deps);
  judgeRoutes(app, deps);
}

function talkRoutes(app: WebApp, deps: ApiDeps): void {
  const schemaOf = <B extends TObject>(body: B, headers: TObject = Idempotent) => ({
    params: CaseId,
    headers,
    body,
    response: { 200: Outcome },
  });
  const config = (id: string, policy: Policy, said: readonly [string, string]) => ({
    policy,
    operation: about('cases', id, said, { scope }),
  });

  app.post(
    apiPaths.messages.pattern,
    { schema: schemaOf(Written), config: config('sendMessage', 'signed-in', ['Kirim pesan', 'Send a message']) },
    async (request) => command(request, deps, request.params.caseId, { action: 'message', text: request.body.text }),
  );

  app.post(
    apiPaths.notes.pattern,
    { schema: schemaOf(Written), config: config('writeNote', 'officer', ['Tulis catatan internal', 'Write an internal note']) },
    async (request) => command(request, deps, request.params.caseId, { action: 'note', text: request.body.text }),
  );

  const Resubmission = Type.Object({
    answers: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
    files: Type.Optional(Type.Record(Type.String(), Type.Array(Type.Object({ fileId: Id, replaces: nullable(Id) }), { maxItems: 50 }))),
    reply: Type.Optional(Type.String({ maxLength: 20_000 })),
  });
  app.post(
    apiPaths.resubmission.pattern,
    {
      schema: schemaOf(Resubmission, IdempotentIfMatch),
      config: config('resubmit', 'signed-in', ['Kirim perbaikan', 'Send what was mended']),
    },
    async (request) => {
      const { answers = {}, files = {}, reply = '' }: Static<typeof Resubmission> = request.body;
      return command(request, deps, request.params.caseId, { action: 'resubmit', answers: answers as Answers, files, reply });
    },
  );

  app.post(
    apiPaths.undo.pattern,
    { schema: schemaOf(Nothing), config: config('undo', 'officer', ['Urungkan tindakan terakhir', 'Take the last action back']) },
    async (request) => command(request, deps, request.params.caseId, { action: 'undo' }),
  );

  app.post(
    apiPaths.notDuplicate.pattern,
    {
      schema: schemaOf(Type.Object({ reason: Type.String({ minLength: 1, maxLength: 20_000 }) }), IdempotentIfMatch),
      config: config('notDuplicate', 'officer', ['Bukan berkas ganda', 'Decide that it is no duplicate']),
    },
    async (request) => command(request, deps, request.params.caseId, { action: 'not-duplicate', reason: request.body.reason }),
  );

  app.put(
    apiPaths.assignee.pattern,
    {
      schema: schemaOf(Type.Object({ personId: nullable(Id) }), IdempotentIfMatch),
      config: config('assign', 'officer', ['Tetapkan petugas', 'Assign to an officer']),
    },
    async (request) => command(request, deps, request.params.caseId, { action: 'assign', personId: request.body.personId, name: null }),
  );
}

function judgeRoutes(app: WebApp, deps: ApiDeps): void {
  const Verdict = Type.Object({
    requirement: Type.String({ maxLength: 60 }),
    fileId: Id,
    verdict: Type.Enum([...verdicts]),
    note: Type.Optional(nullable(Type.String({ maxLength: 20_000 }))),
  });
  app.post(
    apiPaths.verdicts.pattern,
    {
      schema: { params: CaseId, headers: IdempotentIfMatch, body: Verdict, response: { 200: Outcome } },
      config: { policy: 'officer', operation: about('cases', 'judge', ['Nilai satu dokumen', 'Judge a file'], { scope }) },
    },
    async (request) => {
      const { requirement, fileId, verdict, note = null } = request.body;
      return command(request, deps, request.params.caseId, { action: 'judge', requirement, fileId, verdict, note });
    },
  );

  const Remark = Type.Object({ text: Written.properties.text, about: Type.Optional(nullable(Type.String({ maxLength: 60 }))) });
  app.post(
    apiPaths.remarks.pattern,
    {
      schema: { params: CaseId, headers: IdempotentIfMatch, body: Remark, response: { 200: Outcome } },
      config: { policy: 'officer', operation: about('cases', 'remark', ['Minta perbaikan', 'Ask for something to be mended'], { scope }) },
    },
    async (request) => {
      const { caseId } = request.params;
      const { text, about: page = null } = request.body;
      const { service } = await readCase(deps.cases, caseId, getPerson(request));
      const known = service.journey.pages.find(({ key }) => key === page)?.key ?? null;
      // The key names the remark, so that sending twice asks the very same thing.
      const remarkId = String(request.headers['idempotency-key']);
      return command(request, deps, caseId, { action: 'remark', remarkId, about: known, text });
    },
  );

  app.delete(
    apiPaths.remark.pattern,
    {
      schema: {
        params: Type.Object({ caseId: Id, remarkId: Type.String({ maxLength: 80 }) }),
        headers: IdempotentIfMatch,
        response: { 200: Outcome },
      },
      config: {
        policy: 'officer',
        operation: about('cases', 'settleRemark', ['Tarik permintaan perbaikan', 'Settle a remark'], { scope }),
      },
    },
    async (request) => {
      const { caseId, remarkId } = request.params;
      return command(request, deps, caseId, { action: 'settle-remark', remarkId });
    },
  );
}
