import { transaction } from '#db';
import { samsatOf, vehiclesCsv } from '#demo';
import { nationalCar } from '#demo/stand-ins';
import { approveProposal, proposeChange } from '#platform/rules';
import { assessAgain, assessmentOf, forgetHoldings, samsatRules } from '#services/samsat';
import { textOf } from '#support';
import Excel from 'exceljs';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { makeWorld, sendForm, type World } from './world.ts';

let world: World;
const START = '2026-03-02T02:00:00Z';
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world?.close());
beforeEach(async () => {
  world.app.clock.set(START);
  world.national.mood = 'well';
  await world.app.db.deleteFrom('samsat.attempt').execute();
});

const pageOf = (nrkb: string) => `/samsat/kendaraan/${world.samsat.holdings[nrkb]}`;
const words = async (at: string, who = world.putu) => textOf((await who.get(at)).body);
const vehicleId = async (nrkb: string) =>
  (await world.app.db.selectFrom('samsat.vehicle').select('id').where('nrkb', '=', nrkb).executeTakeFirstOrThrow()).id;
const own = { nrkb: 'dk 1777 zz', rangka: '99999', milik: 'sendiri', nik: '' };

describe('my vehicles', () => {
  it('stand in a list, the next due first, each with its plate and how far the day is', async () => {
    const list = await words('/samsat');
    expect(list).toMatch(/DK 1945 PAM.*terlambat 41 hari.*DK 77 PAM.*12 hari lagi.*DK 2718 PAM.*24 hari lagi.*DK 8817 PAM/s);
    expect((await world.putu.get('/samsat')).body).toContain('class="plate black"');
  });

  it('say what is owed by which law, and whether it can be paid', async () => {
    const page = await words(pageOf('DK2718PAM'));
    expect(page).toContain('Dapat dibayar daring');
    expect(page).toContain('Jumlah Rp 238.800');
    expect(page).toMatch(/NJKB Rp 14\.200\.000 × bobot 1 × tarif 1,055% × \(100% − potongan 18%\)/);
    expect(page).toContain('Perda Bali 1/2024');
    expect(page).toContain('MA 12 P/HUM/2017');
    expect(await words(`${pageOf('DK2718PAM')}?lang=en`)).toContain('Can be paid online');
    await world.putu.get('/samsat?lang=id');
  });

  it('are reckoned for another day, and for none that has passed', async () => {
    expect(await words(`${pageOf('DK2718PAM')}?bayar=2026-03-27`)).toMatch(/Sanksi PKB.*1% × 1 bulan/s);
    const past = await world.putu.get(`${pageOf('DK2718PAM')}?bayar=2026-03-01`);
    expect([past.statusCode, textOf(past.body)]).toEqual([422, expect.stringContaining('Pilih hari dari hari ini')]);
  });

  it('name every ground, and refuse by none that nobody has confirmed', async () => {
    const late = await words(pageOf('DK77PAM'));
    expect(late).toContain('Perpanjangan lima tahunan menunggu petugas');
    expect(late).not.toContain('Tidak dapat dibayar daring');
  });

  it('are nobody else’s', async () => {
    for (const who of [world.niluh, world.clerk]) expect((await who.get(pageOf('DK2718PAM'))).statusCode).toBe(404);
    expect((await world.niluh.post(`${pageOf('DK2718PAM')}/lepas`)).statusCode).toBe(404);
    expect((await world.app.visitor().get(pageOf('DK2718PAM'))).statusCode).toBe(303);
  });

  it('are called as their holder likes, and let go', async () => {
    await world.putu.post(`${pageOf('DK77PAM')}/nama`, { nama: '  Mobil   listrik ' });
    expect(await words('/samsat')).toContain('Mobil listrik');
    await world.putu.post(`${pageOf('DK77PAM')}/lepas`);
    expect(await words('/samsat')).not.toContain('Mobil listrik');
    expect((await world.putu.get(pageOf('DK77PAM'))).statusCode).toBe(404);
    const again = await sendForm(world.putu, '/samsat/tambah', { ...own, nrkb: 'DK 77 PAM', rangka: '44 444' });
    expect(again.statusCode).toBe(303);
  });
});

