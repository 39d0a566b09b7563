import { AppError } from '#kernel';
import { beginAtCounter, sendConsentCode, takeConsentCode } from '#platform/cases';
import { openOwnDraft, sendDraft } from '#platform/forms';
import { getPerson, type WebApp } from '#web';
import { Type } from 'typebox';
import type { ApiDeps } from '../../deps.ts';
import { apiPaths } from '../../paths.ts';
import { presentDraft } from '../../present/draft.ts';
import { Id } from '../../schemas/basics.ts';
import { Draft } from '../../schemas/draft.ts';
import { about } from '../said.ts';

const DraftId = Type.Object({ draftId: Id });
const policy = 'officer' as const;

const Helping = Type.Object(
  {
    id: Id,
    service: Type.String({ maxLength: 60 }),
    agency: Id,
    nik: Type.String({ pattern: '^\\d{16}$' }),
    name: Type.String({ minLength: 1, maxLength: 120 }),
    phone: Type.Optional(Type.String({ maxLength: 20 })),
    email: Type.Optional(Type.String({ format: 'email', maxLength: 200 })),
    account: Type.Optional(
      Type.Boolean({ description: 'Whether an account of that number and name is theirs; asked for where there is one.' }),
    ),
  },
  { title: 'HelpAtCounter' },
);

const Agreed = Type.Object(
  {
    code: Type.Optional(Type.String({ maxLength: 40, description: 'The code the applicant read out.' })),
    sheet: Type.Optional(Type.String({ format: 'uuid', description: 'A file of the officer: the sheet the applicant signed.' })),
  },
  { title: 'ConsentAtCounter' },
);

/** Helping somebody at the counter: an officer in person, never a program. In between, the draft is filled in as any. */
export function counterRoutes(app: WebApp, { cases, fill }: ApiDeps): void {
  app.post(
    apiPaths.counterDrafts.pattern,
    {
      schema: { body: Helping, response: { 201: Draft } },
      config: {
        policy,
        perMinute: 30,
        operation: about('drafts', 'startCounterDraft', ['Mulai permohonan di loket', 'Start a draft at the counter']),
      },
    },
    async (request, reply) => {
      const officer = getPerson(request);
      const { id, agency, phone = null, email = null, ...rest } = request.body;
      const begun = await beginAtCounter(cases, officer, { id, agencyId: agency, phone, email, ...rest });
      if (!begun.begun)
        throw new AppError('INVALID_INPUT', {
          fields: [
            {
              field: 'account',
              message: `Tanyakan apakah akun ${begun.maskedEmail} miliknya.`,
              en: `Ask whether the account ${begun.maskedEmail} is theirs.`,
            },
          ],
        });
      return reply.code(201).send(presentDraft(await openOwnDraft(fill, officer, id), request.locale));
    },
  );

  app.post(
    apiPaths.counterCode.pattern,
    {
      schema: { params: DraftId, response: { 204: Type.Null() } },
      config: {
        policy,
        perMinute: 10,
        operation: about('drafts', 'sendConsentCode', ['Kirim kode persetujuan', 'Send a code of consent']),
      },
    },
    async (request, reply) => {
      await sendConsentCode(cases, getPerson(request), request.params.draftId);
      return reply.code(204).send(null);
    },
  );

  app.post(
    apiPaths.counterSend.pattern,
    {
      schema: { params: DraftId, body: Agreed, response: { 201: Type.Object({ caseId: Id }, { title: 'SentAtCounter' }) } },
      config: {
        policy,
        perMinute: 30,
        operation: about('drafts', 'sendCounterDraft', ['Kirim dengan persetujuan', 'Send with their consent']),
      },
    },
    async (request, reply) => {
      const officer = getPerson(request);
      const { draftId } = request.params;
      const { code, sheet } = request.body;
      if (code === undefined && sheet === undefined) throw new AppError('ACTION_NOT_ALLOWED', { why: 'consent' });
      const agreed =
        code === undefined
          ? ({ consent: { way: 'paper', fileId: sheet ?? null }, version: null } as const)
          : await takeConsentCode(cases, officer, draftId, code);
      const sending = await sendDraft(fill, officer, draftId, agreed);
      if (!sending.sent)
        throw new AppError('INVALID_INPUT', { fields: [{ field: 'draft', message: 'Belum lengkap.', en: 'Not complete yet.' }] });
      return reply.code(201).send({ caseId: sending.caseId });
    },
  );
}
