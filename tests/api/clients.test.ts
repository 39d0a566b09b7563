import { transaction } from '#db';
import { answerOf, type Wantilan } from '#client';
import { castOf, seedPermit } from '#demo';
import { newId } from '#kernel';
import { getClient, OVERLAP_HOURS, renewSecret, revokeClient, TOKEN_SECONDS } from '#platform/clients';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ApiWorld, fetchToken, openApi } from './world.ts';

let world: ApiWorld;
beforeAll(async () => {
  world = await openApi();
}, 120_000);
afterAll(() => world?.close());

describe('a token', () => {
  it('is given for id and secret, in the header or in the body, and never kept by anybody between', async () => {
    const { id, secret } = await world.program(['cases:read', 'cases:act']);
    const given = await fetchToken(world.app, id, secret);
    expect(given.statusCode).toBe(200);
    expect(given.headers['cache-control']).toBe('no-store');
    expect(given.json()).toEqual({
      access_token: expect.stringMatching(/^wlt_[\w-]{43}$/),
      token_type: 'Bearer',
      expires_in: TOKEN_SECONDS,
      scope: 'cases:read cases:act',
    });
    const inBody = await world.app.inject({
      method: 'POST',
      url: '/api/oauth/token',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams({
        grant_type: 'client_credentials',
        client_id: id,
        client_secret: secret,
        scope: 'cases:read',
      }).toString(),
    });
    expect(inBody.json()).toMatchObject({ scope: 'cases:read' });
  });

  it('is refused by the names of the standard', async () => {
    const { id, secret } = await world.program(['cases:read']);
    const wrong = await fetchToken(world.app, id, `${secret.slice(0, -1)}x`);
    expect([wrong.statusCode, wrong.json<{ error: string }>().error]).toEqual([401, 'invalid_client']);
    expect(wrong.headers['www-authenticate']).toContain('Basic');
    expect((await fetchToken(world.app, newId(), secret)).json()).toMatchObject({ error: 'invalid_client' });
    expect((await fetchToken(world.app, 'rubbish', secret)).json()).toMatchObject({ error: 'invalid_client' });
    expect((await fetchToken(world.app, id, secret, { scope: 'cases:read cases:act' })).json()).toMatchObject({ error: 'invalid_scope' });
    const grant = await fetchToken(world.app, id, secret, { grant_type: 'password' });
    expect([grant.statusCode, grant.json<{ error: string }>().error]).toEqual([400, 'unsupported_grant_type']);
  });

  it('ends by the clock, by its owner, and with its client at once', async () => {
    const { officers } = await castOf(world.app.deps);
    const timed = await world.program(['cases:read']);
    expect((await timed.ask('/api/v1/me')).statusCode).toBe(200);
    world.app.clock.advance({ seconds: TOKEN_SECONDS });
    const late = await timed.ask('/api/v1/me');
    expect([late.statusCode, late.headers['www-authenticate']]).toEqual([401, 'Bearer realm="wantilan", error="invalid_token"']);

    const returned = await world.program(['cases:read']);
    const given = await world.app.inject({
      method: 'POST',
      url: '/api/oauth/revoke',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams({ token: returned.token, client_id: returned.id, client_secret: returned.secret }).toString(),
    });
    expect(given.statusCode).toBe(200);
    expect((await returned.ask('/api/v1/me')).statusCode).toBe(401);

    const ended = await world.program(['cases:read']);
    const client = await getClient(world.app.db, ended.id, [world.agencyId]);
    await transaction(world.app.db, (tx) => revokeClient(tx, officers.head, client, world.app.clock.now()));
    expect((await ended.ask('/api/v1/me')).statusCode).toBe(401);
    expect((await fetchToken(world.app, ended.id, ended.secret)).statusCode).toBe(401);
  });

  it('is given for an old secret for a day after the new one', async () => {
    const { officers } = await castOf(world.app.deps);
    const { id, secret } = await world.program(['cases:read']);
    const client = await getClient(world.app.db, id, [world.agencyId]);
    const fresh = await transaction(world.app.db, (tx) => renewSecret(tx, officers.head, client, world.app.clock.now()));
    expect([(await fetchToken(world.app, id, secret)).statusCode, (await fetchToken(world.app, id, fresh)).statusCode]).toEqual([200, 200]);
    world.app.clock.advance({ hours: OVERLAP_HOURS });
    expect([(await fetchToken(world.app, id, secret)).statusCode, (await fetchToken(world.app, id, fresh)).statusCode]).toEqual([401, 200]);
  });

  it('is kept as a hash alone, and forgotten by the sweep', async () => {
    const { token, secret } = await world.program(['cases:read']);
    const all = JSON.stringify([
      await world.app.db.selectFrom('clients.token').selectAll().execute(),
      await world.app.db.selectFrom('clients.secret').selectAll().execute(),
    ]);
    expect(all).not.toContain(token.slice(4, 20));
    expect(all).not.toContain(secret.slice(4, 20));
    world.app.clock.advance({ seconds: TOKEN_SECONDS });
    await world.app.runSweep('clients.ended');
    expect(await world.app.db.selectFrom('clients.token').select('hash').execute()).toEqual([]);
  });
});

