import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Identity, makeStandInRoot, makeTimestamper } from './certificates.ts';
import { answer, readQuestion, refusal } from './token.ts';

/** What goes wrong at an authority on time. */
export type TimestampTrouble =
  | 'nonce'
  | 'imprint'
  | 'slow'
  | 'down'
  | 'refused'
  | 'expired'
  | 'unmarked'
  | 'stranger'
  | 'changed'
  | 'gibberish'
  | 'endless';

/** A timestamp authority of this machine, speaking RFC 3161 by HTTP. */
export interface TimestampStandIn {
  readonly url: string;
  /** PEM of the root its answers lead to. */
  readonly root: string;
  trouble: TimestampTrouble | null;
  /** Authorization headers it was sent, one a question. */
  readonly asked: (string | undefined)[];
  close(): Promise<void>;
}

/** Certificates of an authority, made once and kept by whoever wants the same after a restart. */
export interface TimestampKeys {
  readonly root: Identity;
  readonly well: Identity;
}

export async function makeTimestampKeys(now: Date): Promise<TimestampKeys> {
  const root = await makeStandInRoot(now);
  return { root, well: await makeTimestamper(root, now) };
}

interface Options {
  readonly now: () => Date;
  readonly port?: number;
  readonly keys?: TimestampKeys;
}

export async function startTimestamps({ now, port = 0, keys }: Options): Promise<TimestampStandIn> {
  const { root, well } = keys ?? (await makeTimestampKeys(now()));
  const stranger = await makeStandInRoot(now());
  const by: Partial<Record<TimestampTrouble, Identity>> = {
    expired: await makeTimestamper(root, now(), 'expired'),
    unmarked: await makeTimestamper(root, now(), 'unmarked'),
    stranger: await makeTimestamper(stranger, now()),
  };
  let serial = 0;
  const standIn = { trouble: null as TimestampTrouble | null, asked: [] as (string | undefined)[], root: root.certificate };

  const reply = async (request: IncomingMessage, response: ServerResponse) => {
    const { trouble } = standIn;
    standIn.asked.push(request.headers.authorization);
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    if (trouble === 'slow') return;
    if (trouble === 'down') return response.writeHead(503).end();
    response.writeHead(200, { 'content-type': 'application/timestamp-reply' });
    if (trouble === 'gibberish') return response.end('<html>Login</html>');
    if (trouble === 'endless') return response.end(Buffer.alloc(200_000));
    if (trouble === 'refused') return response.end(refusal());
    const question = readQuestion(Buffer.concat(chunks));
    const asked = {
      imprint: trouble === 'imprint' ? Buffer.alloc(32, 7) : question.imprint,
      nonce: trouble === 'nonce' ? Buffer.from([1, 2, 3]) : question.nonce,
    };
    const said = answer(asked, now(), ++serial, (trouble && by[trouble]) ?? well);
    // The last byte belongs to the signature.
    if (trouble === 'changed') said[said.length - 1] = (said.at(-1) ?? 0) ^ 1;
    return response.end(said);
  };
  const server = createServer((request, response) => {
    reply(request, response).catch(() => response.writeHead(400).end());
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return Object.assign(standIn, {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  });
}
