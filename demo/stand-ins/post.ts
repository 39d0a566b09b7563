import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** How the post answers: well; not in time; closed; cut off; somebody between us in its place; about another letter. */
export type PostMood = 'well' | 'slow' | 'down' | 'cut' | 'gateway' | 'other';

export interface Letter {
  readonly reference: string;
  readonly name: string;
  readonly address: string;
  state: 'under-way' | 'delivered' | 'returned' | 'lost';
}

/** A post on this machine alone. */
export interface PostStandIn {
  readonly url: string;
  readonly token: string;
  mood: PostMood;
  /** Letters by tracking number. */
  readonly letters: Map<string, Letter>;
  close(): Promise<void>;
}

const TOKEN = 'contoh-bukan-rahasia';

export async function startPost({ port = 0 }: { readonly port?: number } = {}): Promise<PostStandIn> {
  const letters = new Map<string, Letter>();
  const standIn = { mood: 'well' as PostMood, letters, token: TOKEN };

  /** The same reference is the same letter, however often it is told. */
  const register = (reference: string, { name, address }: Pick<Letter, 'name' | 'address'>) => {
    const known = [...letters].find(([, letter]) => letter.reference === reference);
    if (known) return { status: 200, trackingNo: known[0] };
    const trackingNo = `PCONTOH${String(letters.size + 1).padStart(6, '0')}`;
    letters.set(trackingNo, { reference, name, address, state: 'under-way' });
    return { status: 201, trackingNo };
  };

  const reply = async (request: IncomingMessage, response: ServerResponse) => {
    const { mood } = standIn;
    const say = (status: number, answer: unknown) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    if (request.headers.authorization !== `Bearer ${TOKEN}`) return say(401, { error: 'token' });
    if (mood === 'down') return say(503, { error: 'maintenance' });
    if (mood === 'gateway') return response.writeHead(502, { 'content-type': 'text/html' }).end('<html>Bad gateway</html>');
    if (mood === 'cut') return response.destroy();
    if (mood === 'slow') return undefined;
    const place = decodeURIComponent(/^\/parcels\/([^/]+)$/.exec(request.url ?? '')?.[1] ?? '');
    if (request.method === 'PUT') {
      const { status, trackingNo } = register(place, JSON.parse(Buffer.concat(parts).toString()) as Letter);
      return say(status, { trackingNo: mood === 'other' ? '?' : trackingNo });
    }
    const letter = letters.get(place);
    if (!letter) return say(404, { error: 'no such letter' });
    return say(200, { trackingNo: mood === 'other' ? 'PCONTOH999999' : place, state: letter.state });
  };
  const server = createServer((request, response) => void reply(request, response).catch(() => response.destroy()));
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
