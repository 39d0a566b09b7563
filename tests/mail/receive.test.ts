import { readBoxState, NobodyToKeep, sendLetter } from '#platform/channels';
import { listenToMail, mailSweeps } from '#module/platform/channels';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { letter, openWorld, OWN, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
}, 60_000);
afterAll(() => world?.close());
beforeEach(() => {
  world.taken.length = 0;
  world.returned.length = 0;
  world.take = async () => {};
  world.clock.advance({ days: 2 });
});

const read = () => mailSweeps(world.deps)[0]?.run();
const answers = (address: string) => world.server.mailsOf(address).map(({ raw }) => raw.toString());
const rows = () => world.deps.db.selectFrom('channels.mail_in').select(['kind', 'fault', 'matched', 'conversation_id']).execute();
const box = () => world.deps.db.selectFrom('channels.mail_box').selectAll().executeTakeFirstOrThrow();

describe('a mail in the box', () => {
  it('is taken once, kept before it is marked, and acknowledged to its Return-Path from nobody', async () => {
    let seenWhileTaking: boolean | undefined;
    world.take = async () => void (seenWhileTaking = world.server.mailsOf(OWN).at(-1)?.flags.has('\\Seen'));
    const lying = world.server.deliver(OWN, letter({ From: 'Satu <satu@contoh.test>', 'Message-ID': '<m1@contoh.test>' }));
    await read();
    await read();
    expect(world.taken.map(({ mail, kind, thread }) => [mail?.from?.address, kind, thread])).toEqual([
      ['satu@contoh.test', 'person', null],
    ]);
    expect([seenWhileTaking, lying.flags.has('\\Seen')]).toEqual([false, true]);
    expect(world.taken[0]?.raw.equals(lying.raw), 'byte for byte').toBe(true);
    const [answer = '', ...more] = answers('satu@contoh.test');
    expect(more).toEqual([]);
    for (const line of [
      /^Return-Path: <>/m,
      /^Auto-Submitted: auto-replied/im,
      /^In-Reply-To: <m1@contoh\.test>/m,
      /^To: satu@contoh\.test/m,
    ])
      expect(answer).toMatch(line);
  });

  it('is acknowledged once a period however much somebody writes', async () => {
    for (const n of [1, 2, 3]) world.server.deliver(OWN, letter({ From: 'dua@contoh.test' }, `Surat ${n}`));
    await read();
    expect(world.taken).toHaveLength(3);
    expect(answers('dua@contoh.test')).toHaveLength(1);
    world.clock.advance({ days: 2 });
    world.server.deliver(OWN, letter({ From: 'dua@contoh.test' }, 'Surat 4'));
    await read();
    expect(answers('dua@contoh.test')).toHaveLength(2);
  });

  it('is answered by nobody where a program sent it', async () => {
    world.server.deliver(OWN, letter({ From: 'mesin@contoh.test', 'Auto-Submitted': 'auto-replied' }));
    world.server.deliver(OWN, letter({ From: 'milis@contoh.test', 'List-Id': '<x>' }));
    await read();
    expect(world.taken.map(({ kind }) => kind)).toEqual(['automatic', 'automatic']);
    expect([...answers('mesin@contoh.test'), ...answers('milis@contoh.test')]).toEqual([]);
  });

  it('is not taken again where the server numbers anew, nor by another alias', async () => {
    const raw = letter({ From: 'tiga@contoh.test' });
    world.server.deliver(OWN, raw);
    await read();
    expect(world.taken).toHaveLength(1);
    world.server.renumber(OWN, 1);
    world.server.deliver(OWN, raw);
    world.server.deliver(OWN, letter({ From: 'empat@contoh.test' }));
    await read();
    expect(world.taken.map(({ mail }) => mail?.from?.address)).toEqual(['tiga@contoh.test', 'empat@contoh.test']);
    expect(Number((await box()).last_uid)).toBe(world.server.mailsOf(OWN).at(-1)?.uid);
  });

  it('stays on its server where nobody could keep it, and so do those behind it', async () => {
    world.take = () => Promise.reject(new NobodyToKeep());
    const lying = world.server.deliver(OWN, letter({ From: 'lima@contoh.test' }));
    await read();
    expect([lying.flags.size, world.taken.length, (await box()).fault]).toEqual([0, 0, 'nobody-to-keep']);
    world.take = async () => {};
    await read();
    expect([world.taken.length, (await box()).fault]).toEqual([1, null]);
  });

  it('that brings us to fail is tried some times, put aside, and keeps nobody waiting for ever', async () => {
    world.take = async (_tx, { mail, fault }) => {
      if (mail?.subject === 'Meledak') throw new Error('planted');
      if (fault === 'unprocessable' && !world.taken.length) return;
    };
    world.server.deliver(OWN, letter({ Subject: 'Meledak' }));
    world.server.deliver(OWN, letter({ Subject: 'Sesudahnya' }));
    await expect(read(), 'an operator is told once').rejects.toThrow('could not be read');
    for (let n = 1; n < 3; n++) await read();
    expect(world.taken).toEqual([]);
    await read();
    expect(world.taken.map(({ fault, mail }) => [fault, mail?.subject])).toEqual([
      ['unprocessable', undefined],
      [null, 'Sesudahnya'],
    ]);
    expect((await rows()).filter(({ kind }) => kind === 'aside')).toEqual([
      { kind: 'aside', fault: 'unprocessable', matched: null, conversation_id: null },
    ]);
  });

  it('that cannot even be put aside is gone past, and lies where it was', async () => {
    world.take = async (_tx, { sha256 }) => {
      if (sha256 === bad) throw new Error('planted');
    };
    const { createHash } = await import('node:crypto');
    const lying = world.server.deliver(OWN, letter({ Subject: 'Tidak bisa' }));
    const bad = createHash('sha256').update(lying.raw).digest('hex');
    await expect(read()).rejects.toThrow('could not be read');
    for (let n = 1; n < 6; n++) await read();
    world.server.deliver(OWN, letter({ Subject: 'Lalu' }));
    await read();
    expect(world.taken.map(({ mail }) => mail?.subject)).toEqual(['Lalu']);
  });
});

