import { transaction } from '#db';
import { intervene } from '#services/lentera';
import { startApp, type TestApp, textOf } from '#support';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Device } from './device.ts';
import { type ExamWorld, examWorld, holdTest } from './exam-world.ts';

let app: TestApp;
let world: ExamWorld;
beforeAll(async () => {
  app = await startApp();
  world = await examWorld(app, { students: 6 });
});
afterAll(() => app.close());

const logOf = (participantId: number) =>
  app.db
    .selectFrom('lentera.answer')
    .select(['device', 'seq', 'item', 'value'])
    .where(
      'attempt_id',
      'in',
      [0, 1, 2, 3].map((nth) => participantId * 8 + nth),
    )
    .orderBy('device')
    .orderBy('seq')
    .execute();

describe('the exam room', () => {
  it('gives the sealed paper to anybody and its key to nobody before the minute', async () => {
    const { cards } = await holdTest(app, world, { opensIn: 10 });
    const device = new Device(app);
    expect((await device.enter('AAAA-BBBB-CCCC')).statusCode).toBe(422);
    expect((await device.enter(` ${(cards[0]?.code ?? '').toLowerCase().replaceAll('-', ' ')} `)).statusCode).toBe(303);
    const sealed = await app.inject({ method: 'GET', url: (device.props.addresses as { paper: string }).paper });
    expect([sealed.statusCode, sealed.headers['cache-control']]).toEqual([200, 'public, max-age=86400, immutable']);
    expect(sealed.rawPayload.includes('Denpasar')).toBe(false);
    expect(await device.begin()).toMatchObject({ status: 409, json: { reason: 'early' } });
    app.clock.advance({ minutes: 10 });
    const begun = await device.begin();
    expect(begun.status).toBe(200);
    const paper = await device.paper(String(begun.json.key));
    expect(paper.items).toHaveLength(10);
    // Nothing of the key is in what a device is sent.
    expect(JSON.stringify(paper)).not.toMatch(/"keys?"|accepted|rubric|areas/);
    expect(JSON.stringify(paper)).toContain('<math');
    const ordering = paper.items.find(({ asked }) => asked.kind === 'ordering')?.asked as unknown as {
      items: { id: string; html: string }[];
    };
    expect(ordering.items.map(({ id }) => id)).toEqual(['u1', 'u2', 'u3', 'u4']);
    expect(ordering.items.map(({ html }) => html)).not.toEqual(['telur', 'ulat', 'kepompong', 'kupu-kupu']);
  });

  it('writes one row to begin, keeps every answer once, and takes none back', async () => {
    const { cards, testId } = await holdTest(app, world);
    const [card] = cards;
    const device = new Device(app);
    await device.enter(card?.code ?? '');
    const before = await rowsOf(testId);
    await device.begin();
    await device.begin();
    expect((await rowsOf(testId)) - before).toBe(1);
    const first = device.entry(1, 'b');
    const second = device.entry(1, 'a');
    expect((await device.send(first, second)).json.upTo).toBe(2);
    // A second time, and together with what is new: a device without a receipt sends again.
    const third = device.entry(2, ['a']);
    expect((await device.send(first, second, third)).json.upTo).toBe(3);
    expect(await logOf(card?.participantId ?? 0)).toMatchObject([
      { seq: 1, item: 1, value: 'b' },
      { seq: 2, item: 1, value: 'a' },
      { seq: 3, item: 2, value: ['a'] },
    ]);
    // The same number with another answer changes nothing of what is there.
    await device.send({ ...first, value: 'c' });
    expect((await logOf(card?.participantId ?? 0))[0]?.value).toBe('b');
  });

  it('takes hours of answers from a device without a line, and none that were given after the end', async () => {
    const { cards } = await holdTest(app, world, { minutes: 30 });
    const device = new Device(app);
    await device.enter(cards[0]?.code ?? '');
    await device.begin();
    const inTime = device.entry(1, 'a');
    app.clock.advance({ minutes: 31 });
    const late = device.entry(2, ['a']);
    const answered = await device.send(inTime, late);
    expect([answered.status, answered.json.phase]).toEqual([200, 'over']);
    const page = await device.look();
    expect(textOf(page.body)).toContain('berakhir');
    app.clock.advance({ hours: 25 });
    expect(await device.send(device.entry(3, 'a'))).toMatchObject({ status: 409, json: { reason: 'ended' } });
  });

  it('gives more time to one and to all within a second, while it runs', async () => {
    const { cards, testId, session } = await holdTest(app, world, { minutes: 30 });
    const [own, other] = [new Device(app), new Device(app)];
    await own.enter(cards[0]?.code ?? '');
    await other.enter(cards[1]?.code ?? '');
    const end = Number((await own.begin()).json.endsAt);
    await other.begin();
    const { db, clock } = app;
    const participantId = cards[0]?.participantId ?? 0;
    await transaction(db, (tx) =>
      intervene(tx, world.teacher, testId, { kind: 'extra-participant', participantId, minutes: 15 }, 'listrik padam', clock.now()),
    );
    await expect.poll(async () => Number((await own.send()).json.endsAt), { timeout: 3000 }).toBe(end + 15 * 60_000);
    expect(Number((await other.send()).json.endsAt)).toBe(end);
    await transaction(db, (tx) =>
      intervene(tx, world.teacher, testId, { kind: 'extra-session', session, minutes: 5 }, 'hujan', clock.now()),
    );
    await expect.poll(async () => Number((await other.send()).json.endsAt), { timeout: 3000 }).toBe(end + 5 * 60_000);
    await transaction(db, (tx) => intervene(tx, world.teacher, testId, { kind: 'end-session', session }, 'selesai', clock.now()));
    await expect.poll(async () => (await other.send()).json.phase, { timeout: 3000 }).toBe('over');
  });

  it('stays on one device until a proctor lets it onto another, which has everything and adds to it', async () => {
    const { cards, testId } = await holdTest(app, world);
    const [card] = cards;
    const [first, second] = [new Device(app), new Device(app)];
    await first.enter(card?.code ?? '');
    await first.begin();
    await first.send(first.entry(1, 'b'));
    await second.enter(card?.code ?? '');
    expect(await second.begin()).toMatchObject({ status: 409, json: { reason: 'other-device' } });
    expect(await second.send(second.entry(1, 'c'))).toMatchObject({ status: 409 });
    // Nor does it end what goes on elsewhere: by a script, by a form, and its page does not show the questions.
    expect(await second.finish()).toMatchObject({ status: 409, json: { reason: 'other-device' } });
    const handing = await second.visitor.post('/lentera/ruang/isi', { langkah: 'selesai' });
    const refused = await second.visitor.follow(handing);
    expect(textOf(refused.body)).toContain('Ujian ini berlangsung di perangkat lain. Minta pengawas');
    expect(refused.body).not.toContain('class="prompt"');
    expect((await first.send(first.entry(1, 'b'))).json.phase).toBe('running');
    const unsent = first.entry(2, ['a']);
    app.clock.advance({ seconds: 30 });
    const participantId = card?.participantId ?? 0;
    await transaction(app.db, (tx) =>
      intervene(tx, world.teacher, testId, { kind: 'reset-device', participantId }, 'baterai habis', app.clock.now()),
    );
    await expect.poll(async () => (await first.begin()).status, { timeout: 3000 }).toBe(409);
    await second.enter(card?.code ?? '');
    second.seq = 0;
    expect((await second.begin()).json.answers).toMatchObject([{ item: 1, value: 'b' }]);
    expect((await second.send(second.entry(3, null))).status).toBe(200);
    // What the first device still had from before is taken; what it says it answered since is not.
    expect((await first.send(unsent)).status).toBe(200);
    app.clock.advance({ seconds: 30 });
    expect(await first.send(first.entry(1, 'd'))).toMatchObject({ status: 409, json: { reason: 'other-device' } });
    expect(await first.finish()).toMatchObject({ status: 409, json: { reason: 'other-device' } });
    expect((await second.send(second.entry(4, null))).json.phase).toBe('running');
    expect((await logOf(participantId)).filter(({ item }) => item === 2)).toHaveLength(1);
  });

  it('asks the token of the room, and lets nobody find it by trying', async () => {
    const { cards } = await holdTest(app, world, { token: 'RAJIN7' });
    const device = new Device(app);
    await device.enter(cards[0]?.code ?? '');
    for (let nth = 0; nth < 10; nth++) expect((await device.begin('SALAH')).json.reason).toBe('token');
    expect((await device.begin('SALAH')).json.reason).toBe('token-often');
    expect((await device.begin('rajin7')).status).toBe(200);
  });

  it('signs what it holds, and a second handing in changes nothing', async () => {
    const { cards } = await holdTest(app, world);
    const device = new Device(app);
    await device.enter(cards[0]?.code ?? '');
    await device.begin();
    expect((await device.finish(device.entry(1, 'a'))).json.phase).toBe('over');
    expect((await device.finish()).json.phase).toBe('over');
    app.clock.advance({ seconds: 1 });
    expect(await device.send(device.entry(2, ['a']))).toMatchObject({ json: { phase: 'over' } });
    const receipt = await device.visitor.get('/lentera/ruang/tanda-terima');
    expect(textOf(receipt.body)).toContain('1 dari 10');
    expect((await device.visitor.get('/lentera/ruang/kunci-tanda-terima')).body).toContain('BEGIN PUBLIC KEY');
  });

  it('refuses tickets it never gave and lines that are none', async () => {
    const { cards } = await holdTest(app, world);
    const device = new Device(app);
    await device.enter(cards[0]?.code ?? '');
    await device.begin();
    const { ticket } = device;
    for (const forged of ['', 'u1.1.1.1.1.9999999999999.aaaa', ticket.replace(/^u1\.\d+/, 'u1.1'), `${ticket}x`]) {
      device.ticket = forged;
      expect((await device.send()).status, forged).toBe(401);
    }
    device.ticket = ticket;
    const bad = [
      { seq: 0, item: 1, value: 'a', at: 1 },
      { seq: 1, item: 11, value: 'a', at: 1 },
      { seq: 1, item: 1, value: 'x'.repeat(40_000), at: 1 },
    ];
    for (const entry of bad) expect((await device.send(entry)).status).toBe(422);
    // What PostgreSQL cannot keep is kept without it, and takes nobody else's answer down.
    expect((await device.send({ seq: 1, item: 5, value: 'a\u0000b\ud800', at: 1 })).status).toBe(200);
    expect((await logOf(cards[0]?.participantId ?? 0))[0]?.value).toBe('a\ufffdb\ufffd');
  });

  it('lets an exam browser of a school in by JSON', async () => {
    const { cards } = await holdTest(app, world);
    const enter = (kode: string) =>
      app.inject({ method: 'POST', url: '/lentera/ruang/masuk', payload: { kode }, headers: { accept: 'application/json' } });
    expect((await enter('AAAA-BBBB-CCCC')).statusCode).toBe(404);
    const device = new Device(app);
    device.ticket = (await enter(cards[0]?.code ?? '')).json<{ ticket: string }>().ticket;
    expect((await device.begin()).status).toBe(200);
  });

  it('lets a whole school in from one address, and turns away who tries codes there', async () => {
    const { cards } = await holdTest(app, world);
    const enter = (kode: string) =>
      app.inject({
        method: 'POST',
        url: '/lentera/ruang/masuk',
        payload: { kode },
        headers: { accept: 'application/json' },
        remoteAddress: '203.0.113.9',
      });
    for (let nth = 0; nth < 300; nth++) expect((await enter('AAAA-BBBB-CCCC')).statusCode).toBe(404);
    expect((await enter('AAAA-BBBB-CCCC')).statusCode).toBe(429);
    for (const { code } of cards) expect((await enter(code)).statusCode).toBe(200);
    app.clock.advance({ minutes: 1 });
    expect((await enter('AAAA-BBBB-CCCC')).statusCode).toBe(404);
  });

  it('works by plain forms, question by question', async () => {
    const { cards } = await holdTest(app, world, { token: 'AWAN' });
    const device = new Device(app);
    await device.enter(cards[2]?.code ?? '');
    const { visitor } = device;
    expect(textOf((await visitor.follow(await visitor.post('/lentera/ruang/isi', { langkah: 'mulai', token: 'x' }))).body)).toContain(
      'Token tidak cocok',
    );
    let page = await visitor.follow(await visitor.post('/lentera/ruang/isi', { langkah: 'mulai', token: 'awan' }));
    const seen = new Set<string>();
    for (let nth = 1; nth <= 10; nth++) {
      page = await visitor.get(`/lentera/ruang?soal=${nth}`);
      const text = textOf(page.body);
      seen.add(text);
      const fields = plainFields(page.body);
      page = await visitor.follow(
        await visitor.post('/lentera/ruang/isi', { soal: String(nth), langkah: nth < 10 ? 'lanjut' : 'simpan', ...fields }),
      );
      expect(textOf(page.body)).toContain('Tersimpan');
      expect(textOf(page.body)).toContain(`Soal ${Math.min(10, nth + 1)} dari 10`);
    }
    expect(seen.size).toBe(10);
    const log = await logOf(cards[2]?.participantId ?? 0);
    expect(log).toHaveLength(10);
    expect(log.filter(({ value }) => value === null)).toEqual([]);
    expect(textOf(page.body)).toContain('Semua soal sudah dijawab');
    page = await visitor.follow(await visitor.post('/lentera/ruang/isi', { langkah: 'selesai' }));
    expect(textOf(page.body)).toContain('Terkumpul');
  });

  it('keeps every line of the log as it came, whoever writes to the database', async () => {
    const { cards } = await holdTest(app, world);
    const device = new Device(app);
    await device.enter(cards[0]?.code ?? '');
    await device.begin();
    await device.send(device.entry(1, 'a'));
    const [line] = await logOf(cards[0]?.participantId ?? 0);
    const own = sql`attempt_id = ${(cards[0]?.participantId ?? 0) * 8}`;
    for (const write of [
      sql`update lentera.answer set value = '"b"' where ${own}`,
      sql`delete from lentera.answer where ${own}`,
      sql`truncate lentera.answer`,
    ])
      await expect(write.execute(app.db)).rejects.toThrow('only grows');
    expect(await logOf(cards[0]?.participantId ?? 0)).toEqual([line]);
  });

  it('leads whoever handed in to their result at once, where the test says so, and back in only for another attempt', async () => {
    const email = 'siswa.ujian@contoh.test';
    const personId = await app.account({ name: 'Siswa Contoh', email });
    await app.db
      .updateTable('lentera.student')
      .set({ person_id: personId })
      .where('id', '=', world.studentIds[0] ?? '')
      .execute();
    const student = await app.signedIn(email);
    await app.db.updateTable('lentera.test').set({ status: 'ended' }).execute();
    const row = async (title: string) => {
      const text = textOf((await student.get('/lentera/ulangan-saya')).body);
      return text.slice(text.indexOf(title)).split('WITA')[1]?.slice(0, 90) ?? '';
    };
    const release = (score: 'submitted' | 'ended') => ({ score, answers: 'never', discussion: 'never' }) as const;
    const handIn = async (title: string, terms: object) => {
      const { cards } = await holdTest(app, world, { title, terms });
      const device = new Device(app);
      await device.enter(cards[0]?.code ?? '');
      expect(await row(title)).toContain('Masuk ruang');
      expect(await isNext(title)).toBe(true);
      await device.begin();
      await device.finish();
    };
    // The front page leads to what runs or comes next.
    const isNext = async (title: string) => textOf((await student.get('/lentera')).body).includes(`${title} Sedang berlangsung`);
    await handIn('Ulangan Sekali', { release: release('submitted') });
    expect(await row('Ulangan Sekali')).toMatch(/Lihat hasil Ulangan Sekali/);
    expect(await row('Ulangan Sekali')).not.toContain('Masuk ruang');
    expect(await isNext('Ulangan Sekali')).toBe(false);
    await handIn('Ulangan Nanti', { release: release('ended') });
    expect(await row('Ulangan Nanti')).toContain('sudah dikumpulkan');
    await handIn('Latihan Dua Kali', { release: release('submitted'), attempts: 2 });
    expect(await row('Latihan Dua Kali')).toMatch(/Masuk ruang .*Lihat hasil/);
  });

  it('shows nobody a section before its time, and how long the one that is open stays so', async () => {
    const { cards } = await holdTest(app, world, {
      minutes: 30,
      sections: [
        { title: 'Pertama', minutes: 10 },
        { title: 'Kedua', minutes: 20 },
      ],
    });
    const device = new Device(app);
    await device.enter(cards[0]?.code ?? '');
    const { visitor } = device;
    const at = async (nth: number) => {
      const { body } = await visitor.get(`/lentera/ruang?soal=${nth}`);
      const plain = body.slice(body.indexOf('class="exam"'));
      return { text: textOf(plain), asked: plain.includes('class="prompt"'), answers: plain.includes('value="kosong"') };
    };
    await visitor.post('/lentera/ruang/isi', { langkah: 'mulai' });
    expect(await at(1)).toMatchObject({
      text: expect.stringContaining('Pertama · Soal 1 dari 10 · nilai 2 · bagian ini ditutup 10:00 lagi'),
      answers: true,
    });
    expect(await at(6)).toMatchObject({ text: expect.stringContaining('Bagian ini dibuka 10:00 lagi'), asked: false, answers: false });
    app.clock.advance({ minutes: 11 });
    expect(await at(1)).toMatchObject({ text: expect.stringContaining('Bagian ini sudah ditutup'), asked: true, answers: false });
    expect(await at(6)).toMatchObject({ text: expect.stringContaining('bagian ini ditutup 19:00 lagi'), asked: true, answers: true });
  });
});

/** Something chosen, typed or numbered in every field of a question's form. */
function plainFields(html: string): Record<string, string | string[]> {
  const fields: Record<string, string | string[]> = {};
  let place = 0;
  for (const [, tag = '', attributes = ''] of html.matchAll(/<(input|select|textarea)([^>]*)>/g)) {
    const name = /name="(j[^"]*)"/.exec(attributes)?.[1];
    const value = /value="([^"]*)"/.exec(attributes)?.[1] ?? '';
    if (name === undefined) continue;
    if (/type="(radio|checkbox)"/.test(attributes)) fields[name] ??= value;
    else if (tag === 'select' && /aria-label="Urutan/.test(attributes)) fields[name] = String(++place);
    else if (tag === 'select') fields[name] = 'a';
    else fields[name] = html.includes('petaknya') ? 'E5' : '12';
  }
  return fields;
}

async function rowsOf(testId: string): Promise<number> {
  const { count } = await app.db
    .selectFrom('lentera.attempt')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('test_id', '=', testId)
    .executeTakeFirstOrThrow();
  return Number(count);
}