describe('a program', () => {
  it('does what its scopes and its offices allow, and nothing else', async () => {
    const { caseId } = await seedPermit.submitted(world.app.deps);
    const reader = await world.program(['cases:read'], ['front-office']);
    const actor = await world.program(['cases:read', 'cases:act'], ['front-office']);
    const outsider = await world.program(['cases:read', 'cases:act']);
    const params = { path: { caseId } };
    const note = { params, body: { text: 'Dicatat oleh sistem.' } };
    const noted = (api: Wantilan) => answerOf(api.POST('/api/v1/cases/{caseId}/notes', note));
    const read = (api: Wantilan) => answerOf(api.GET('/api/v1/cases/{caseId}', { params }));
    expect(await read(reader.api)).toMatchObject({ id: caseId });
    await expect(noted(reader.api)).rejects.toMatchObject({ status: 403, code: 'FORBIDDEN', reason: 'scope' });
    expect(await noted(actor.api)).toMatchObject({ caseId, replayed: false });
    await expect(read(outsider.api), 'without an office').rejects.toMatchObject({ status: 404 });
    await expect(outsider.api.GET('/api/v1/desk/cases')).rejects.toMatchObject({ status: 403 });
    expect((await read(reader.api)).messages.at(-1)?.by).toMatchObject({ kind: 'officer', role: 'front-office' });
  });

  it('never comes to the pages, nor where only people go, nor with a cookie beside its token', async () => {
    const { ask, token } = await world.program(['cases:read', 'cases:act', 'cases:apply'], ['front-office']);
    expect((await ask('/meja')).headers.location).toContain('/masuk');
    expect((await ask('/api/v1/desk/filters')).statusCode).toBe(403);
    expect((await ask('/api/v1/me/notices')).statusCode).toBe(403);
    const cookie = await world.app.signIn('kepala@contoh.test');
    const both = await world.app.inject({ url: '/api/v1/me', headers: { cookie, authorization: `Bearer ${token}` } });
    expect(both.json()).toMatchObject({ name: 'Sistem Contoh', scopes: ['cases:read', 'cases:act', 'cases:apply'] });
    expect((await world.app.inject({ url: '/api/v1/me', headers: { cookie, authorization: 'Bearer rubbish' } })).statusCode).toBe(401);
  });

  it('says where tokens are given', async () => {
    const found = await world.nobody('/.well-known/oauth-authorization-server');
    expect(found.json()).toMatchObject({
      token_endpoint: 'http://localhost/api/oauth/token',
      grant_types_supported: ['client_credentials'],
    });
  });
});