describe('a thread', () => {
  it('is found by the address our letter is answered to, and by what an answer refers to', async () => {
    const conversationId = await world.begin();
    const { fate, messageId } = await sendLetter(world.deps, 'kotak', {
      conversationId,
      to: 'enam@contoh.test',
      subject: 'Kabar\r\nBcc: lain@contoh.test',
      body: 'Isi.',
      before: { messageId: 'a@contoh.test', references: ['z@contoh.test'] },
    });
    expect(fate).toBe('sent');
    const [sent = ''] = answers('enam@contoh.test');
    const replyTo = /^Reply-To: .*<([^>]+)>/m.exec(sent)?.[1] ?? '';
    expect(replyTo).toMatch(/^lapor\+[0-9a-z]{16}@kantor\.test$/);
    expect(sent).toContain(`Return-Path: <${replyTo}>`);
    expect(sent).toContain(`Message-ID: <${messageId}>`);
    expect(sent).toMatch(/^References: <z@contoh\.test> <a@contoh\.test>/m);
    expect(sent, 'no header comes of a subject').not.toMatch(/^Bcc:/m);
    expect(sent).not.toContain(conversationId);
    world.server.deliver(
      replyTo,
      letter({ To: `Kantor <${replyTo.toUpperCase()}>`, From: 'enam@contoh.test', 'Message-ID': '<balas1@contoh.test>' }),
    );
    world.server.deliver(OWN, letter({ From: 'asing@contoh.test', 'In-Reply-To': `<${messageId}>` }));
    world.server.deliver(OWN, letter({ From: 'tujuh@contoh.test', References: '<balas1@contoh.test>' }));
    world.server.deliver(OWN, letter({ From: 'delapan@contoh.test', 'In-Reply-To': '<entah@contoh.test>' }));
    await read();
    expect(world.taken.map(({ thread }) => thread?.by ?? null)).toEqual(['token', 'reference', 'reference', null]);
    expect(world.taken.slice(0, 3).every(({ thread }) => thread?.conversationId === conversationId)).toBe(true);
    expect(answers('enam@contoh.test'), 'whoever writes to a thread knows where they are').toHaveLength(1);
  });

  it('is told of letters that come back: for good, and only for letters of ours', async () => {
    const conversationId = await world.begin();
    const send = () =>
      sendLetter(world.deps, 'kotak', { conversationId, to: 'pergi@contoh.test', subject: 'Kabar', body: 'Isi.', before: null });
    for (const status of ['4.4.7', '5.2.2']) {
      world.server.fail('pergi@contoh.test', 'later', status);
      expect((await send()).fate).toBe('sent');
      await read();
    }
    expect(world.returned.map(({ permanent, status }) => [permanent, status])).toEqual([
      [false, '4.4.7'],
      [false, '5.2.2'],
    ]);
    world.server.fail('pergi@contoh.test', 'later', '5.1.1');
    const { messageId } = await send();
    await read();
    expect(world.returned.at(-1)).toMatchObject({ conversationId, permanent: true, status: '5.1.1' });
    expect((await send()).fate).toBe('stopped');
    expect(world.taken.map(({ kind }) => kind)).toEqual(['bounce', 'bounce', 'bounce']);
    const { bounceOf } = await import('#demo/stand-ins');
    for (const id of [messageId, 'bukan-kami@kantor.test'])
      world.server.deliver(OWN, bounceOf(Buffer.from(`Message-ID: <${id}>\r\n\r\nx`), 'x@y.test', OWN, '5.1.1', world.clock.now()), '');
    await read();
    expect(world.returned, 'told once, and never of what we did not send').toHaveLength(3);
  });

  it('says when no server takes a letter, and when it is refused', async () => {
    const conversationId = await world.begin();
    world.server.fail('tolak@contoh.test', 'at-once');
    const send = (to: string, smtp = world.server.smtpUrl) => {
      const [first] = world.deps.boxes;
      const deps = { ...world.deps, boxes: first ? [{ ...first, smtp: () => smtp }] : [] };
      return sendLetter(deps, 'kotak', { conversationId, to, subject: 'Kabar', body: 'Isi.', before: null });
    };
    expect((await send('tolak@contoh.test')).fate).toBe('refused');
    expect((await send('baik@contoh.test', 'smtp://127.0.0.1:1')).fate).toBe('away');
  });
});

