import { transaction } from '#db';
import { findAgencyByKey } from '#platform/access';
import {
  addEntry,
  correctScore,
  countStatements,
  enterScore,
  getMatterForUpdate,
  keysOf,
  openMatter,
  publishedScores,
  publishedStatements,
  publishStatements,
} from '#services/ombudsman';
import { textOf } from '#support';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeWorld, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await makeWorld();
}, 300_000);
afterAll(() => world?.close());

const given = {
  kind: 'kepatuhan',
  subject: 'Pemerintah Kabupaten Contoh',
  year: 2024,
  agencyId: null,
  label: 'Kualitas tertinggi',
  value: 96.94,
  source: 'Siaran pers contoh',
  sourceOn: '2025-01-10',
  sourceRead: true,
} as const;
const enter = (who: 'assistant' | 'custodianA', score: Parameters<typeof enterScore>[3]) =>
  transaction(world.app.db, (tx) => enterScore(tx, world.officers[who].actor, world.agencyId, score, world.app.clock.now()));
const correct = (id: string, next: Parameters<typeof correctScore>[3]['given'], reason = 'Angka keliru disalin') =>
  transaction(world.app.db, (tx) =>
    correctScore(tx, world.officers.head.actor, world.agencyId, { id, given: next, reason }, world.app.clock.now()),
  );

