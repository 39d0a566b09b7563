import { AppError } from '#kernel';
import { acceptedTypes, fileLimits, receiveFile, sendFile } from '#platform/files';
import { readCase } from '#platform/cases';
import { getPerson, type WebApp } from '#web';
import { Readable } from 'node:stream';
import { Type } from 'typebox';
import type { ApiDeps } from '../../deps.ts';
import { apiPaths } from '../../paths.ts';
import { readableFiles } from '../../present/case.ts';
import { Id } from '../../schemas/basics.ts';
import { StoredFile } from '../../schemas/draft.ts';

/** Beyond this nothing more is read of a body. */
const MOST_BYTES = 2 * Math.max(...Object.values(fileLimits).map(({ maxBytes }) => maxBytes));

/** Handing a file in, and reading those of a case. */
export function fileRoutes(app: WebApp, { cases }: ApiDeps): void {
  app.post(
    apiPaths.files.pattern,
    {
      bodyLimit: MOST_BYTES,
      schema: {
        querystring: Type.Object({
          kind: Type.Enum(['document', 'picture', 'drawing']),
          name: Type.String({ minLength: 1, maxLength: 200 }),
        }),
        response: { 201: StoredFile },
      },
      config: {
        policy: 'signed-in',
        perMinute: 120,
        takesFiles: true,
        operation: {
          id: 'uploadFile',
          tag: 'files',
          summary: (locale) => (locale === 'id' ? 'Unggah satu dokumen' : 'Upload a file'),
          description: (locale) =>
            locale === 'id'
              ? 'Badan permintaan adalah isi dokumennya. Jenisnya dibaca dari isinya, bukan dari namanya.'
              : 'The body is the content of the file. Its type is read from its bytes, not from its name.',
          scope: 'cases:apply',
          takes: acceptedTypes,
        },
      },
    },
    async (request, reply) => {
      const { kind, name } = request.query;
      if (!(request.body instanceof Readable)) throw new AppError('BAD_REQUEST', { why: 'content-type' });
      const ownerPersonId = getPerson(request).personId;
      return reply.code(201).send(await receiveFile(cases.files, { stream: request.body, filename: name, kind, ownerPersonId }));
    },
  );

  app.get(
    apiPaths.caseFile.pattern,
    {
      schema: { params: Type.Object({ caseId: Id, fileId: Id }) },
      config: {
        policy: 'signed-in',
        operation: {
          id: 'getCaseFile',
          tag: 'cases',
          summary: (locale) => (locale === 'id' ? 'Isi satu dokumen dalam berkas' : 'Get a file of a case'),
          scope: 'cases:read',
          gives: 'application/octet-stream',
        },
      },
    },
    async (request, reply) => {
      const { caseId, fileId } = request.params;
      const view = await readCase(cases, caseId, getPerson(request));
      const facts = readableFiles(view).has(fileId) ? view.files.get(fileId) : undefined;
      if (!facts) throw new AppError('NOT_FOUND', { file: fileId });
      return await sendFile(reply, cases.files.storage, facts, 'attachment');
    },
  );
}