describe('the line to the server', () => {
  it('wakes the house when mail comes, and its silence is noticed', async () => {
    const queued = async () =>
      (
        await world.deps.db
          .selectFrom('graphile_worker.jobs' as never)
          .selectAll()
          .execute()
      ).length;
    const before = await queued();
    const line = listenToMail(world.deps);
    await expect.poll(queued, { timeout: 10_000 }).toBeGreaterThan(before);
    await line.stop();
    await read();
    const at = (minutes: number) => new Date(world.clock.now().getTime() + minutes * 60_000);
    expect((await readBoxState(world.deps.db, 'kotak', at(5))).silent).toBe(false);
    expect((await readBoxState(world.deps.db, 'kotak', at(15))).silent).toBe(true);
    world.server.weather.away = true;
    await expect(read()).rejects.toThrow('could not be read');
    expect((await readBoxState(world.deps.db, 'kotak', at(0))).fault).toBe('away');
    world.server.weather.away = false;
  });
});

it('keeps nothing of what was written, and of ids and tokens digests alone', async () => {
  const all = await Promise.all(
    (['channels.mail_in', 'channels.mail_out', 'channels.mail_conversation', 'channels.mail_box'] as const).map((table) =>
      world.deps.db.selectFrom(table).selectAll().execute(),
    ),
  );
  const text =
    JSON.stringify(all) +
    all
      .flat()
      .map((row) => Object.values(row).map(String).join())
      .join();
  for (const word of ['contoh.test', 'Loket', 'warga', 'Halo']) expect(text).not.toContain(word);
  expect(all[0]?.length).toBeGreaterThan(10);
});
