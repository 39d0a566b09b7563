import { transaction } from '#db';
import { AppError, covers } from '#kernel';
import { officersAt } from '#platform/access';
import { officeDay } from '#platform/calendar';
import { followMyCases, listInvitations, momentOf, readCase, refusalSentence, resendInvitation, submitCase, whyNot } from '#platform/cases';
import { Journey, readAnswers, schemaOf, wrongFields } from '#platform/forms';
import { noLonger } from '#platform/mandates';
import { rulesAt } from '#platform/rules';
import { cursorOf, getPerson, readCursor, type WebApp } from '#web';
import { Type } from 'typebox';
import type { ApiDeps } from '../../deps.ts';
import { apiPaths } from '../../paths.ts';
import { presentCase } from '../../present/case.ts';
import { presentLine } from '../../present/case-line.ts';
import { Following, Id, Idempotent, Instant, pageOf } from '../../schemas/basics.ts';
import { AvailableAction, Case, CaseLine } from '../../schemas/case.ts';
import { DraftFiles } from '../../schemas/draft.ts';
import { about } from '../said.ts';

const CaseId = Type.Object({ caseId: Id });
const CasePage = pageOf('CasePage', CaseLine);
const Submission = Type.Object({
  service: Type.String({ maxLength: 60 }),
  agency: Id,
  answers: Type.Record(Type.String(), Type.Unknown(), { description: 'By the schema of the service.' }),
  files: Type.Optional(DraftFiles),
  mandate: Type.Optional(Type.String({ format: 'uuid', description: 'By which mandate, for an application in somebody else’s name.' })),
});
const Submitted = Type.Object(
  {
    id: Id,
    number: Type.String(),
    secret: Type.String({ description: 'What the case is tracked with, beside its number.' }),
    version: Type.Integer(),
  },
  { title: 'SubmittedCase' },
);
const Invitation = Type.Object(
  {
    id: Id,
    party: Type.String(),
    name: Type.String(),
    address: Type.String({ description: 'Masked.' }),
    expiresAt: Instant,
    used: Type.Boolean(),
  },
  { title: 'Invitation' },
);
const Officer = Type.Object({ personId: Id, name: Type.String(), role: Type.String() }, { title: 'Officer' });

/** Cases as whoever asks may see them: one's own, and those of one's agency. */
export function caseRoutes(app: WebApp, deps: ApiDeps): void {
  const { db, clock, cases, publicUrl } = deps;
  const read = 'cases:read';

  app.get(
    apiPaths.cases.pattern,
    {
      schema: { querystring: Type.Object(Following), response: { 200: CasePage } },
      config: { policy: 'signed-in', operation: about('cases', 'listMyCases', ['Berkas sendiri', 'List own cases'], { scope: read }) },
    },
    async (request) => {
      const { limit = 25, after } = request.query;
      const { rows, next } = await followMyCases(db, getPerson(request), { limit, after: readCursor(after) });
      return { items: rows.map(presentLine), next: cursorOf(next) };
    },
  );

  app.post(
    apiPaths.cases.pattern,
    {
      schema: { headers: Idempotent, body: Submission, response: { 201: Submitted } },
      config: {
        policy: 'signed-in',
        perMinute: 30,
        operation: about('cases', 'submitCase', ['Ajukan permohonan sekaligus', 'Submit a whole application'], { scope: 'cases:apply' }),
      },
    },
    async (request, reply) => {
      const { service: key, agency: agencyId, answers: sent, files = {}, mandate: mandateId } = request.body;
      const actor = getPerson(request);
      const offer = cases.registry.offersOf(key).find(({ agency }) => agency.id === agencyId);
      if (!offer) throw new AppError('NOT_FOUND', { service: key });
      const { service } = offer;
      const mandate = actor.mandates?.find((one) => one.id === mandateId && covers(one, { service: key, agencyId }));
      if (mandateId !== undefined && !mandate) throw noLonger();
      const today = officeDay(clock.now());
      const rules = await rulesAt(db, service.rules, { agencyId, on: today });
      const { answers, problems } = readAnswers(service.journey, sent, { rules, today });
      if (problems.length > 0) throw wrongFields(problems);
      const idempotencyKey = String(request.headers['idempotency-key']);
      const made = await transaction(db, (tx) =>
        submitCase(tx, cases, { actor, service, agencyId, answers, files, rules, idempotencyKey, mandate }),
      );
      return reply.code(201).send({ id: made.caseId, number: made.number, secret: made.secret, version: made.version });
    },
  );

  app.get(
    apiPaths.case.pattern,
    {
      schema: { params: CaseId, response: { 200: Case } },
      config: { policy: 'signed-in', operation: about('cases', 'getCase', ['Satu berkas', 'Get a case'], { scope: read }) },
    },
    async (request, reply) => {
      const view = await readCase(cases, request.params.caseId, getPerson(request));
      reply.header('etag', `"${view.version}"`).header('cache-control', 'private, no-store');
      return presentCase(view, { locale: request.locale, publicUrl });
    },
  );

  app.get(
    apiPaths.actions.pattern,
    {
      schema: { params: CaseId, response: { 200: Type.Array(AvailableAction) } },
      config: {
        policy: 'signed-in',
        operation: about('cases', 'listActions', ['Tindakan layanan dan isiannya', 'List actions and what they ask'], { scope: read }),
      },
    },
    async (request) => {
      const { locale } = request;
      const view = await readCase(cases, request.params.caseId, getPerson(request));
      return Object.entries(view.service.actions).map(([action, { title, asks }]) => {
        const reason = whyNot(view.service, view.state, action, view.viewer, momentOf(view));
        const schema = schemaOf(new Journey([{ key: 'input', title, fields: asks }])) as { properties?: Record<string, unknown> };
        return {
          action,
          title: title(locale),
          allowed: reason === null,
          reason,
          explanation: reason === null ? null : refusalSentence(reason, locale),
          input: schema.properties?.input,
        };
      });
    },
  );

  invitationRoutes(app, deps);
}

