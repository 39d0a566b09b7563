import { DemoAuthority, demoSigners, signPdf } from '#platform/documents';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What goes wrong at BSrE, beside what is wrong with an account. */
export type BsreTrouble = 'slow' | 'down' | 'unsigned' | 'stranger' | 'gibberish' | 'refused';

/** Somebody BSrE knows. */
export interface BsreAccount {
  readonly name: string;
  readonly office: string;
  readonly passphrase: string;
  readonly expired?: boolean;
}

/** An Esign Client Service of this machine, with the faults of the real one. */
export interface BsreStandIn {
  readonly url: string;
  readonly user: string;
  readonly password: string;
  /** PEM of the root its signatures lead to. */
  readonly root: string;
  trouble: BsreTrouble | null;
  /** How many PDFs it was asked to sign. */
  asked: number;
  close(): Promise<void>;
}

interface Options {
  /** Where its keys lie. */
  readonly folder: string;
  readonly now: () => Date;
  readonly port?: number;
  readonly accountOf: (nik: string) => BsreAccount | undefined;
}

const USER = 'contoh';
const PASSWORD = 'contoh-bukan-rahasia';

export async function startBsre({ folder, now, port = 0, accountOf }: Options): Promise<BsreStandIn> {
  const authority = await DemoAuthority.open(`${folder}/bsre`, now(), { name: 'CONTOH BSrE Root' });
  const stranger = await DemoAuthority.open(`${folder}/stranger`, now(), { name: 'CONTOH BSrE Root' });
  const standIn = { trouble: null as BsreTrouble | null, asked: 0, root: authority.root.certificate, user: USER, password: PASSWORD };
  const expected = `Basic ${Buffer.from(`${USER}:${PASSWORD}`).toString('base64')}`;

  const reply = async (request: IncomingMessage, response: ServerResponse) => {
    const say = (status: number, status_code: number, message: string) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify({ status_code, message }));
    const { trouble } = standIn;
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    if (request.headers.authorization !== expected) return response.writeHead(401).end();
    if (trouble === 'slow') return;
    if (trouble === 'down') return response.writeHead(502).end('<html>Bad gateway</html>');
    if (trouble === 'gibberish') return response.writeHead(200, { 'content-type': 'text/html' }).end('<html>Login</html>');
    const asksFor = /^\/api\/user\/status\/(\d+)$/.exec(request.url ?? '')?.[1];
    if (asksFor !== undefined) {
      const account = accountOf(asksFor);
      if (!account) return say(200, 1110, 'user tidak terdaftar');
      return account.expired ? say(200, 1113, 'sertifikat tidak berlaku') : say(200, 1111, 'user memiliki sertifikat aktif');
    }
    if (request.url !== '/api/sign/pdf' || request.method !== 'POST') return response.writeHead(404).end();
    standIn.asked++;
    const type = request.headers['content-type'] ?? '';
    const form = await new Response(Buffer.concat(chunks), { headers: { 'content-type': type } }).formData();
    const account = accountOf(String(form.get('nik')));
    if (!account) return say(400, 2011, 'user tidak terdaftar');
    if (form.get('passphrase') !== account.passphrase) return say(400, 2031, 'passphrase salah');
    if (account.expired || trouble === 'refused') return say(400, 2999, 'tidak dapat diproses');
    const pdf = Buffer.from(await (form.get('file') as Blob).arrayBuffer());
    const { name, office } = account;
    const signer = await demoSigners(trouble === 'stranger' ? stranger : authority, now).signerOf({ name, office }, new Set());
    const signed = await signPdf(pdf, signer, { reason: 'Tanda tangan elektronik', location: 'Indonesia', at: now() });
    response.writeHead(200, { 'content-type': 'application/pdf', id_dokumen: `contoh-${standIn.asked}` });
    return response.end(trouble === 'unsigned' ? pdf : signed.pdf);
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