describe('a result of an assessment', () => {
  it('is entered once with its source, corrected by a version, and never changed', async () => {
    const id = await enter('assistant', given);
    await expect(enter('assistant', given)).rejects.toMatchObject({ code: 'ACTION_NOT_ALLOWED' });
    await expect(enter('custodianA', { ...given, year: 2023 })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await correct(id, { ...given, value: 96.95 });
    const [now, ...others] = await publishedScores(world.app.db);
    expect([now?.value, now?.reason, others]).toEqual([96.95, 'Angka keliru disalin', []]);
    await expect(correct(id, { ...given, value: 1 }), 'an old version').rejects.toMatchObject({ code: 'CONFLICT' });
    await expect(sql`update ombudsman.score set value = 1`.execute(world.app.db)).rejects.toThrow('stays as it is');
    await expect(sql`delete from ombudsman.score`.execute(world.app.db)).rejects.toThrow('stays as it is');
    await expect(correct(now?.id ?? '', null, ' ')).rejects.toMatchObject({ code: 'INVALID_INPUT' });
    await correct(now?.id ?? '', null, 'Bukan tentang instansi ini');
    expect(await publishedScores(world.app.db)).toEqual([]);
  });

  it.each([
    ['tahun', { year: 2025 }],
    ['tahun', { kind: 'opini', year: 2024 }],
    ['predikat', { label: ' ', value: null }],
    ['nilai', { value: 100.01 }],
    ['sumber', { source: '' }],
    ['tanggal', { sourceOn: '2099-01-01' }],
    ['instansi', { subject: '' }],
  ] as const)('is refused for its %s: %j', async (field, wrong) => {
    await expect(enter('assistant', { ...given, ...wrong })).rejects.toMatchObject({ detail: { fields: [field] } });
  });

  it('has a page: typed again where something is wrong, read by every seat, entered by some', async () => {
    const assistant = await world.app.signedIn(world.officers.assistant.email);
    await assistant.get('/ombudsman/penilaian');
    const wrong = await assistant.post('/ombudsman/penilaian', {
      jenis: 'opini',
      nama: 'Pemerintah Kota Contoh',
      tahun: '2025',
      predikat: 'Kualitas Tertinggi',
      nilai: 'x',
    });
    expect([wrong.statusCode, wrong.body.includes('value="Kualitas Tertinggi"')]).toEqual([422, true]);
    const right = await assistant.post('/ombudsman/penilaian', {
      jenis: 'opini',
      nama: 'Pemerintah Kota Contoh',
      tahun: '2025',
      predikat: 'Kualitas Tertinggi',
      sumber: 'Siaran pers contoh',
    });
    expect(textOf((await assistant.follow(right)).body)).toContain('terbitan belum dibaca');
    const custodian = await world.app.signedIn(world.officers.custodianA.email);
    const page = await custodian.get('/ombudsman/penilaian');
    expect([page.statusCode, page.body.includes('name="predikat"')]).toEqual([200, false]);
    const admin = await world.app.signedIn('arsip@contoh.test').catch(() => null);
    if (admin) expect((await admin.get('/ombudsman/penilaian')).statusCode).toBe(404);
  });
});

describe('figures of what lies sealed', () => {
  /** Reports about the agency, each as far as these steps. */
  const report = async (count: number, agency: string, steps: readonly (readonly [string, string])[], answered = false) => {
    const { app, officers, agencyId } = world;
    const { opened, actor } = officers.head;
    for (let n = 0; n < count; n++)
      await transaction(app.db, async (tx) => {
        const at = app.clock.now();
        const sent = { type: 'sent', title: 'Contoh', answers: { agency } } as const;
        const matter = {
          agencyId,
          kind: 'laporan',
          channel: 'web',
          stage: 'received',
          urgent: false,
          by: { side: 'reporter' },
          sent,
          identity: null,
          excluded: [],
          openings: [],
          rules: {},
        } as const;
        const { matter: made } = await openMatter(tx, null, matter, at);
        const keys = await keysOf(tx, opened, await getMatterForUpdate(tx, made.id));
        const by = { side: 'office', personId: actor.personId, name: actor.name } as const;
        for (const [action, to] of steps)
          await addEntry(tx, made, keys, { lock: 'office', by, content: { type: 'acted', action, from: 'x', to } }, at);
        if (answered)
          await addEntry(
            tx,
            made,
            keys,
            {
              lock: 'office',
              by: { side: 'agency' },
              content: {
                type: 'agency-answer',
                askingId: '',
                purpose: 'explanation',
                agency: '',
                text: '',
                name: '',
                office: '',
                agrees: null,
                document: null,
                saidAt: '',
                digest: '',
              },
            },
            at,
          );
      });
  };
  const count = (who: 'head' | 'assistant', quarter: string) =>
    transaction(world.app.db, (tx) =>
      countStatements(tx, world.officers[who].actor, world.officers[who].opened, quarter, world.app.clock.now()),
    );
  const publish = (who: 'head' | 'assistant', quarter: string) =>
    transaction(world.app.db, (tx) => publishStatements(tx, world.officers[who].actor, world.agencyId, quarter, world.app.clock.now()));

  it('leave the seal once counted, without small groups, and published by another person', async () => {
    const agency = await findAgencyByKey(world.app.db, 'dpmptsp-badung');
    const other = await findAgencyByKey(world.app.db, 'dukcapil-tabanan');
    const name = `${agency?.name}, ${agency?.government}`;
    const taken = [
      ['to-plenary', 'plenary'],
      ['accept', 'examination'],
    ] as const;
    await report(6, name, []);
    await report(7, name, taken);
    await report(5, name, [...taken, ['lhp-found', 'monitoring']], true);
    // Alleged and examined, and the agency was never heard.
    await report(1, name, [...taken, ['lhp-found', 'monitoring']]);
    await report(2, other?.name ?? '', taken);
    await report(1, 'Kantor yang tidak ada di balai', []);
    const { quarterOf } = await import('#platform/survey');
    const quarter = quarterOf(world.app.clock.now().toISOString().slice(0, 10));
    await expect(count('head', quarter)).rejects.toMatchObject({ detail: { reason: 'not-over' } });
    world.app.clock.advance({ days: 100 });
    expect(await count('head', quarter)).toEqual({ all: 22, ours: 21 });
    expect(await publishedStatements(world.app.db)).toEqual([]);
    await expect(publish('head', quarter)).rejects.toMatchObject({ detail: { reason: 'other-person' } });
    await publish('assistant', quarter);
    const shown = await publishedStatements(world.app.db);
    const of = (id: string | undefined) => shown.find(({ agencyId }) => agencyId === id)?.stages;
    expect(of(agency?.id)).toEqual({ intake: 19, admissible: 13, examined: 13, found: 5, corrected: 0 });
    expect(Object.values(of(other?.id) ?? {}), 'two reports').toEqual([null, null, null, null, null]);
    const lying = await sql<{ row: string }>`select s::text as row from ombudsman.statement s`.execute(world.app.db);
    expect(
      lying.rows.some(({ row }) => /": [1-4][,}]/.test(row)),
      'no small cell lies outside the seal',
    ).toBe(false);
    const publicPage = async (period: string) =>
      textOf((await world.app.visitor().get(`/kinerja/instansi/dpmptsp-badung?masa=${period}`)).body);
    expect(await publicPage('2026-Q1')).toContain('Diterbitkan Ombudsman');
    const year = await publicPage('2026');
    expect(year, 'a year says what of it is there, and not that it was published').toContain('Sudah terbit: T1 2026');
    expect(year).not.toContain('Diterbitkan Ombudsman');
    // One report more found: the figure stays, rather than tell of one.
    await expect(publish('assistant', quarter)).rejects.toMatchObject({ detail: { reason: 'nothing' } });
    await expect(sql`update ombudsman.statement set stages = '{}'`.execute(world.app.db)).rejects.toThrow('stays as it is');
  });
});

describe('promises of services', () => {
  it('stand before officers of the Ombudsman alone, with what is late today and how a signal is made', async () => {
    const head = await world.app.signedIn(world.officers.head.email);
    const page = await head.get('/ombudsman/angka');
    expect(page.statusCode).toBe(200);
    const text = textOf(page.body);
    for (const word of ['Isyarat bukan temuan', 'Batas ini belum dikonfirmasi', 'Yang terlambat, semua layanan', 'tidak ditampilkan'])
      expect(text).toContain(word);
    const counted = await head.post('/ombudsman/angka', { triwulan: '2026-Q1' });
    expect(counted.headers.location, 'counting wants an open key').toBe('/ombudsman/kunci');
    const nothing = await head.post('/ombudsman/angka/terbitkan', { triwulan: '2025-Q4' });
    expect([nothing.statusCode, textOf(nothing.body).includes('Tidak ada yang menunggu')]).toEqual([409, true]);
    expect((await world.app.visitor().get('/ombudsman/angka')).statusCode).not.toBe(200);
  });
});
