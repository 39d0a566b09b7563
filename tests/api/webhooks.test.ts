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
const wish = () => ({ url: receiver.url, types: ['case.issued', 'case.submitted'] });

describe('a system with the scope for it', () => {
  it('looks after its own webhooks from first to last', async () => {
    const { ask } = await world.program(['cases:read', 'webhooks:manage'], ['front-office']);
    const added = await ask(address, { method: 'POST', body: wish() });
    expect(added.statusCode).toBe(201);
    const { id, secret } = added.json<{ id: string; secret: string }>();
    const own = { id, url: receiver.url, types: ['case.submitted', 'case.issued'], state: 'active', why: null, failingSince: null };
    expect((await ask(address)).json()).toEqual({ items: [{ ...own, createdAt: '2026-03-02T02:00:00.000Z' }] });
    const trial = await ask(`${address}/${id}/test`, { method: 'POST' });
    expect(trial.statusCode).toBe(202);
    await world.app.runJobs();
    const [got] = receiver.received;
    expect(got?.id).toBe(trial.json<{ id: string }>().id);
    expect(got && (await isSigned(got, secret))).toBe(true);
    const renewed = (await ask(`${address}/${id}/secret`, { method: 'POST' })).json<{ secret: string }>();
    expect(renewed.secret).not.toBe(secret);
    const paused = await ask(`${address}/${id}/state`, { method: 'PUT', body: { state: 'paused' } });
    expect(paused.json()).toMatchObject({ state: 'paused', why: 'asked' });
    expect((await ask(`${address}/${id}/test`, { method: 'POST' })).statusCode).toBe(409);
    const resumed = await ask(`${address}/${id}/state`, { method: 'PUT', body: { state: 'active' } });
    expect(resumed.json()).toMatchObject({ state: 'active', why: null });
    expect((await ask(`${address}/${id}`, { method: 'DELETE', body: {} })).statusCode).toBe(204);
    expect((await ask(`${address}/${id}`)).json()).toMatchObject({ state: 'ended', why: 'asked' });
    for (const [rest, method, body] of [
      ['state', 'PUT', { state: 'active' }],
      ['secret', 'POST', {}],
      ['test', 'POST', {}],
    ] as const)
      expect((await ask(`${address}/${id}/${rest}`, { method, body })).statusCode, rest).toBe(409);
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

  it('has nothing to do with those of another system', async () => {
    const [one, other] = [await world.program(['webhooks:manage']), await world.program(['webhooks:manage'])];
    const { id } = (await one.ask(address, { method: 'POST', body: wish() })).json<{ id: string }>();
    expect((await other.ask(address)).json()).toEqual({ items: [] });
    expect((await other.ask(`${address}/${id}`)).statusCode).toBe(404);
    expect((await other.ask(`${address}/${id}`, { method: 'DELETE', body: {} })).statusCode).toBe(404);
    expect((await other.ask(`${address}/${id}/secret`, { method: 'POST' })).statusCode).toBe(404);
    expect((await one.ask(`${address}/${id}`)).json()).toMatchObject({ state: 'active' });
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
