import fastify from 'fastify';
import { connect, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { limitBodies, patience } from './patience.ts';

const app = fastify();
limitBodies(app as never, { forms: 150, files: 3_600_000, least: 5, every: 1_500 });
app.addContentTypeParser('*', (_request, payload, done) => {
  let bytes = 0;
  payload.on('data', (chunk: Buffer) => (bytes += chunk.length));
  payload.on('end', () => done(null, bytes));
});
app.post('/formulir', { config: { policy: 'public' } }, async (request) => `${String(request.body)} bytes`);
app.post('/berkas', { config: { policy: 'public', takesFiles: true } }, async (request) => `${String(request.body)} bytes`);

beforeAll(() => app.listen({ host: '127.0.0.1', port: 0 }));
afterAll(() => app.close());

/** Sends `piece` again and again until the connection ends or `total` bytes are out; returns what came back. */
async function trickle(path: string, piece: string, total: number): Promise<string> {
  const socket: Socket = connect((app.server.address() as AddressInfo).port, '127.0.0.1');
  let answer = '';
  socket.setEncoding('utf8').on('data', (text: string) => (answer += text));
  socket.on('error', () => {});
  // Not by once(): it fails at the first error, and a server that hangs up is what is asked for.
  const closed = new Promise((resolve) => socket.once('close', resolve));
  socket.write(`POST ${path} HTTP/1.1\r\nHost: x\r\nContent-Type: x/y\r\nConnection: close\r\nContent-Length: ${total}\r\n\r\n`);
  for (let sent = 0; sent < total && socket.writable; sent += piece.length) {
    socket.write(piece);
    await sleep(20);
  }
  await closed;
  return answer;
}

describe('the body of a request that comes slowly', () => {
  it('ends the request where a form is sent, however evenly it comes', async () => {
    expect(await trickle('/formulir', 'x'.repeat(1_000), 100_000_000)).toMatch(/^HTTP\/1\.1 408 /);
  });

  it('is waited for where files are sent, for many times as long', async () => {
    expect(await trickle('/berkas', 'x'.repeat(1_000), 60_000)).toMatch(/^HTTP\/1\.1 200 [^]*60000 bytes$/);
  });

  it('ends the request of whoever only keeps a place', async () => {
    expect(await trickle('/berkas', '', 60_000)).toMatch(/^HTTP\/1\.1 408 /);
  });

  it('may take as long as 60 MB take on a 3G line, with room, and never at less than a kilobyte a second', () => {
    const line = 500_000 / 8;
    expect(patience.files / 1000).toBeGreaterThan((1.5 * 60_000_000) / line);
    expect(patience.least / patience.every).toBeGreaterThanOrEqual(1);
    expect(patience.least / (patience.every / 1000)).toBeLessThan(line);
  });
});
