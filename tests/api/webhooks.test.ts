import { answerOf, follow } from '#client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isSigned, openReceiver, type Receiver } from '../webhooks/receiver.ts';
import { type ApiWorld, openApi } from './world.ts';

let world: ApiWorld;
let receiver: Receiver;
beforeAll(async () => {
  [world, receiver] = await Promise.all([openApi(), openReceiver()]);
}, 120_000);
afterAll(async () => {
  await receiver?.close();
  await world?.close();
});

const address = '/api/v1/webhooks';
const wish = () => ({ url: receiver.url, types: ['case.issued' as const, 'case.submitted' as const] });

describe('a system with the scope for it', () => {
  it('looks after its own webhooks from first to last', async () => {
    const { api } = await world.program(['cases:read', 'webhooks:manage'], ['front-office']);
    const { id, secret } = await answerOf(api.POST('/api/v1/webhooks', { body: wish() }));
    const params = { path: { webhookId: id } };
    const own = {
      id,
      url: receiver.url,
      types: ['case.submitted', 'case.issued'],
      state: 'active',
      why: null,
      failingSince: null,
      waiting: 0,
    };
    const all = await answerOf(api.GET('/api/v1/webhooks'));
    expect(all).toEqual({ items: [{ ...own, createdAt: '2026-03-02T02:00:00.000Z' }] });
    const trial = () => answerOf(api.POST('/api/v1/webhooks/{webhookId}/test', { params }));
    const put = (state: 'active' | 'paused') => answerOf(api.PUT('/api/v1/webhooks/{webhookId}/state', { params, body: { state } }));
    const renew = () => answerOf(api.POST('/api/v1/webhooks/{webhookId}/secret', { params }));
    const sent = await trial();
    await world.app.runJobs();
    const [got] = receiver.received;
    expect(got?.id).toBe(sent.id);
    expect(got && (await isSigned(got, secret))).toBe(true);
    expect((await renew()).secret).not.toBe(secret);
    expect(await put('paused')).toMatchObject({ state: 'paused', why: 'asked' });
    await expect(trial()).rejects.toMatchObject({ status: 409 });
    expect(await put('active')).toMatchObject({ state: 'active', why: null });
    const ended = await api.DELETE('/api/v1/webhooks/{webhookId}', { params });
    expect(ended.response.status).toBe(204);
    expect(await answerOf(api.GET('/api/v1/webhooks/{webhookId}', { params }))).toMatchObject({ state: 'ended', why: 'asked' });
    for (const late of [() => put('active'), renew, trial]) await expect(late()).rejects.toMatchObject({ status: 409 });
  });

  it('is told what is wrong with an address', async () => {
    const { ask } = await world.program(['webhooks:manage']);
    const refused = await ask(address, { method: 'POST', body: { ...wish(), url: 'https://10.0.0.1/' } });
    expect(refused.statusCode).toBe(422);
    expect(refused.json()).toMatchObject({
      code: 'INVALID_INPUT',
      errors: [{ field: 'url', message: 'Alamat itu ada di jaringan yang tidak boleh dikirimi.' }],
    });
    for (const types of [[], ['case.invented'], ['case.issued', 'case.issued']])
      expect((await ask(address, { method: 'POST', body: { ...wish(), types } })).statusCode).toBe(422);
  });

  it('reads what was sent, what waits and what it answered, page by page', async () => {
    const { api } = await world.program(['webhooks:manage']);
    const other = await world.program(['webhooks:manage']);
    const { id: webhookId } = await answerOf(api.POST('/api/v1/webhooks', { body: wish() }));
    const params = { path: { webhookId } };
    const sent: string[] = [];
    for (let nth = 0; nth < 5; nth += 1) {
      sent.unshift((await answerOf(api.POST('/api/v1/webhooks/{webhookId}/test', { params }))).id);
      // Two of one moment as well.
      if (nth % 2 === 0) world.app.clock.advance({ seconds: 1 });
    }
    receiver.answer((response) => response.writeHead(503, { 'retry-after': '600' }).end('nanti'));
    await world.app.runJobs();
    receiver.answer(204);
    const page = (query: { state?: 'waiting' | 'delivered'; limit?: number; after?: string | undefined }) =>
      answerOf(api.GET('/api/v1/webhooks/{webhookId}/deliveries', { params: { ...params, query } }));
    const seen: string[] = [];
    for await (const { id, state, attempts } of follow((after) => page({ limit: 2, after }))) {
      expect([state, attempts]).toEqual(['waiting', 1]);
      seen.push(id);
    }
    expect(seen.toSorted()).toEqual(sent.toSorted());
    expect((await page({ state: 'delivered' })).items).toEqual([]);
    const path = { webhookId, deliveryId: sent[0] ?? '' };
    const one = await answerOf(api.GET('/api/v1/webhooks/{webhookId}/deliveries/{deliveryId}', { params: { path } }));
    expect(one).toMatchObject({ type: 'webhook.test', caseNumber: null, log: [{ status: 503, error: null, excerpt: 'nanti' }] });
    expect(JSON.parse(one.body)).toMatchObject({ type: 'webhook.test' });
    await expect(other.api.GET('/api/v1/webhooks/{webhookId}/deliveries/{deliveryId}', { params: { path } })).rejects.toMatchObject({
      status: 404,
    });
    await expect(other.api.GET('/api/v1/webhooks/{webhookId}/deliveries', { params })).rejects.toMatchObject({ status: 404 });
    world.app.clock.advance({ seconds: 599 });
    const before = receiver.received.length;
    await world.app.runJobs();
    expect(receiver.received.length, 'left alone as long as it asked').toBe(before);
    world.app.clock.advance({ seconds: 1 });
    await world.app.runJobs();
    expect((await page({ state: 'delivered' })).items).toHaveLength(5);
  });

  it('loses what waited too long while it was paused, and its administrators hear of it once', async () => {
    const { api } = await world.program(['webhooks:manage']);
    const { id: webhookId } = await answerOf(api.POST('/api/v1/webhooks', { body: wish() }));
    const params = { path: { webhookId } };
    const trial = () => answerOf(api.POST('/api/v1/webhooks/{webhookId}/test', { params }));
    const put = (state: 'active' | 'paused') => answerOf(api.PUT('/api/v1/webhooks/{webhookId}/state', { params, body: { state } }));
    const told = async () =>
      (await world.app.db.selectFrom('notifications.message').select('id').where('notice', '=', 'webhooks.stopped').execute()).length;
    const states = async () =>
      (await answerOf(api.GET('/api/v1/webhooks/{webhookId}/deliveries', { params }))).items.map(({ state }) => state);
    const before = await told();
    await trial();
    world.app.clock.advance({ hours: 20 });
    await trial();
    expect(await put('paused')).toMatchObject({ state: 'paused', waiting: 2 });
    world.app.clock.advance({ hours: 29 * 24 });
    await world.app.runSweep('webhooks.waiting');
    expect(await states()).toEqual(['waiting', 'waiting']);
    world.app.clock.advance({ hours: 5 });
    await world.app.runSweep('webhooks.waiting');
    expect(await states()).toEqual(['waiting', 'cancelled']);
    const once = await told();
    expect(once).toBeGreaterThan(before);
    world.app.clock.advance({ hours: 24 });
    await world.app.runSweep('webhooks.waiting');
    expect([await states(), await told()]).toEqual([['cancelled', 'cancelled'], once]);
    expect(await put('active')).toMatchObject({ state: 'active', waiting: 0 });
  });

  it('has nothing to do with those of another system', async () => {
    const [one, other] = [await world.program(['webhooks:manage']), await world.program(['webhooks:manage'])];
    const { id } = await answerOf(one.api.POST('/api/v1/webhooks', { body: wish() }));
    const params = { path: { webhookId: id } };
    expect(await answerOf(other.api.GET('/api/v1/webhooks'))).toEqual({ items: [] });
    const away = { status: 404 };
    await expect(other.api.GET('/api/v1/webhooks/{webhookId}', { params })).rejects.toMatchObject(away);
    await expect(other.api.DELETE('/api/v1/webhooks/{webhookId}', { params })).rejects.toMatchObject(away);
    await expect(other.api.POST('/api/v1/webhooks/{webhookId}/secret', { params })).rejects.toMatchObject(away);
    expect(await answerOf(one.api.GET('/api/v1/webhooks/{webhookId}', { params }))).toMatchObject({ state: 'active' });
  });
});

describe('nobody else', () => {
  it('comes to them: neither a system without the scope, nor a person, nor a stranger', async () => {
    const { ask } = await world.program(['cases:read', 'cases:act', 'cases:apply'], ['front-office']);
    const admin = await world.as('arsip@contoh.test');
    expect((await ask(address)).json()).toMatchObject({ code: 'FORBIDDEN', reason: 'scope' });
    expect((await admin(address)).json()).toMatchObject({ code: 'FORBIDDEN', reason: 'systems-only' });
    expect((await admin(address, { method: 'POST', body: wish() })).statusCode).toBe(403);
    expect((await world.nobody(address)).statusCode).toBe(401);
  });
});
