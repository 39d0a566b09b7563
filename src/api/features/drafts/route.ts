import { AppError } from '#kernel';
import { answerDraft, dropDraft, listDrafts, openOwnDraft, sendDraft, setDraftFiles, startDraft } from '#platform/forms';
import { continueCase, readCase } from '#platform/cases';
import { cursorOf, getPerson, readCursor, type WebApp } from '#web';
import { Type } from 'typebox';
import type { ApiDeps } from '../../deps.ts';
import { apiPaths } from '../../paths.ts';
import { presentDraft, presentDraftLine } from '../../present/draft.ts';
import { Following, Id } from '../../schemas/basics.ts';
import { Draft, DraftFiles, DraftLine } from '../../schemas/draft.ts';
import { about } from '../said.ts';

const DraftId = Type.Object({ draftId: Id });
const Sent = Type.Object({ caseId: Id }, { title: 'SentDraft' });
const scope = 'cases:apply';

/** An application filled in step by step, kept between, and sent when it is whole. */
export function draftRoutes(app: WebApp, { db, fill, cases }: ApiDeps): void {
  const policy = 'signed-in' as const;

  app.get(
    apiPaths.drafts.pattern,
    {
      schema: {
        querystring: Type.Object({ ...Following, limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100, default: 50 })) }),
        response: { 200: Type.Array(DraftLine) },
      },
      config: {
        policy,
        operation: about('drafts', 'listDrafts', ['Permohonan yang belum dikirim', 'List drafts'], {
          scope,
          description: (locale) =>
            locale === 'id'
              ? 'Yang terakhir diubah dahulu. Bila masih ada lagi, kepala `Link` dengan `rel="next"` (RFC 8288) menyebut alamat halaman berikutnya.'
              : 'Last changed first. Where more follow, a `Link` header with `rel="next"` (RFC 8288) names the address of the next page.',
        }),
      },
    },
    async (request, reply) => {
      const { limit = 50, after } = request.query;
      const { rows, next } = await listDrafts(db, getPerson(request).personId, { limit, after: readCursor(after) });
      // In a header: within v1 an answer that is a list stays one.
      const following = cursorOf(next);
      if (following !== null) reply.header('link', `<${apiPaths.drafts({}, { limit, after: following })}>; rel="next"`);
      return rows.map(presentDraftLine);
    },
  );

  app.post(
    apiPaths.drafts.pattern,
    {
      schema: {
        body: Type.Object({
          id: Id,
          service: Type.String({ maxLength: 60 }),
          agency: Id,
          mandate: Type.Optional(
            Type.String({ format: 'uuid', description: 'By which mandate, for an application in somebody else’s name.' }),
          ),
          continues: Type.Optional(
            Type.String({
              format: 'uuid',
              description: 'The case it goes on from, such as a consultation: its answers and files go along, and for whom it is.',
            }),
          ),
        }),
        response: { 201: Draft },
      },
      config: {
        policy,
        perMinute: 30,
        operation: about('drafts', 'startDraft', ['Mulai permohonan', 'Start a draft'], {
          scope,
          description: (locale) =>
            locale === 'id'
              ? 'Pengirim memilih id-nya (UUID), sehingga mengirim dua kali tetap memulai satu.'
              : 'The sender chooses its id (a UUID), so that sending twice starts one.',
        }),
      },
    },
    async (request, reply) => {
      const { id, service, agency, mandate, continues } = request.body;
      const person = getPerson(request);
      if (continues === undefined) await startDraft(fill, person, { id, service, agencyId: agency, mandateId: mandate ?? null });
      else await continueCase(cases, person, await readCase(cases, continues, person), { service, draftId: id });
      return reply.code(201).send(presentDraft(await openOwnDraft(fill, getPerson(request), id), request.locale));
    },
  );

  app.get(
    apiPaths.draft.pattern,
    {
      schema: { params: DraftId, response: { 200: Draft } },
      config: { policy, operation: about('drafts', 'getDraft', ['Satu permohonan yang belum dikirim', 'Get a draft'], { scope }) },
    },
    async (request) => presentDraft(await openOwnDraft(fill, getPerson(request), request.params.draftId), request.locale),
  );

  app.delete(
    apiPaths.draft.pattern,
    {
      schema: { params: DraftId, response: { 204: Type.Null() } },
      config: { policy, operation: about('drafts', 'dropDraft', ['Batalkan permohonan', 'Give a draft up'], { scope }) },
    },
    async (request, reply) => {
      await dropDraft(fill, getPerson(request), request.params.draftId);
      return reply.code(204).send(null);
    },
  );

  app.put(
    apiPaths.draftPage.pattern,
    {
      schema: {
        params: Type.Object({ draftId: Id, page: Type.String({ maxLength: 60 }) }),
        querystring: Type.Object({
          broughtBy: Type.Optional(
            Type.String({
              format: 'uuid',
              description:
                'At the counter: the registration of the village helper who brings it, one of those a refusal of `broughtBy` lists.',
            }),
          ),
        }),
        body: Type.Union(
          [Type.Record(Type.String(), Type.Unknown()), Type.Array(Type.Record(Type.String(), Type.Unknown()), { maxItems: 100 })],
          {
            description: 'The answers of one page; of a repeating page, every entry.',
          },
        ),
        response: { 200: Draft },
      },
      config: { policy, operation: about('drafts', 'answerPage', ['Isi satu bagian', 'Answer a page'], { scope }) },
    },
    async (request) => {
      const { draftId, page } = request.params;
      const answered = { page, answers: request.body, broughtBy: request.query.broughtBy };
      return presentDraft(await answerDraft(fill, getPerson(request), draftId, answered), request.locale);
    },
  );

  app.put(
    apiPaths.draftFiles.pattern,
    {
      schema: { params: DraftId, body: DraftFiles, response: { 200: Draft } },
      config: { policy, operation: about('drafts', 'setDraftFiles', ['Tetapkan dokumen syarat', 'Set the files'], { scope }) },
    },
    async (request) => {
      const { params, body } = request;
      return presentDraft(await setDraftFiles(fill, getPerson(request), params.draftId, body), request.locale);
    },
  );

  app.post(
    apiPaths.sendDraft.pattern,
    {
      schema: { params: DraftId, response: { 201: Sent } },
      config: { policy, operation: about('drafts', 'sendDraft', ['Kirim permohonan', 'Send the application'], { scope }) },
    },
    async (request, reply) => {
      const sending = await sendDraft(fill, getPerson(request), request.params.draftId);
      if (sending.sent) return reply.code(201).send({ caseId: sending.caseId });
      const { pages, missing } = sending.opened.progress;
      throw new AppError('INVALID_INPUT', {
        fields: [
          ...pages.filter(({ done }) => !done).map(({ page }) => ({ field: page.key, message: 'Belum lengkap.', en: 'Not complete yet.' })),
          ...missing.map(({ key }) => ({ field: key, message: 'Dokumen belum ada.', en: 'The file is missing.' })),
        ],
      });
    },
  );
}
