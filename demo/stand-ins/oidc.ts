import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Provider } from 'oidc-provider';

/** Somebody as the provider knows them, and how they prove it there. */
export interface There {
  readonly sub: string;
  readonly email?: string;
  readonly email_verified?: boolean;
  readonly name?: string;
  readonly acr?: string;
  readonly amr?: string[];
}

export interface OidcStandIn {
  readonly issuer: string;
  /** Lets somebody be chosen on its page from now on. */
  know(person: There): void;
  close(): Promise<void>;
}

export const OIDC_CLIENT = { client_id: 'wantilan', client_secret: 'rahasia-wantilan-untuk-uji-coba-saja' };

interface Options {
  /** Where people are sent back to. */
  readonly redirectUri: string;
  readonly people: readonly There[];
  /** 0: any free one. */
  readonly port: number;
}

/** A certified provider of OpenID Connect on this machine, where everybody is let in as whoever they choose to be. */
export async function startOidc({ redirectUri, people, port }: Options): Promise<OidcStandIn> {
  const known = new Map(people.map((person) => [person.sub, person]));
  const server = createServer();
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const provider: Provider = new Provider(issuer, {
    clients: [{ ...OIDC_CLIENT, redirect_uris: [redirectUri], response_types: ['code'], grant_types: ['authorization_code'] }],
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'], acr: null, amr: null, auth_time: null },
    acrValues: ['loa2', 'loa3'],
    pkce: { required: () => true },
    features: { claimsParameter: { enabled: true }, devInteractions: { enabled: false } },
    cookies: { keys: ['uji-coba'] },
    interactions: { url: (_ctx, interaction) => `/interaksi/${interaction.uid}` },
    findAccount: (_ctx, sub) => ({ accountId: sub, claims: async () => ({ ...known.get(sub), sub }) }),
    loadExistingGrant: async (ctx) => {
      const { client, session } = ctx.oidc;
      if (!client || !session?.accountId) return undefined;
      const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
      grant.addOIDCScope('openid profile email');
      grant.addOIDCClaims(['acr', 'amr']);
      await grant.save();
      return grant;
    },
  });
  const answer = provider.callback();
  const choose = async (request: IncomingMessage, response: ServerResponse) => {
    if (request.method !== 'POST')
      return void response.setHeader('content-type', 'text/html; charset=utf-8').end(pageOf([...known.values()], request.url ?? ''));
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const who = known.get(new URLSearchParams(Buffer.concat(chunks).toString()).get('sub') ?? '');
    const result = who
      ? { login: { accountId: who.sub, ...(who.acr && { acr: who.acr }), ...(who.amr && { amr: who.amr }), remember: false } }
      : { error: 'access_denied', error_description: 'dibatalkan' };
    await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
  };
  server.on('request', (request, response) => {
    if (!request.url?.startsWith('/interaksi/')) return void answer(request, response);
    choose(request, response).catch(() => response.writeHead(400).end());
  });
  return {
    issuer,
    know: (person) => void known.set(person.sub, person),
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

const escaped = (text: string) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

function pageOf(people: readonly There[], at: string): string {
  const buttons = people.map(
    ({ sub, name = sub, acr }) => `<p><button name="sub" value="${escaped(sub)}">${escaped(name)}</button> ${acr ? escaped(acr) : ''}</p>`,
  );
  return `<!doctype html><html lang="id"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Identitas Contoh</title><body><h1>Identitas Contoh</h1><p>Orang rekaan. Masuk sebagai siapa?</p>
<form method="post" action="${escaped(at)}">${buttons.join('')}<p><button name="sub" value="">Batal</button></p></form>`;
}
