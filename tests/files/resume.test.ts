import { seedPermit } from '#demo';
import { systemClock } from '#kernel';
import { startApp, type TestApp, type Visitor } from '#support';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { readdir } from 'node:fs/promises';
import { type IncomingMessage, request } from 'node:http';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { start, type Started, unusedPort } from '../start/started.ts';

let app: TestApp<typeof systemClock>;
let sari: Visitor;
let other: Visitor;
let personId: string;
const running: Started[] = [];

beforeAll(async () => {
  app = await startApp({ clock: systemClock });
  personId = await app.account({ name: 'Ni Luh Sari', email: 'sari@example.com' });
  await app.account({ name: 'I Made Lain', email: 'made@example.com' });
  sari = await app.signedIn('sari@example.com');
  other = await app.signedIn('made@example.com');
});
afterAll(async () => {
  for (const { process } of running) process.kill('SIGKILL');
  await app.close();
});

/** A PDF of so many bytes. */
function paper(bytes: number): Buffer {
  const [head, tail] = [
    Buffer.from('%PDF-1.7\n1 0 obj << /Length 9 >> stream\n'),
    Buffer.from('\nendstream endobj\ntrailer << >>\n%%EOF\n'),
  ];
  return Buffer.concat([head, Buffer.from(randomBytes(bytes).toString('hex')).subarray(0, bytes - head.length - tail.length), tail]);
}

const tus = { 'tus-resumable': '1.0.0' };
const bytesType = 'application/offset+octet-stream';
const named = `filename ${Buffer.from('Denah Rumah.pdf').toString('base64')}`;

const begin = (visitor: Visitor, length: number | string, headers: Record<string, string> = {}, kind = 'drawing') =>
  visitor.send({
    method: 'POST',
    url: `/unggahan/lanjut?jenis=${kind}`,
    headers: {
      ...tus,
      'upload-length': String(length),
      'upload-metadata': named,
      'content-type': bytesType,
      accept: 'application/json',
      ...headers,
    },
    payload: '',
  });
const head = (visitor: Visitor, url: string) => visitor.send({ method: 'HEAD', url, headers: tus });
const go = (visitor: Visitor, url: string, offset: number, part: Buffer) =>
  visitor.send({
    method: 'PATCH',
    url,
    headers: { ...tus, 'upload-offset': String(offset), 'content-type': bytesType, 'content-length': String(part.length) },
    payload: part,
  });
const rows = () => app.db.selectFrom('files.file').select(['id', 'bytes', 'name']).where('owner_person_id', '=', personId).execute();

