import type { Person } from '../../demo/stand-ins/whatsapp/index.ts';
import { transaction } from '#db';
import { messagesAbout, type Outbound, sendWhatsApp, type ToSend } from '#platform/channels';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { unusedPort } from '../start/started.ts';
import { openWorld, type World } from './world.ts';

let world: World;
let one: Person;
let contact: string;
let keys = 0;

beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world?.close());
beforeEach(async () => {
  world.received.length = 0;
  one = world.meta.person({ phone: `62812888${String(++keys).padStart(4, '0')}` });
  world.meta.write(one, { text: 'halo' });
  await world.settle();
  contact = world.received[0]?.contact.id ?? '';
  world.meta.reach(['sent', 'delivered']);
});

const template = { kind: 'template', name: 'status_permohonan', language: 'id', body: ['TBN-1'] } as const;
const say = (text: string, more: Partial<ToSend> = {}) =>
  transaction(world.app.db, (tx) =>
    sendWhatsApp(tx, { contact, message: { kind: 'text', text }, key: `kirim:${++keys}`, at: world.app.clock.now(), ...more }),
  );
const got = () =>
  world.meta
    .look(one)
    .bubbles.filter(({ mine }) => !mine)
    .map(({ raw }) => (raw as { text?: { body: string }; type: string }).text?.body ?? (raw as { type: string }).type);
