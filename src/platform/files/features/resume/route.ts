import { transaction } from '#db';
import { AppError, newId } from '#kernel';
import { getPerson, path, type Reply, type Request, type WebApp } from '#web';
import { FileStore } from '@tus/file-store';
import { MemoryLocker, Server } from '@tus/server';
import { chmod, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { Type } from 'typebox';
import { type FileKind, fileKinds, limits } from '../../domain/kind.ts';
import { type FilesDeps, takeIn } from '../../receive.ts';
import { refusalOf } from '../../refusal.ts';
import { dropFiles } from '../../tables.ts';
import { Answer, beginUpload, type BegunUpload, forgetUpload, getUpload, keepAnswer, uploadSizes } from './uploads.ts';

const all = path('/unggahan/lanjut');
const one = path('/unggahan/lanjut/:id');

/** Type of the bytes of an upload, by the protocol; no form of another site can send it unasked. */
const BYTES = 'application/offset+octet-stream';
const LARGEST = Math.max(...Object.values(limits).map(({ maxBytes }) => maxBytes));

/**
 * Uploads that go on where they broke off, by tus 1.0 (https://tus.io/protocols/resumable-upload): begun, asked how
 * far they came, continued, given up. Whose an upload is and how large stands in the books; to anybody else it is not there.
 */
export function resumeRoutes(app: WebApp, deps: FilesDeps): void {
  const { db, storage, clock } = deps;
  const locker = new MemoryLocker();
  const names = new WeakMap<globalThis.Request, string>();
  const datastore = new FileStore({ directory: storage.incoming, configstore: uploadSizes(db) });
  const tus = new Server({
    path: '/unggahan/lanjut',
    datastore,
    locker,
    maxSize: LARGEST,
    allowedOrigins: [],
    generateUrl: (_request, { id }) => one({ id }),
    namingFunction: (request) => names.get(request as globalThis.Request) ?? newId(),
  });
  app.addContentTypeParser(BYTES, (_request, body, done) => done(null, body));

  /** Hands a request on, whose sender was looked at, and gives its answer back the way of every other. */
  const handOn = async (request: Request, reply: Reply, id: string): Promise<Reply> => {
    const headers = new Headers();
    for (const [name, value] of Object.entries(request.headers)) if (typeof value === 'string') headers.set(name, value);
    const body = request.body instanceof Readable ? (Readable.toWeb(request.body) as ReadableStream<Uint8Array>) : null;
    const asked = new globalThis.Request(`http://localhost${request.url}`, {
      method: request.method,
      headers,
      ...(body && { body, duplex: 'half' }),
    } as RequestInit);
    names.set(asked, id);
    const answer = await tus.handleWeb(asked);
    if (answer.status >= 400) throw refusalBy(answer.status, await answer.text());
    if (answer.status === 201) await chmod(join(storage.incoming, id), 0o600);
    for (const [name, value] of answer.headers) if (!/^(content-length|access-control-.*)$/.test(name)) reply.header(name, value);
    return reply.code(answer.status).send(await answer.text());
  };

  /** Takes in what came whole: once, however many ask for it at the same time. */
  const finish = async (upload: BegunUpload, locale: Request['locale']): Promise<Answer> => {
    const { id, name, kind, bytes, ownerPersonId } = upload;
    const where = join(storage.incoming, id);
    const taken = await takeIn(deps, { path: where, bytes, filename: name, kind, ownerPersonId }).then(
      (file): Answer => ({ files: [{ id: file.id, name: file.name, bytes: file.bytes }], problems: [] }),
      async (error: unknown): Promise<Answer> => {
        const faster = (error as NodeJS.ErrnoException).code === 'ENOENT' && (await getUpload(db, id, ownerPersonId)).answer;
        if (faster) return faster;
        // What is away may be back in a minute: the bytes stay, and are taken in when asked for again.
        if (!(error instanceof AppError) || error.code === 'FILES_AWAY') throw error;
        return { files: [], problems: [{ name, message: refusalOf(error, kind)(locale) }] };
      },
    );
    const answer = await keepAnswer(db, id, taken);
    const surplus = taken.files.map((file) => file.id).filter((one) => !answer.files.some((file) => file.id === one));
    await transaction(db, (tx) => dropFiles(tx, surplus, ownerPersonId));
    await storage.discard(where);
    return answer;
  };

  const Params = Type.Object({ id: Type.String({ format: 'uuid' }) });
  const config = { policy: 'signed-in', perMinute: 600 } as const;
  const mine = (request: Request) => getUpload(db, (request.params as { id: string }).id, getPerson(request).personId);

  app.post(
    all.pattern,
    {
      schema: { querystring: Type.Object({ jenis: Type.Enum(fileKinds) }) },
      config: { ...config, perMinute: 120 },
    },
    async (request, reply) => {
      const kind: FileKind = request.query.jenis;
      const bytes = Number(request.headers['upload-length']);
      if (!Number.isSafeInteger(bytes) || bytes < 1) throw new AppError('BAD_REQUEST', { why: 'upload-length' });
      if (bytes > limits[kind].maxBytes) throw new AppError('FILE_TOO_LARGE', { maxBytes: limits[kind].maxBytes });
      const upload = { id: newId(), ownerPersonId: getPerson(request).personId, kind, name: nameIn(request), bytes };
      await transaction(db, (tx) => beginUpload(tx, upload, clock.now()));
      return handOn(request, reply, upload.id);
    },
  );

  app.head(one.pattern, { schema: { params: Params }, config }, async (request, reply) => {
    const { id, answer } = await mine(request);
    // Its bytes were taken in: what came of them is asked for with GET.
    if (answer) return reply.code(410).send();
    return handOn(request, reply, id);
  });

  app.get(one.pattern, { schema: { params: Params, response: { 200: Answer } }, config }, async (request) => {
    const upload = await mine(request);
    if (upload.answer) return upload.answer;
    const came = await stat(join(storage.incoming, upload.id)).then(
      ({ size }) => size,
      () => -1,
    );
    if (came !== upload.bytes) throw new AppError('NOT_FOUND', { upload: upload.id });
    return finish(upload, request.locale);
  });

  app.patch(one.pattern, { schema: { params: Params }, config: { ...config, takesFiles: true } }, async (request, reply) => {
    const { id, answer } = await mine(request);
    if (answer) throw new AppError('CONFLICT', { upload: id, why: 'finished' });
    return handOn(request, reply, id);
  });

  app.delete(one.pattern, { schema: { params: Params }, config }, async (request, reply) => {
    const { id } = await mine(request);
    await storage.discard(join(storage.incoming, id));
    await transaction(db, (tx) => forgetUpload(tx, id));
    return reply.code(204).header('tus-resumable', '1.0.0').send();
  });
}

/** What the protocol's server refuses, as this house says it. */
function refusalBy(status: number, why: string): Error {
  if (status >= 500) return new Error(`the upload could not be written: ${why}`);
  const detail = { why: why.trim() };
  if (status === 404 || status === 410) return new AppError('NOT_FOUND', detail);
  if (status === 409) return new AppError('CONFLICT', detail);
  return new AppError(status === 413 ? 'FILE_TOO_LARGE' : 'BAD_REQUEST', detail);
}

/** The name of the file, as Upload-Metadata carries it. */
function nameIn({ headers }: Request): string {
  const given = /(?:^|,)\s*filename ([A-Za-z0-9+/=]+)/.exec(String(headers['upload-metadata'] ?? ''))?.[1] ?? '';
  return Buffer.from(given, 'base64').toString('utf8').replaceAll('\0', '').slice(0, 300);
}
