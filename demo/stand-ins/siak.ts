import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * What it says to what it has not decided yet; or what goes wrong with the next calls: no answer in time, nobody there for
 * now, cut before or after it took the request, somebody between us and it answering in its place, a token it does not know.
 */
export type SiakMood = 'accept' | 'reject' | 'defer' | 'take' | 'slow' | 'down' | 'cut-before' | 'cut-after' | 'gateway' | 'stranger';

interface Entered {
  readonly body: string;
  state: 'accepted' | 'rejected' | 'deferred' | 'taken';
  registerNo?: string;
  reason?: string;
}

/** An interface in front of SIAK, on this machine alone. */
export interface SiakStandIn {
  readonly url: string;
  readonly token: string;
  mood: SiakMood;
  reason: string;
  /** What was handed over, by key, and how often each key came. */
  readonly entered: ReadonlyMap<string, Entered>;
  readonly came: ReadonlyMap<string, number>;
  close(): Promise<void>;
}

const TOKEN = 'contoh-bukan-rahasia';
const decided = { accept: 'accepted', reject: 'rejected', defer: 'deferred', take: 'taken' } as const;

export async function startSiak({ port = 0 }: { readonly port?: number } = {}): Promise<SiakStandIn> {
  const entered = new Map<string, Entered>();
  const came = new Map<string, number>();
  const standIn = { mood: 'accept' as SiakMood, reason: 'NIK ibu tidak aktif.', entered, came, token: TOKEN };

  /** Decides by the mood of the moment, once for good: what was accepted or rejected stays so. */
  const decide = (one: Entered) => {
    if (one.state === 'accepted' || one.state === 'rejected') return;
    const state = standIn.mood in decided ? decided[standIn.mood as keyof typeof decided] : 'accepted';
    one.state = state;
    if (state === 'accepted') one.registerNo = `5102-${String(entered.size).padStart(6, '0')}`;
    if (state === 'rejected' || state === 'deferred') one.reason = standIn.reason;
    else delete one.reason;
  };

  const reply = async (request: IncomingMessage, response: ServerResponse) => {
    const say = (status: number, answer: unknown) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
    const told = ({ state, registerNo, reason }: Entered) =>
      say(state === 'taken' || state === 'deferred' ? 202 : 200, { state, registerNo, reason });
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const { mood } = standIn;
    if (request.headers.authorization !== `Bearer ${TOKEN}` || mood === 'stranger') return say(401, { error: 'token' });
    if (mood === 'down') return say(503, { error: 'maintenance' });
    if (mood === 'gateway') return response.writeHead(502, { 'content-type': 'text/html' }).end('<html>Bad gateway</html>');
    if (mood === 'cut-before') return response.destroy();
    const key = /^\/requests\/([\w-]{1,64})$/.exec(request.url ?? '')?.[1];
    if (key === undefined) return say(404, { error: 'no such address' });
    const known = entered.get(key);
    if (request.method === 'GET') {
      if (!known) return say(404, { error: 'no such request' });
      decide(known);
      return mood === 'slow' ? undefined : told(known);
    }
    if (request.method !== 'PUT') return say(405, { error: 'method' });
    const body = Buffer.concat(chunks).toString('utf8');
    came.set(key, (came.get(key) ?? 0) + 1);
    if (known && known.body !== body) return say(409, { error: 'the key was used for another request' });
    const one = known ?? { body, state: 'taken' as const };
    entered.set(key, one);
    if (mood === 'cut-after') return response.destroy();
    decide(one);
    return mood === 'slow' ? undefined : told(one);
  };
  const server = createServer((request, response) => {
    reply(request, response).catch(() => response.writeHead(400).end());
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return Object.assign(standIn, {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  });
}