describe('an upload in parts', () => {
  it('goes on where it was, and is taken in once, however often its answer is asked for', async () => {
    const content = paper(3_000_000);
    const begun = await begin(sari, content.length);
    expect(begun.statusCode, begun.body).toBe(201);
    const at = String(begun.headers.location);
    expect((await go(sari, at, 0, content.subarray(0, 1_800_000))).headers['upload-offset']).toBe('1800000');
    expect((await head(sari, at)).headers['upload-offset']).toBe('1800000');
    expect((await sari.get(at)).statusCode).toBe(404);
    // A part sent twice, because its answer was lost, is not written twice.
    expect((await go(sari, at, 0, content.subarray(0, 1_800_000))).statusCode).toBe(409);
    expect((await go(sari, at, 1_800_000, content.subarray(1_800_000))).statusCode).toBe(204);
    const [answer, again] = await Promise.all([sari.get(at), sari.get(at)]);
    expect(answer.json()).toMatchObject({ files: [{ name: 'Denah Rumah.pdf', bytes: 3_000_000 }], problems: [] });
    expect(again.json()).toEqual(answer.json());
    expect((await sari.get(at)).json()).toEqual(answer.json());
    expect((await head(sari, at)).statusCode).toBe(410);
    expect(await rows()).toHaveLength(1);
    const id = String((answer.json() as { files: { id: string }[] }).files[0]?.id);
    const opened = await sari.send({ method: 'GET', url: app.deps.links.make(id, personId, app.clock.now()) });
    expect(opened.rawPayload.equals(content)).toBe(true);
    expect(await readdir(join(app.dataDir, 'files/incoming'))).toEqual([]);
  });

  it('of ten gigabytes, or beyond its kind, is refused before a byte of it came', async () => {
    const before = await readdir(join(app.dataDir, 'files/incoming'));
    for (const length of [10_000_000_000, 60_000_001]) expect((await begin(sari, length)).statusCode).toBe(413);
    const drawing = await begin(sari, 25_000_000, {}, 'document');
    expect(drawing.statusCode, 'what a drawing may weigh, a document may not').toBe(413);
    for (const length of ['', '-1', 'banyak', '0']) expect((await begin(sari, length)).statusCode).toBe(400);
    const at = String((await begin(sari, 1000)).headers.location);
    expect((await go(sari, at, 0, Buffer.alloc(2000))).statusCode).toBe(413);
    expect((await sari.send({ method: 'DELETE', url: at, headers: tus })).statusCode).toBe(204);
    expect((await head(sari, at)).statusCode).toBe(404);
    expect(await readdir(join(app.dataDir, 'files/incoming'))).toEqual(before);
  });

  it('is there for whoever began it and for nobody else', async () => {
    const at = String((await begin(sari, 5000)).headers.location);
    for (const answer of [await head(other, at), await go(other, at, 0, Buffer.alloc(10)), await other.get(at)])
      expect(answer.statusCode).toBe(404);
    expect((await other.send({ method: 'DELETE', url: at, headers: tus })).statusCode).toBe(404);
    expect((await head(app.visitor(), at)).statusCode).not.toBe(200);
    expect((await head(sari, at)).headers['upload-offset']).toBe('0');
    expect((await begin(sari, 5000, { 'sec-fetch-site': 'cross-site' })).statusCode).toBe(403);
    const plain = await begin(sari, 5000, { 'content-type': 'text/plain' });
    expect([403, 415, 400]).toContain(plain.statusCode);
  });

  it('that is no document is refused with the reason, when it is whole', async () => {
    const at = String((await begin(sari, 4)).headers.location);
    await go(sari, at, 0, Buffer.from('MZ90'));
    expect((await sari.get(at)).json()).toMatchObject({
      files: [],
      problems: [{ name: 'Denah Rumah.pdf', message: expect.stringContaining('bukan') }],
    });
  });

  it('is one of fifty at most that a person has under way, and is swept away after two days', async () => {
    let last = 201;
    for (let begun = 0; begun < 60 && last === 201; begun++) last = (await begin(sari, 5000)).statusCode;
    expect(last).toBe(429);
    expect((await begin(other, 5000)).statusCode).toBe(201);
    await app.db
      .updateTable('files.upload')
      .set({ begun_at: new Date(Date.now() - 3 * 86_400_000) })
      .execute();
    await app.runSweep('files.sweep');
    expect(await app.db.selectFrom('files.upload').select('id').execute()).toEqual([]);
  });

  it('survives a process ended by force in the middle of a part', async () => {
    const content = paper(6_000_000);
    const cookie = await app.signIn('sari@example.com');
    // With a case in it the demonstration is not loaded.
    await seedPermit.submitted(app.deps);
    const serve = async () => {
      const port = await unusedPort();
      const begun = start({
        DATABASE_URL: app.url,
        DATA_DIR: app.dataDir,
        PORT: String(port),
        LOG_LEVEL: 'info',
        WORKER: 'off',
        PUBLIC_URL: 'http://localhost',
      });
      running.push(begun);
      await begun.says('Server listening');
      return { begun, port };
    };
    const first = await serve();
    const call = (port: number, method: string, url: string, headers: Record<string, string | number>) =>
      request({ host: '127.0.0.1', port, method, path: url, headers: { ...tus, cookie, ...headers } });
    const answerTo = async (sent: ReturnType<typeof request>, body?: Buffer) => {
      sent.end(body);
      const [response] = (await once(sent, 'response')) as [IncomingMessage];
      const parts: Buffer[] = [];
      for await (const part of response) parts.push(part as Buffer);
      return { status: response.statusCode, headers: response.headers, body: Buffer.concat(parts).toString() };
    };
    const begun = await answerTo(
      call(first.port, 'POST', '/unggahan/lanjut?jenis=drawing', {
        'upload-length': content.length,
        'upload-metadata': named,
        'content-type': bytesType,
        'content-length': 0,
      }),
    );
    expect(begun.status, begun.body).toBe(201);
    const at = String(begun.headers.location);
    const half = call(first.port, 'PATCH', at, { 'upload-offset': 0, 'content-type': bytesType, 'content-length': content.length });
    half.on('error', () => {});
    half.write(content.subarray(0, 3_600_000));
    await setTimeout(700);
    first.begun.process.kill('SIGKILL');
    await first.begun.ended();

    const second = await serve();
    const asked = await answerTo(call(second.port, 'HEAD', at, {}));
    const offset = Number(asked.headers['upload-offset']);
    expect(offset).toBeGreaterThan(2_000_000);
    expect(offset).toBeLessThanOrEqual(3_600_000);
    const rest = content.subarray(offset);
    const done = await answerTo(
      call(second.port, 'PATCH', at, { 'upload-offset': offset, 'content-type': bytesType, 'content-length': rest.length }),
      rest,
    );
    expect(done.status).toBe(204);
    const before = (await rows()).length;
    const taken = await answerTo(call(second.port, 'GET', at, { accept: 'application/json' }));
    expect(JSON.parse(taken.body)).toMatchObject({ files: [{ bytes: 6_000_000 }], problems: [] });
    expect((await rows()).length).toBe(before + 1);
  });
});