const stateOf = async (id: string) => {
  const row = await world.app.db
    .selectFrom('channels.whatsapp_out')
    .select(['state', 'code'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return [row.state, row.code];
};
const after = async (by: Parameters<World['app']['clock']['advance']>[0]) => {
  world.app.clock.advance(by);
  await world.settle();
};

describe('what is said', () => {
  it('is said once under one key, in the order it was asked for', async () => {
    const [a, b] = [await say('satu', { key: 'sama' }), await say('satu lagi', { key: 'sama' })];
    expect(b).toBe(a);
    await say('dua');
    await say('tiga');
    await world.settle();
    expect(got()).toEqual(['satu', 'dua', 'tiga']);
  });

  it('never was when its transaction fails', async () => {
    const failing = transaction(world.app.db, async (tx) => {
      await sendWhatsApp(tx, { contact, message: { kind: 'text', text: 'batal' }, key: `batal:${keys}`, at: world.app.clock.now() });
      throw new Error('power cut');
    });
    await expect(failing).rejects.toThrow('power cut');
    await world.settle();
    expect(got()).toEqual([]);
  });

  it('goes no faster to one person than Meta allows', async () => {
    for (let nth = 0; nth < 50; nth++) await say(`${nth}`);
    await world.settle();
    expect(got()).toHaveLength(45);
    await after({ seconds: 13 });
    expect(got()).toHaveLength(47);
    await after({ minutes: 1 });
    expect(got()).toEqual(Array.from({ length: 50 }, (_, nth) => `${nth}`));
  });

  it('is a file of ours, brought to Meta first', async () => {
    const { keepOwnFile } = await import('#platform/files');
    const content = Buffer.from('%PDF-1.4\n%%EOF');
    const file = await transaction(world.app.db, (tx) =>
      keepOwnFile(tx, world.app.deps.files, {
        content,
        name: 'surat.pdf',
        mediaType: 'application/pdf',
        caseId: null,
        ownerPersonId: null,
      }),
    );
    const message: Outbound = { kind: 'document', source: { file: file.id }, filename: 'surat.pdf', caption: 'Surat Anda' };
    await say('', { message });
    await world.settle();
    const sent = world.meta.look(one).bubbles.at(-1)?.raw as { document: { id: string; filename: string; caption: string } };
    expect(sent.document).toMatchObject({ filename: 'surat.pdf', caption: 'Surat Anda' });
    expect(world.meta.media(sent.document.id)?.bytes.equals(content)).toBe(true);
    const lost = await say('', {
      message: { kind: 'document', source: { file: '00000000-0000-7000-8000-000000000000' }, filename: 'x.pdf' },
    });
    await say('sesudahnya');
    await world.settle();
    expect(await stateOf(lost)).toEqual(['failed', 0]);
    expect(got()).toEqual(['document', 'sesudahnya']);
  });
});

describe('a day after somebody wrote', () => {
  it('only a template is said, the one that was given for it', async () => {
    await after({ hours: 24 });
    const [closed, orElse] = [await say('terlambat'), await say('kabar', { orElse: template })];
    await world.settle();
    expect(await stateOf(closed)).toEqual(['closed', 131_047]);
    expect(await stateOf(orElse)).toEqual(['accepted', null]);
    expect(got()).toEqual(['template']);
  });

  it('Meta may know it better: told later, the template follows, and without one it is closed', async () => {
    world.meta.failLater(131_047, { person: one, times: 2 });
    const [orElse, closed] = [await say('kabar', { orElse: template }), await say('terlambat')];
    await world.settle();
    expect([await stateOf(orElse), await stateOf(closed)]).toEqual([
      ['accepted', null],
      ['closed', 131_047],
    ]);
    expect(got()).toEqual(['template']);
  });
});

describe('a fault Meta names', () => {
  const atOnce = async (code: number, times = 1) => {
    world.meta.trouble({ code }, { person: one, times });
    const [first, second] = [await say('pertama'), await say('kedua')];
    await world.settle();
    return { first, second };
  };

  it.each([131_026, 131_051, 132_000, 132_001, 100])('%i gives the message up, and the next goes', async (code) => {
    const { first } = await atOnce(code);
    expect(await stateOf(first)).toEqual(['failed', code]);
    expect(got()).toEqual(['kedua']);
  });

  it.each([131_000, 1, 2, 131_052, 131_053])('%i is tried again, in its place', async (code) => {
    const { first } = await atOnce(code);
    expect(await stateOf(first)).toEqual(['waiting', code]);
    expect(got()).toEqual([]);
    await after({ seconds: 15 });
    expect(got()).toEqual(['pertama', 'kedua']);
  });

  it('131000 is not tried for ever', async () => {
    const { first } = await atOnce(131_000, 100);
    for (let nth = 0; nth < 8; nth++) await after({ minutes: 31 });
    expect(await stateOf(first)).toEqual(['failed', 131_000]);
    expect(got()).toEqual([]);
  });

  it.each([131_049, 130_472])('%i is left for hours, and lets the next pass', async (code) => {
    const { first } = await atOnce(code);
    expect(got()).toEqual(['kedua']);
    await after({ hours: 3 });
    expect(await stateOf(first)).toEqual(['waiting', code]);
    await after({ hours: 2 });
    expect(got()).toEqual(['kedua', 'pertama']);
  });

  it('131056 makes this person wait and nobody else', async () => {
    const other = world.meta.person({ phone: `62812999${keys}` });
    world.meta.write(other, { text: 'halo' });
    await world.settle();
    const otherContact = world.received.at(-1)?.contact.id ?? '';
    await atOnce(131_056);
    await say('lain', { contact: otherContact });
    await world.settle();
    expect(got()).toEqual([]);
    expect(world.meta.look(other).bubbles.at(-1)?.mine).toBe(false);
    await after({ seconds: 8 });
    expect(got()).toEqual(['pertama', 'kedua']);
  });

  it.each([130_429, 80_007, 4, 133_016])('%i makes everybody wait, a little longer each time', async (code) => {
    const other = world.meta.person({ phone: `62812999${keys}` });
    world.meta.write(other, { text: 'halo' });
    await world.settle();
    const otherContact = world.received.at(-1)?.contact.id ?? '';
    await atOnce(code);
    await say('lain', { contact: otherContact });
    await world.settle();
    expect([got(), world.meta.look(other).bubbles.at(-1)?.mine]).toEqual([[], true]);
    await after({ seconds: 4 });
    expect([got(), world.meta.look(other).bubbles.at(-1)?.mine]).toEqual([['pertama', 'kedua'], false]);
  });

  it.each([131_048, 131_042, 131_031, 368, 190, 131_005])('%i stops the number, with one try now and then', async (code) => {
    const { first } = await atOnce(code);
    const { calls } = world.meta;
    const before = calls.message;
    expect(await stateOf(first)).toEqual(['waiting', code]);
    const line = () => world.app.db.selectFrom('channels.whatsapp_line').select('held_code').executeTakeFirstOrThrow();
    expect(await line()).toEqual({ held_code: code });
    await after({ minutes: 9 });
    expect(calls.message).toBe(before);
    await after({ minutes: 2 });
    expect(got()).toEqual(['pertama', 'kedua']);
    expect(await line()).toEqual({ held_code: null });
  });

  it('and that it was delivered may follow each other: what arrived counts', async () => {
    world.meta.reach([]);
    const id = await say('bolak-balik', { about: `hal:${keys}` });
    await world.settle();
    const bubble = world.meta.look(one).bubbles.at(-1);
    const status = (what: string, more: object = {}) => {
      const { body, headers } = world.meta.hook([
        { statuses: [{ id: bubble?.wamid, status: what, timestamp: '1772416800', recipient_id: one.phone, ...more }] },
      ]);
      return world.app.inject({ method: 'POST', url: '/whatsapp/webhook', payload: body, headers });
    };
    await world.settle();
    await status('delivered');
    await world.settle();
    const call = () =>
      world.app.db.selectFrom('channels.whatsapp_call').select('status').where('out_id', '=', id).executeTakeFirstOrThrow();
    expect(await call()).toEqual({ status: 'read' });
    await status('failed', { errors: [{ code: 131_026, title: 'x' }] });
    await world.settle();
    expect(await stateOf(id)).toEqual(['accepted', null]);
  });
});

describe('a line cut while something is sent', () => {
  it('leaves it unknown, sends nothing twice, and news of it make it known', async () => {
    world.meta.hold();
    world.meta.trouble('cut-after', { person: one });
    const id = await say('sekali saja');
    await say('berikutnya');
    await world.settle();
    expect(await stateOf(id)).toEqual(['unknown', null]);
    expect(got()).toEqual(['sekali saja']);
    await world.meta.release();
    await world.settle();
    expect(await stateOf(id)).toEqual(['accepted', null]);
    await world.settle();
    expect(got()).toEqual(['sekali saja', 'berikutnya']);
  });

  it.each(['cut-before', 'gateway'] as const)(
    'before it was taken (%s): it is sent once more when news of others came and none of it',
    async (how) => {
      world.meta.trouble(how, { person: one });
      const id = await say('hilang');
      await world.settle();
      expect(await stateOf(id)).toEqual(['unknown', null]);
      // Nothing is told at all: nothing follows from silence.
      await after({ minutes: 11 });
      await world.app.runSweep('whatsapp.due');
      await world.settle();
      expect([await stateOf(id), got()]).toEqual([['unknown', null], []]);
      await say('kabar lain');
      await world.settle();
      await world.app.runSweep('whatsapp.due');
      await world.settle();
      expect(got()).toEqual(['kabar lain', 'hilang']);
    },
  );

  it('a second time leaves it unknown for somebody to see', async () => {
    world.meta.trouble('cut-before', { person: one, times: 2 });
    const id = await say('dua kali');
    await world.settle();
    for (let nth = 0; nth < 3; nth++) {
      await after({ minutes: 11 });
      const other = world.meta.person({ phone: `62812666${keys}` });
      world.meta.write(other, { text: 'halo' });
      await world.settle();
      await say('lain', { contact: world.received.at(-1)?.contact.id ?? '' });
      await world.settle();
      await world.app.runSweep('whatsapp.due');
      await world.settle();
    }
    expect([await stateOf(id), got()]).toEqual([['unknown', null], []]);
  });

  it('by the end of the process leaves the same: whoever looks next does not send it again', async () => {
    const id = await say('terputus');
    await transaction(world.app.db, async (tx) => {
      await tx
        .updateTable('channels.whatsapp_out')
        .set({ state: 'calling', called_at: world.app.clock.now(), tries: 1 })
        .where('id', '=', id)
        .execute();
    });
    await world.settle();
    await after({ seconds: 45 });
    expect([await stateOf(id), got()]).toEqual([['unknown', null], []]);
  });

  it('is no loss when Meta is not there at all', async () => {
    const port = await unusedPort();
    const { access } = world.app.deps.whatsapp;
    const away = {
      ...world.app.deps.whatsapp,
      access: () => ({ ...(access() as NonNullable<ReturnType<typeof access>>), url: `http://127.0.0.1:${port}/v26.0` }),
    };
    const { whatsAppHandlers } = await import('#module/platform/channels');
    const id = await say('nanti');
    const send = whatsAppHandlers(away).find(({ job }) => job.name === 'whatsapp.send');
    await send?.run({ contactId: contact }, { attempt: 1, signal: undefined });
    expect(await stateOf(id)).toEqual(['waiting', null]);
    await after({ seconds: 10 });
    expect(got()).toEqual(['nanti']);
  });
});

it('counts what was accepted about one matter', async () => {
  await say('satu', { about: 'TBN-9' });
  await say('dua', { about: 'TBN-9' });
  await say('lain', { about: 'TBN-10' });
  world.meta.trouble({ code: 131_026 }, { person: one });
  await say('gagal', { about: 'TBN-9' });
  await world.settle();
  expect(await messagesAbout(world.app.db, ['TBN-9'])).toBeLessThanOrEqual(2);
});

it('keeps the words of a chat for as long as the rule says, and that they were said for longer', async () => {
  await say('lama', { about: 'TBN-11' });
  await world.settle();
  world.app.clock.advance({ days: 31 });
  await say('baru');
  const { countOldChats, dropOldChats } = await import('#platform/channels');
  const before = new Date(world.app.clock.now().getTime() - 30 * 86_400_000);
  const n = await countOldChats(world.app.db, before);
  expect(n).toBeGreaterThan(1);
  expect(await transaction(world.app.db, (tx) => dropOldChats(tx, before, 10_000))).toBe(n);
  expect(await countOldChats(world.app.db, before)).toBe(0);
  expect(await messagesAbout(world.app.db, ['TBN-11'])).toBe(1);
});
