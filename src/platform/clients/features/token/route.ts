import { transaction, type Db } from '#db';
import { type Clock, isId, scopes } from '#kernel';
import type { Reply, Request, WebApp } from '#web';
import { Type } from 'typebox';
import { clientPaths } from '../../paths.ts';
import { deleteToken, findBySecret } from '../../tables.ts';
import { issueToken } from '../../token.ts';

export interface TokenDeps {
  readonly db: Db;
  readonly clock: Clock;
  /** Without a trailing slash. */
  readonly publicUrl: string;
}

const Short = Type.Optional(Type.String({ maxLength: 2000 }));
const Asked = Type.Object({ grant_type: Short, scope: Short, client_id: Short, client_secret: Short });
const Revoked = Type.Object({ token: Short, token_type_hint: Short, client_id: Short, client_secret: Short });

/** Refusals of RFC 6749, section 5.2, with what went wrong for whoever writes the client. */
const said = {
  invalid_request: 'Send grant_type=client_credentials as application/x-www-form-urlencoded.',
  unsupported_grant_type: 'Only client_credentials is given here.',
  invalid_client: 'No client has this id and this secret, or it was ended.',
  invalid_scope: 'The client was not allowed one of these scopes.',
} as const;

/** Tokens for other systems: client credentials (RFC 6749), revocation (RFC 7009), where to find them (RFC 8414). */
export function tokenRoutes(app: WebApp, deps: TokenDeps): void {
  const config = { policy: 'public', perMinute: 60, takesForeignForms: true } as const;

  app.post(clientPaths.token.pattern, { schema: { body: Asked }, config }, async (request, reply) => {
    const { grant_type, scope } = request.body;
    if (grant_type === undefined) return refuse(reply, 'invalid_request');
    if (grant_type !== 'client_credentials') return refuse(reply, 'unsupported_grant_type');
    const shown = credentialsOf(request, request.body);
    if (!shown) return refuse(reply, 'invalid_client');
    const issued = await issueToken(deps, { ...shown, scope });
    if (typeof issued === 'string') return refuse(reply, issued);
    return secretly(reply).send({
      access_token: issued.token,
      token_type: 'Bearer',
      expires_in: issued.seconds,
      scope: issued.scopes.join(' '),
    });
  });

  app.post(clientPaths.revoke.pattern, { schema: { body: Revoked }, config }, async (request, reply) => {
    const { token } = request.body;
    const shown = credentialsOf(request, request.body);
    if (!shown) return refuse(reply, 'invalid_client');
    const known = await transaction(deps.db, async (tx) => {
      const client = await findBySecret(tx, shown.id, shown.secret, deps.clock.now());
      if (client && token !== undefined) await deleteToken(tx, client.id, token);
      return client !== undefined;
    });
    return known ? secretly(reply).send({}) : refuse(reply, 'invalid_client');
  });

  const { publicUrl } = deps;
  app.get(clientPaths.metadata.pattern, { config: { policy: 'public' } }, async () => ({
    issuer: publicUrl,
    token_endpoint: `${publicUrl}${clientPaths.token()}`,
    revocation_endpoint: `${publicUrl}${clientPaths.revoke()}`,
    grant_types_supported: ['client_credentials'],
    response_types_supported: [],
    token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post'],
    scopes_supported: scopes,
    service_documentation: `${publicUrl}${clientPaths.documentation()}`,
  }));
}

function refuse(reply: Reply, error: keyof typeof said): Reply {
  if (error === 'invalid_client') reply.header('www-authenticate', 'Basic realm="wantilan", charset="UTF-8"');
  return secretly(reply)
    .code(error === 'invalid_client' ? 401 : 400)
    .send({ error, error_description: said[error] });
}

function secretly(reply: Reply): Reply {
  return reply.type('application/json; charset=utf-8').header('cache-control', 'no-store');
}

interface Credentials {
  readonly id: string;
  readonly secret: string;
}

/** Id and secret from the header (each form-encoded, section 2.3.1) or from the body. */
function credentialsOf(request: Request, body: { readonly client_id?: string; readonly client_secret?: string }): Credentials | undefined {
  const [, encoded] = /^Basic ([A-Za-z0-9+/=]{4,1000})$/i.exec(request.headers.authorization ?? '') ?? [];
  const [id, secret] =
    encoded === undefined
      ? [body.client_id, body.client_secret]
      : (/^([^:]*):(.*)$/s.exec(Buffer.from(encoded, 'base64').toString()) ?? []).slice(1).map(decoded);
  return id !== undefined && secret !== undefined && isId(id) ? { id, secret } : undefined;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part.replaceAll('+', ' '));
  } catch {
    return part;
  }
}