function invitationRoutes(app: WebApp, { db, cases }: ApiDeps): void {
  app.get(
    apiPaths.invitations.pattern,
    {
      schema: { params: CaseId, response: { 200: Type.Array(Invitation) } },
      config: {
        policy: 'signed-in',
        operation: about('cases', 'listInvitations', ['Pihak yang harus menyetujui', 'List who must agree'], { scope: 'cases:read' }),
      },
    },
    async (request) => {
      const { caseId } = request.params;
      await readCase(cases, caseId, getPerson(request));
      return (await listInvitations(cases, caseId)).map(({ id, party, name, maskedEmail, expiresAt, used }) => ({
        id,
        party,
        name,
        address: maskedEmail,
        expiresAt: new Date(expiresAt).toISOString(),
        used,
      }));
    },
  );

  app.post(
    apiPaths.resend.pattern,
    {
      schema: { params: Type.Object({ caseId: Id, invitationId: Id }), response: { 204: Type.Null() } },
      config: {
        policy: 'signed-in',
        perMinute: 5,
        operation: about('cases', 'resendInvitation', ['Kirim ulang undangan', 'Send an invitation again'], { scope: 'cases:act' }),
      },
    },
    async (request, reply) => {
      const { caseId, invitationId } = request.params;
      await readCase(cases, caseId, getPerson(request));
      if (!(await listInvitations(cases, caseId)).some(({ id }) => id === invitationId))
        throw new AppError('NOT_FOUND', { invitation: invitationId });
      await resendInvitation(cases, getPerson(request), invitationId);
      return reply.code(204).send(null);
    },
  );

  app.get(
    apiPaths.officers.pattern,
    {
      schema: { params: CaseId, response: { 200: Type.Array(Officer) } },
      config: {
        policy: 'officer',
        operation: about('cases', 'listOfficers', ['Petugas meja sekarang', 'List officers of the present desk'], { scope: 'cases:read' }),
      },
    },
    async (request) => {
      const { state, service, agency, viewer, context } = await readCase(cases, request.params.caseId, getPerson(request));
      if (viewer.roles.length === 0) throw new AppError('NOT_FOUND');
      const role = state.position ? service.desks[state.position.desk]?.role : undefined;
      const officers = role === undefined ? [] : await officersAt(db, agency.id, context.today, role);
      return officers.map(({ personId, name, role: held }) => ({ personId, name, role: held }));
    },
  );
}