describe('finding a vehicle', () => {
  it.each([
    ['another number', { nrkb: 'DK 2719 PAM', rangka: '11111' }],
    ['another chassis', { nrkb: 'DK 1201 MP', rangka: '66667' }],
    ['another owner', { nrkb: 'DK 1201 MP', rangka: '66666' }],
  ])('says the same of %s', async (_what, sought) => {
    const missed = await sendForm(world.putu, '/samsat/tambah', { ...own, ...sought });
    expect([missed.statusCode, textOf(missed.body)]).toEqual([422, expect.stringContaining('Kami tidak menyebut yang mana')]);
  });

  it('stops after five misses a day, and lets them try the day after', async () => {
    const miss = () => sendForm(world.putu, '/samsat/tambah', { ...own, nrkb: 'DK 1201 MP', rangka: '00000' });
    for (let tries = 0; tries < 5; tries++) await miss();
    const right = { ...own, nrkb: 'DK 2718 PAM', rangka: '11111' };
    expect(textOf((await sendForm(world.putu, '/samsat/tambah', right)).body)).toContain('Terlalu banyak percobaan');
    world.app.clock.advance({ days: 1, minutes: 1 });
    expect(textOf((await sendForm(world.putu, '/samsat/tambah', right)).body)).toContain('sudah ada di daftar Anda');
    await world.app.runSweep('samsat.forget-attempts');
    world.app.clock.advance({ days: 8 });
    await world.app.runSweep('samsat.forget-attempts');
    expect(await world.app.db.selectFrom('samsat.attempt').selectAll().execute()).toEqual([]);
  });

  it('says field by field what is missing', async () => {
    const sent = await sendForm(world.putu, '/samsat/tambah', { nrkb: 'x', rangka: '1', milik: 'keluarga', nik: '12' });
    const page = textOf(sent.body);
    for (const fault of ['Tulis nomor pelat', 'Tulis lima huruf', 'Tulis 16 angka NIK', 'Lampirkan kartu keluarga'])
      expect(page).toContain(fault);
  });

  it('asks for the NIK of the account first', async () => {
    await world.app.account({ name: 'Tanpa Nomor', email: 'tanpa@contoh.test' });
    const visitor = await world.app.signedIn('tanpa@contoh.test');
    expect(textOf((await sendForm(visitor, '/samsat/tambah', own)).body)).toContain('Isi NIK di akun Anda');
  });

  it('says when to come back while the national register is away, and counts no miss', async () => {
    world.national.mood = 'down';
    expect(textOf((await sendForm(world.niluh, '/samsat/tambah', own)).body)).toContain('Coba lagi setelah 11.00 WITA');
    for (const mood of ['slow', 'cut', 'gateway', 'other', 'stranger'] as const) {
      world.national.mood = mood;
      expect(textOf((await sendForm(world.niluh, '/samsat/tambah', own)).body), mood).toContain('Coba lagi dalam satu jam');
    }
    expect(await world.app.db.selectFrom('samsat.attempt').selectAll().execute()).toEqual([]);
  });

  it('keeps nothing of a vehicle that is not theirs, and takes over what fits', async () => {
    await sendForm(world.putu, '/samsat/tambah', own);
    expect(await world.app.db.selectFrom('samsat.vehicle').select('id').where('nrkb', '=', nationalCar.nrkb).execute()).toEqual([]);
    const added = await world.niluh.follow(await sendForm(world.niluh, '/samsat/tambah', own));
    expect(textOf(added.body)).toMatch(/Kendaraan masuk daftar Anda.*dari register nasional/s);
  });

  it('brings a record up to date when asked, and shows how old it is', async () => {
    const { holding } = await world.app.db
      .selectFrom('samsat.holding as h')
      .innerJoin('samsat.vehicle as v', 'v.id', 'h.vehicle_id')
      .select('h.id as holding')
      .where('v.nrkb', '=', nationalCar.nrkb)
      .executeTakeFirstOrThrow();
    const at = `/samsat/kendaraan/${holding}`;
    world.app.clock.advance({ days: 5 });
    expect(await words(at, world.niluh)).toContain('Data lama pemberitahuan');
    world.national.mood = 'down';
    expect(textOf((await world.niluh.post(`${at}/muat`)).body)).toMatch(/Register nasional sedang tidak menjawab.*Coba lagi setelah/s);
    world.national.mood = 'stale';
    expect(textOf((await world.niluh.post(`${at}/muat`)).body)).toContain('belum punya data yang lebih baru');
    world.national.mood = 'well';
    world.national.vehicles.set(nationalCar.nrkb, { ...nationalCar, dueOn: '2028-01-20', blocked: true });
    const fresh = textOf((await world.niluh.post(`${at}/muat`)).body);
    expect(fresh).toMatch(/20 Januari 2028.*Data diperbarui.*Diblokir menunggu petugas/s);
    world.national.vehicles.set(nationalCar.nrkb, nationalCar);
  });
});

