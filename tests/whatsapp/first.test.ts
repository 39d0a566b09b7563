import { transaction } from '#db';
import { contactOfPhone, getWhatsAppContact, messagesAbout, sendWhatsApp, windowOf } from '#platform/channels';
import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWorld, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world?.close());

const wayan = () => world.meta.person({ phone: '62812000001', name: 'Wayan' });

describe('the address that is given to Meta', () => {
  const ask = (query: Record<string, string>) =>
    world.app.inject({ method: 'GET', url: `/whatsapp/webhook?${new URLSearchParams(query).toString()}` });

  it('gives the challenge back to whoever knows the word, and nothing to others', async () => {
    const asked = { 'hub.mode': 'subscribe', 'hub.verify_token': 'kata-contoh', 'hub.challenge': '1158201444' };
    const answer = await ask(asked);
    expect([answer.statusCode, answer.body]).toEqual([200, '1158201444']);
    expect((await ask({ ...asked, 'hub.verify_token': 'tebakan' })).statusCode).toBe(403);
    expect((await ask({ ...asked, 'hub.mode': 'unsubscribe' })).statusCode).toBe(403);
    expect((await ask({})).statusCode).toBe(403);
  });

  it('takes what was signed over its very bytes, and nothing else', async () => {
    const { body, headers } = world.meta.hook([{ statuses: [] }]);
    const post = (payload: string | Buffer, more: Record<string, string>) =>
      world.app.inject({ method: 'POST', url: '/whatsapp/webhook', payload, headers: more });
    expect((await post(body, headers)).statusCode).toBe(200);
    expect((await post(`${body} `, headers)).statusCode).toBe(403);
    expect((await post(body, { 'content-type': 'application/json' })).statusCode).toBe(403);
    const other = createHmac('sha256', 'lain').update(body).digest('hex');
    expect((await post(body, { ...headers, 'x-hub-signature-256': `sha256=${other}` })).statusCode).toBe(403);
    expect((await post(Buffer.alloc(3_200_000, 32), headers)).statusCode).toBe(413);
  });
});

describe('a message', () => {
  it('comes to the receiver once, with its contact, and its answer reaches the telephone', async () => {
    const contacts: string[] = [];
    world.receives = async (tx, { contact, id, at }) => {
      contacts.push(contact.id);
      await sendWhatsApp(tx, {
        contact: contact.id,
        message: { kind: 'text', text: 'Selamat datang.' },
        about: 'TBN-1',
        key: `jawab:${id}`,
        at,
      });
    };
    const wamid = world.meta.write(wayan(), { text: 'halo 🙏' });
    await world.settle();
    expect(world.received).toMatchObject([
      { wamid, contact: { phone: '+62812000001', name: 'Wayan' }, content: { kind: 'text', text: 'halo 🙏' }, late: false, quoted: null },
    ]);
    const { bubbles } = world.meta.look(wayan());
    expect(bubbles.map(({ mine, status, raw }) => [mine, status, raw.text])).toEqual([
      [true, 'read', { body: 'halo 🙏' }],
      [false, 'read', { body: 'Selamat datang.', preview_url: false }],
    ]);
    await world.settle();
    expect(await world.app.db.selectFrom('channels.whatsapp_call').select('status').execute()).toEqual([{ status: 'read' }]);
    expect(await messagesAbout(world.app.db, ['TBN-1'])).toBe(1);
    const now = world.app.clock.now();
    expect(await windowOf(world.app.db, contacts[0] ?? '', now)).toEqual(new Date(now.getTime() + 86_400_000));
    expect(await transaction(world.app.db, (tx) => windowOf(tx, contacts[0] ?? '', new Date(now.getTime() + 86_400_000)))).toBeNull();
  });

  it('is somebody’s we knew already, by whichever address they show', async () => {
    const { db, clock } = world.app;
    const known = await transaction(db, (tx) => contactOfPhone(tx, '+62812000002', clock.now()));
    const made = world.meta.person({ phone: '62812000002', name: 'Made' });
    world.meta.write(made, { text: 'nomor terlihat' });
    await world.settle();
    world.meta.write(world.meta.person({ phone: '62812000002', name: 'Made', hidden: true }), { text: 'nomor tersembunyi' });
    await world.settle();
    expect(world.received.slice(-2).map(({ contact }) => contact.id)).toEqual([known, known]);
    expect(await getWhatsAppContact(db, known)).toEqual({ id: known, phone: '+62812000002', bsuid: made.bsuid, name: 'Made' });
  });
});