describe('family of the same card', () => {
  const card = { field: 'bukti', name: 'kk.pdf', type: 'application/pdf' };

  it('is told nothing before an officer has seen the proof', async () => {
    const page = await words(`/samsat/kendaraan/${world.samsat.family}`, world.niluh);
    expect(page).toContain('Petugas memeriksa kartu keluarga');
    expect(page).not.toMatch(/Yang perlu dibayar|NJKB/);
  });

  it('is decided by an officer with a note, and the proof goes', async () => {
    const desk = await world.clerk.get('/samsat/meja');
    expect(textOf(desk.body)).toMatch(/DK 3360 GA Diminta oleh Ni Luh Sari Dewi Pemilik di register I G•+/);
    const [proof = ''] = /\/lampiran\/[^"]+/.exec(desk.body) ?? [];
    expect((await world.clerk.get(proof)).statusCode).toBe(200);
    expect((await world.putu.get(proof)).statusCode).toBe(404);
    const decide = (putusan: string, catatan = '') =>
      world.clerk.post(`/samsat/meja/keluarga/${world.samsat.family}`, { putusan, catatan });
    expect(textOf((await decide('tidak')).body)).toContain('Tulis alasannya');
    expect((await decide('ya', 'Satu KK.')).statusCode).toBe(303);
    expect(textOf((await decide('ya')).body)).toContain('Sudah diputuskan');
    await world.app.runJobs();
    expect((await world.app.mail('niluh@contoh.test'))?.subject).toBe('DK 3360 GA: kendaraan keluarga disetujui');
    expect(await words(`/samsat/kendaraan/${world.samsat.family}`, world.niluh)).toContain('milik keluarga');
    expect((await world.clerk.get(proof)).statusCode).toBe(404);
  });

  it('waits again after it was refused, with another proof', async () => {
    const sought = { nrkb: 'DK 1201 MP', rangka: '66666', milik: 'keluarga', nik: '5171012201799904' };
    const { handInOne } = await import('../../demo/papers.ts');
    const { app, samsat } = world;
    const pdfId = await handInOne(app.deps.cases, samsat.officers.head.personId, 'KK');
    const { sha256 } = await app.db.selectFrom('files.file').select('sha256').where('id', '=', pdfId).executeTakeFirstOrThrow();
    const chunks: Buffer[] = [];
    for await (const chunk of await app.deps.files.storage.open(sha256)) chunks.push(chunk as Buffer);
    const file = { ...card, content: Buffer.concat(chunks) };
    const sent = await sendForm(world.putu, '/samsat/tambah', sought, file);
    const [, id = ''] = /kendaraan\/([\w-]+)/.exec(String(sent.headers.location)) ?? [];
    await world.clerk.post(`/samsat/meja/keluarga/${id}`, { putusan: 'tidak', catatan: 'Bukan satu KK.' });
    expect(await words('/samsat')).toMatch(/DK 1201 MP Tidak disetujui.*Bukan satu KK/s);
    expect((await sendForm(world.putu, '/samsat/tambah', sought, file)).statusCode).toBe(303);
    expect(await words('/samsat')).toMatch(/DK 1201 MP Menunggu petugas/);
  });

  it('is not for officers who may only read, nor for other offices', async () => {
    expect(textOf((await world.keeper.get('/samsat/meja')).body)).not.toContain('Satu KK, setujui');
    expect((await world.keeper.post(`/samsat/meja/keluarga/${world.samsat.family}`, { putusan: 'ya' })).statusCode).toBe(403);
    const elsewhere = await world.app.signedIn('loket@contoh.test');
    expect((await elsewhere.get('/samsat/meja')).statusCode).toBe(403);
  });
});

describe('a ground nobody has confirmed', () => {
  it('is asked about once, decided by an officer, and counts for fourteen days', async () => {
    expect(await words(pageOf('DK8817PAM'))).toContain('Petugas sudah diminta melihat');
    await world.putu.post(`${pageOf('DK8817PAM')}/tanya`);
    const open = await world.app.db.selectFrom('samsat.review').select('id').where('state', '=', 'open').execute();
    expect(open).toHaveLength(1);
    await world.clerk.post(`/samsat/meja/alasan/${open[0]?.id}`, { putusan: 'ya', catatan: 'Dipakai sendiri.' });
    expect(await words(pageOf('DK8817PAM'))).toMatch(/Dapat dibayar daring.*Diloloskan petugas sampai 16 Maret 2026/s);
    expect(await words(`${pageOf('DK8817PAM')}?bayar=2026-03-16`)).toContain('Dapat dibayar daring');
    expect(await words(`${pageOf('DK8817PAM')}?bayar=2026-03-17`)).toContain('Perlu keputusan petugas dahulu');
  });
});

describe('reminders', () => {
  const told = async (email: string) =>
    (
      await world.app.db
        .selectFrom('notifications.message')
        .select('subject')
        .where('email', '=', email)
        .where('notice', '=', 'samsat.due')
        .orderBy('created_at')
        .execute()
    ).map(({ subject }) => subject);

  it('come 60, 30 and 7 days before, once each; a day that was missed is made good by one', async () => {
    const { app } = world;
    const days = async (iso: string) => {
      app.clock.set(iso);
      await app.runSweep('samsat.remind');
      await app.runSweep('samsat.remind');
      return (await told('putu@contoh.test')).length;
    };
    // Due on 26 March, 23 April, 14 March; added on 2 March.
    expect(await days('2026-03-02T02:00:00Z')).toBe(0);
    expect(await days('2026-03-07T15:59:00Z')).toBe(1);
    expect(await days('2026-03-18T16:00:00Z')).toBe(2);
    expect(await days('2026-03-26T02:00:00Z')).toBe(3);
    expect(await days('2026-04-17T02:00:00Z')).toBe(4);
    expect((await told('putu@contoh.test')).map((subject) => subject.slice(6, 18))).toEqual([
      'DK 77 PAM ja',
      'DK 2718 PAM ',
      'DK 8817 PAM ',
      'DK 8817 PAM ',
    ]);
  });
});

describe('the register', () => {
  const intake = async (content: string | Buffer, per: string, name = 'register.csv') => {
    const sent = await sendForm(world.keeper, '/samsat/register/impor', { per }, { field: 'berkas', name, type: 'text/csv', content });
    const at = String(sent.headers.location).split('?')[0] ?? '';
    const { body } = await world.keeper.get(at);
    const columns = [...body.matchAll(/<select id="(\w+)"[\s\S]*?<\/select>/g)].map(([select, field = '']) => [
      field,
      /<option value="(\d*)" selected/.exec(select)?.[1] ?? '',
    ]);
    await world.keeper.post(`${at}/periksa`, Object.fromEntries(columns) as Record<string, string>);
    return { at, page: textOf((await world.keeper.get(at)).body) };
  };

  it('takes a file after a look, says what is wrong line by line, and takes nothing before', async () => {
    const count = async () =>
      Number(
        (
          await world.app.db
            .selectFrom('samsat.vehicle')
            .select((eb) => eb.fn.countAll().as('n'))
            .executeTakeFirstOrThrow()
        ).n,
      );
    const before = await count();
    const lines = vehiclesCsv('2026-03-02').trim().split('\r\n');
    const line = (nrkb: string, rest: string) => `${nrkb};${rest}`;
    const good = 'A;MHCONTOH12312345;SEDAN;100000000;51.01;01-06-2026;01-06-2028;1500;PRIBADI;BENSIN;TIDAK;CONTOH;X;2020;HITAM;TIDAK;YA';
    const spoiled = [
      ...lines,
      line('DK 5 NEW', `5171010101900009;BARU ${good}`),
      line('DK 6 NEW', `12;SALAH ${good.replace('SEDAN', 'PERAHU').replace('01-06-2026', '31-02-2026')}`),
      line('DK 7 NEW', `5171010101900009;GANDA ${good}`),
      line('DK 7 NEW', `5171010101900009;GANDA ${good}`),
    ];
    const { at, page } = await intake(spoiled.join('\n'), '2026-03-02');
    expect(page).toMatch(/Baru 1 Berubah 0 Sama 8 Lebih lama dari register 0 Tidak diambil 3/);
    for (const fault of ['NIK bukan 16 angka', 'Jenis kendaraan tidak dikenal', 'Jatuh tempo tidak terbaca', 'lebih dari satu baris'])
      expect(page).toContain(fault);
    const report = (await world.keeper.get(`${at}/laporan`)).body;
    expect(report).toContain('11,,Tidak diambil');
    expect(await count()).toBe(before);
    await world.keeper.post(`${at}/catat`);
    expect(await count()).toBe(before + 1);
    expect(textOf((await world.keeper.get(at)).body)).toContain('Sudah dicatat');
    expect((await world.keeper.post(`${at}/catat`)).statusCode).toBe(409);
  });

  it('changes nothing when a file comes again, and never by an older one', async () => {
    const again = await intake(vehiclesCsv('2026-03-02'), '2026-03-02');
    expect(again.page).toMatch(/Baru 0 Berubah 0 Sama 8/);
    const older = await intake(vehiclesCsv('2026-02-20'), '2026-02-20');
    expect(older.page).toMatch(/Baru 0 Berubah 0 Sama 0 Lebih lama dari register 8/);
    expect((await world.keeper.post(`${older.at}/catat`)).statusCode).toBe(409);
    await world.keeper.post(`${older.at}/buang`);
    expect(textOf((await world.keeper.get(older.at)).body)).toContain('Dibuang');
  });

  it('reads Excel as well, and refuses what is no list', async () => {
    const book = new Excel.Workbook();
    const sheet = book.addWorksheet('register');
    for (const row of vehiclesCsv('2026-03-02').trim().split('\r\n')) sheet.addRow(row.split(';'));
    const { page } = await intake(Buffer.from(await book.xlsx.writeBuffer()), '2026-03-02', 'register.xlsx');
    expect(page).toMatch(/Baru 0 Berubah 0 Sama 8/);
    const refused = async (content: string | Buffer, per = '2026-03-02') =>
      textOf(
        (await sendForm(world.keeper, '/samsat/register/impor', { per }, { field: 'berkas', name: 'x.csv', type: 'text/csv', content }))
          .body,
      );
    expect(await refused('NOPOL;NIK\n=1+1;2')).toContain('Berkas ini berisi rumus');
    expect(await refused('hanya;teks\n1;2')).toContain('Judul kolom tidak ditemukan');
    expect(await refused(vehiclesCsv('2026-03-02'), '2026-03-03')).toContain('paling akhir hari ini');
  });

  it('keeps owner and chassis sealed, shows neither in its list, and is narrowed and taken along', async () => {
    const rows = await world.app.db.selectFrom('samsat.vehicle').selectAll().execute();
    const intakes = await world.app.db.selectFrom('samsat.intake').selectAll().execute();
    const stored = JSON.stringify([rows, intakes]);
    for (const secret of ['5103064711829903', 'MHCONTOH', 'PUTU AYU', '11011111']) expect(stored).not.toContain(secret);
    const list = (await world.keeper.get('/samsat/register?q=dk+2718')).body;
    expect(textOf(list)).toContain('DK 2718 PAM');
    expect(textOf(list)).not.toContain('DK 1945 PAM');
    expect(list).not.toMatch(/PUTU AYU|MHCONTOH|5103064711829903/);
    expect(textOf((await world.keeper.get('/samsat/register?tampil=lewat')).body)).not.toContain('DK 2718 PAM');
    const csv = (await world.keeper.get('/samsat/register/ekspor?tampil=lewat')).body;
    expect(csv).toContain('DK 1945 PAM');
    expect(csv).not.toMatch(/PUTU|MHCONTOH/);
  });
});

describe('an assessment', () => {
  it('can be made again from what it names, after the rates have changed', async () => {
    const { app, samsat } = world;
    const asking = { at: app.clock.now(), personId: (await samsatOf(app.deps)).officers.clerk.personId };
    const id = await vehicleId('DK1945PAM');
    const before = await assessmentOf(app.db, id, '2026-03-02', asking);
    const rule = samsatRules.find(({ key }) => key === 'samsat.pkb-tariff');
    if (!rule) throw new Error('no rates');
    const value = (rule.value as { region: string; percent: number }[]).map((one) => ({
      ...one,
      percent: one.region === '51' ? one.percent * 2 : one.percent,
    }));
    const deciding = { today: '2026-03-02', at: app.clock.now() };
    await transaction(app.db, async (tx) => {
      const proposed = { value, citation: 'Perda contoh', validFrom: '2026-03-02', confirmed: true, reason: 'Uji', ...deciding };
      const proposal = await proposeChange(tx, rule, { ...proposed, agencyId: samsat.agencyId, actor: samsat.officers.keeper });
      await approveProposal(tx, rule, proposal, { ...deciding, actor: samsat.officers.head });
    });
    const after = await assessmentOf(app.db, id, '2026-03-02', asking);
    expect(after.total).toBeGreaterThan(before.total);
    expect(after.versions['samsat.pkb-tariff']).not.toBe(before.versions['samsat.pkb-tariff']);
    const { versions, moved, vehicle, payOn, lines, total } = before;
    // As it comes back from where it was kept.
    const again = await assessAgain(app.db, JSON.parse(JSON.stringify({ versions, moved, vehicle, payOn })));
    expect([again.lines, again.total]).toEqual([lines, total]);
    expect(before.verdict.findings.map(({ code }) => code)).toEqual(['NOT_OWNER_OR_KK']);
  });

  it('is shown with what a proposal would do to people', async () => {
    const { app, samsat } = world;
    const rule = samsatRules.find(({ key }) => key === 'samsat.opsen');
    if (!rule) throw new Error('no opsen');
    const value = (rule.value as { key: string; percent: number }[]).map((one) => (one.key === 'opsen' ? { ...one, percent: 50 } : one));
    const proposed = { value, citation: 'UU contoh', validFrom: '2026-03-02', confirmed: true, reason: 'Uji', today: '2026-03-02' };
    await transaction(app.db, (tx) =>
      proposeChange(tx, rule, { ...proposed, agencyId: samsat.agencyId, actor: samsat.officers.keeper, at: app.clock.now() }),
    );
    const head = await app.signedIn(samsat.officers.head.email);
    const page = textOf((await head.get('/kelola/aturan/samsat-bali/samsat.opsen')).body);
    expect(page).toMatch(/Minibus 1\.500 cc, NJKB Rp200 juta, 2 Maret 2026, tepat waktu/);
    // How it takes money is its own to say as well.
    expect(textOf((await head.get('/kelola/aturan/samsat-bali/payments.terms')).body)).toContain('Menit sebuah kode bayar berlaku');
  });

  it('shows everybody the rules it is made by, with what is not confirmed', async () => {
    const page = await words('/samsat/ketentuan', app().visitor());
    expect(page).toMatch(/Terlalu awal 3 bulan diberi tahu saja/);
    expect(page).toContain('Nusa Tenggara Barat');
    expect(await words('/samsat/ketentuan?provinsi=52', app().visitor())).toMatch(/pribadi Tarif 1,025%|pribadi 1,025%/);
    expect(page).toContain('belum dikonfirmasi');
  });
});

const app = () => world.app;

describe('an account that is erased', () => {
  it('leaves no list, no name of it and no tries behind; the register stays', async () => {
    const { personId } = (await samsatOf(world.app.deps)).officers.clerk;
    const { person_id: putu } = await world.app.db
      .selectFrom('samsat.holding')
      .select('person_id')
      .where('id', '=', world.samsat.holdings.DK2718PAM ?? '')
      .executeTakeFirstOrThrow();
    await transaction(world.app.db, (tx) => forgetHoldings(tx, putu, world.app.clock.now()));
    expect(await words('/samsat')).toContain('Belum ada kendaraan');
    const left = await world.app.db
      .selectFrom('samsat.holding')
      .select(['state', 'label', 'proof_file'])
      .where('person_id', '=', putu)
      .execute();
    expect(new Set(left.map((one) => JSON.stringify(one)))).toEqual(
      new Set([JSON.stringify({ state: 'ended', label: '', proof_file: null })]),
    );
    expect(await vehicleId('DK2718PAM')).toBeTruthy();
    expect(personId).not.toBe(putu);
  });
});
