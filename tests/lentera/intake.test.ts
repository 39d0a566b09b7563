import { vaultOf } from '#platform/keys';
import { startApp, type TestApp, textOf, textOfPdf, type Visitor } from '#support';
import Excel from 'exceljs';
import { zipSync } from 'fflate';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeSchools, type SchoolWorld, sendFile, sendList } from './world.ts';

let app: TestApp;
let world: SchoolWorld;
let operator: Visitor;
let imports: string;
beforeAll(async () => {
  app = await startApp();
  world = await makeSchools(app);
  operator = await world.at('operator');
  imports = `/lentera/sekolah/${world.schoolId}/impor`;
}, 120_000);
afterAll(() => app?.close());

const page = async (address: string) => textOf((await operator.get(address)).body);
const students = () =>
  sql<{ name: string; nisn: string | null; nis: string; born: string | null; class: string | null }>`
    select s.name, s.nisn, s.nis, s.born::text as born, c.name as class
      from lentera.student s
      left join lentera.enrolment e on e.student_id = s.id and e.ends is null
      left join lentera.class c on c.id = e.class_id
     where s.school_id = ${world.schoolId} and s.status = 'active' order by s.nis`
    .execute(app.db)
    .then(({ rows }) => rows);

/** The template of the school's exam program: numbers as numbers, both orders of days, a column of passwords nobody takes. */
async function template(): Promise<Buffer> {
  const book = new Excel.Workbook();
  const sheet = book.addWorksheet('siswa');
  sheet.addRow([
    'NISN*',
    'NIS*',
    'NAMA SISWA*',
    'JENIS KELAMIN (L/P)*',
    'USERNAME*',
    'PASSWORD*',
    'KELAS AWAL*',
    'TEMPAT LAHIR',
    'TANGGAL LAHIR',
  ]);
  sheet.addRow([99_000_011, 2611, 'Made Contoh Rahasia', 'L', 'u1', 'p1', '7A', 'Denpasar', '14-05-2013']);
  sheet.addRow(['0099000012', '2612', 'Luh Contoh Berubah', 'Perempuan', 'u2', 'p2', '7B', 'Denpasar', '2013-05-14']);
  sheet.addRow(['0099000021', '2621', 'Ni Kadek Baru', 'p', 'u3', 'p3', 'VII C', 'Gianyar', new Date('2013-08-17T00:00:00Z')]);
  sheet.addRow(['0099000016', '2622', 'Wayan Contoh Rahasia', 'L', 'u4', 'p4', '7A', '', '']);
  sheet.addRow(['12', '', '=', 'X', 'u5', 'p5', '12A', '', '31-02-2013']);
  return Buffer.from((await book.xlsx.writeBuffer()) as ArrayBuffer);
}

describe('a list of students', () => {
  it('is found out line by line, and takes nothing before it is said to', async () => {
    const before = await students();
    const address = await sendList(operator, imports, await template(), { isi: 'students', name: 'siswa.xlsx' });
    const said = await page(address);
    expect(said).toMatch(/Baru 1 Berubah 1 Sama 1 Tidak diambil 2 Tidak ada di daftar 3/);
    expect(said).toContain('Kelas yang akan dibuka: VII C.');
    expect(said).toContain('NISN kehilangan nol di depan; dilengkapi');
    expect(said).toContain('NISN tercatat di sekolah lain di kota ini');
    const csv = (await operator.get(`${address}/laporan`)).body;
    expect(csv).toMatch(/6,'=,Tidak diambil,Nama kosong/);
    expect(await students()).toEqual(before);
    expect((await (await world.at('elsewhere')).get(address)).statusCode).toBe(404);
    expect((await (await world.at('teacher')).post(`${address}/catat`)).statusCode).toBe(404);
  });

  it('is taken as a whole, and sent again changes nobody', async () => {
    const address = await sendList(operator, imports, await template(), { isi: 'students', name: 'siswa.xlsx' });
    const once = await Promise.all([operator.post(`${address}/catat`), operator.post(`${address}/catat`)]);
    expect(once.map(({ statusCode }) => statusCode).toSorted()).toEqual([303, 409]);
    const after = await students();
    expect(after).toHaveLength(6);
    expect(after.find(({ nis }) => nis === '2612')).toMatchObject({ name: 'Luh Contoh Berubah', class: '7B' });
    expect(after.find(({ nis }) => nis === '2621')).toEqual({
      name: 'Ni Kadek Baru',
      nisn: '0099000021',
      nis: '2621',
      born: '2013-08-17',
      class: 'VII C',
    });
    const again = await sendList(operator, imports, await template(), { isi: 'students', name: 'siswa.xlsx' });
    expect(await page(again)).toMatch(/Baru 0 Berubah 0 Sama 3/);
    expect((await operator.post(`${again}/catat`)).statusCode).toBe(409);
    expect((await operator.post(`${again}/buang`)).statusCode).toBe(303);
    expect(await students()).toEqual(after);
  });

  it('of Dapodik stands below titles of its own, in two rows, with fathers and mothers beside', async () => {
    const book = new Excel.Workbook();
    const sheet = book.addWorksheet('Daftar Peserta Didik');
    sheet.addRow(['Daftar Peserta Didik']);
    sheet.addRow(['SMP CONTOH SATU']);
    sheet.addRow(['Tanggal Unduh: 2026-03-02']);
    sheet.addRow(['No', 'Nama', 'NIPD', 'JK', 'NISN', 'Tempat Lahir', 'Tanggal Lahir', 'Data Ayah', '', 'Rombel Saat Ini']);
    sheet.addRow(['', '', '', '', '', '', '', 'Nama', 'Tahun Lahir', '']);
    sheet.mergeCells('H4:I4');
    for (const column of ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'J']) sheet.mergeCells(`${column}4:${column}5`);
    sheet.addRow(['1', 'Komang Dari Dapodik', '2631', 'L', '0099000031', 'Denpasar', '2013-01-02', 'I Wayan Bapak', '1980', 'Kelas 7A']);
    const address = await sendList(operator, imports, Buffer.from((await book.xlsx.writeBuffer()) as ArrayBuffer), {
      isi: 'students',
      name: 'dapodik.xlsx',
    });
    expect(await page(address)).toMatch(/Baru 1 .*8. Data Ayah Nama/);
    await operator.post(`${address}/catat`);
    expect((await students()).find(({ nis }) => nis === '2631')).toMatchObject({ name: 'Komang Dari Dapodik', class: '7A' });
  });

  it('that writes a class in its own way opens no second one, and is told in which lines something was found', async () => {
    const rows = [
      'Nama,NIS,JK,Kelas,Tanggal Lahir',
      'Satu Cara,781,L,7 a,',
      'Dua Cara,782,L,VII-A,17 Agustus 2013',
      'Tiga Cara,783,L,VII D,',
    ];
    const address = await sendList(operator, imports, [...rows, 'Empat Cara,784,L,7-D,', 'Lima Cara,785,X,7A,'].join('\n'));
    const said = await page(address);
    expect(said).toContain('Kelas yang akan dibuka: VII D.');
    expect(said).toMatch(/Jenis kelamin tidak terbaca 1 6 tidak diambil/);
    await operator.post(`${address}/catat`);
    const taken = (await students()).filter(({ name }) => name.endsWith(' Cara'));
    expect(taken.map((one) => one.class)).toEqual(['7A', '7A', 'VII D', 'VII D']);
    expect(taken[1]?.born).toBe('2013-08-17');
    // Where both stand in the books already, each is itself.
    expect((await operator.post(`/lentera/sekolah/${world.schoolId}/kelas`, { tahun: '2025', tingkat: '7', nama: '7 A' })).statusCode).toBe(
      303,
    );
    const both = await sendList(operator, imports, 'Nama,NIS,JK,Kelas\nEnam Cara,786,L,7A\nTujuh Cara,787,L,7 A');
    await operator.post(`${both}/catat`);
    expect((await students()).filter(({ nis }) => nis === '786' || nis === '787').map((one) => one.class)).toEqual(['7A', '7 A']);
    const teachers = await sendList(operator, imports, 'Nama,NIP\nNi Wayan Tanpa Nomor,1234', { isi: 'teachers', name: 'guru.csv' });
    expect(await page(teachers)).toMatch(/NIP bukan 18 angka; nomornya tidak diambil 1 2 diambil/);
  });

  it('with two lines of one number takes neither', async () => {
    const address = await sendList(operator, imports, 'Nama,NIS,JK\nSatu Contoh,777,L\nDua Contoh,777,P\nTiga Contoh,778,L');
    expect(await page(address)).toMatch(/Baru 1 .*Tidak diambil 2 .*lebih dari satu baris/);
  });
});

describe('a hostile file', () => {
  const sheetOf = async (fill: (sheet: Excel.Worksheet) => void) => {
    const book = new Excel.Workbook();
    const sheet = book.addWorksheet('x');
    sheet.addRow(['Nama', 'NIS', 'JK']);
    fill(sheet);
    return Buffer.from((await book.xlsx.writeBuffer()) as ArrayBuffer);
  };
  const lines = (n: number) => `Nama,NIS,JK\n${Array.from({ length: n }, (_, at) => `Siswa Contoh,${at},L`).join('\n')}`;
  const files: readonly (readonly [string, string, () => Promise<Buffer | string> | Buffer | string])[] = [
    ['a formula', 'berisi rumus', () => sheetOf((sheet) => sheet.addRow([{ formula: 'HYPERLINK("http://x")', result: 'x' }, '1', 'L']))],
    ['a formula in CSV', 'Sel A2', () => 'Nama,NIS,JK\n=cmd|x,1,L'],
    ['a hundred thousand rows', 'lebih dari 5.000 baris', () => lines(100_000)],
    ['a bomb', 'terlalu besar bila dibuka', () => Buffer.from(zipSync({ 'xl/workbook.xml': new Uint8Array(42_000_000) }, { level: 1 }))],
    [
      'macros',
      'berisi makro',
      () => Buffer.from(zipSync({ 'xl/workbook.xml': Buffer.from('<x/>'), 'xl/vbaProject.bin': Buffer.from('x') })),
    ],
    ['a zip that is no workbook', 'bukan XLSX', () => Buffer.from(zipSync({ 'a.txt': Buffer.from('a') }))],
    ['a zip cut off', 'rusak', async () => (await sheetOf((sheet) => sheet.addRow(['A B', '1', 'L']))).subarray(0, 900)],
    ['an old workbook', 'bukan XLSX', () => Buffer.from('d0cf11e0a1b11ae100000000', 'hex')],
    ['another encoding', 'bukan UTF-8', () => Buffer.from([0x4e, 0x61, 0xff, 0xfe, 0x41, 0x42])],
    ['no titles', 'Judul kolom tidak ditemukan', () => 'a,b\n1,2'],
    ['no lines', 'tidak berisi baris', () => 'Nama,NIS,JK\n'],
  ];
  it.each(files)('is refused by name: %s', async (_, says, make) => {
    const answer = await sendFile(operator, imports, await make(), { isi: 'students', name: 'x.xlsx' });
    expect([answer.statusCode, textOf(answer.body)]).toEqual([422, expect.stringContaining(says)]);
  });
});

describe('a list of students with their parents', () => {
  const list = (phone: string, more = '') =>
    `NISN*,NIS*,NAMA SISWA*,JENIS KELAMIN (L/P)*,KELAS AWAL*,ALAMAT,NAMA AYAH,TELEPON AYAH,NAMA IBU,TELEPON IBU,NAMA WALI,TELEPON WALI\n` +
    `0099000041,2641,Anak Contoh Rahasia,L,7A,Jalan Rahasia 1,I Wayan Bapak,${phone},Ni Made Ibu,,-,-\n` +
    `0099000042,2642,Adik Contoh Rahasia,P,7A,,12,0812,,,I Ketut Paman,xx\n${more}`;
  const parents = async () => {
    const { rows } = await sql<{ id: string; nis: string; relation: string; name: string; phone: string | null; joined: boolean }>`
      select s.id, s.nis, p.relation, p.name, p.phone, p.person_id is not null as joined
        from lentera.parent p join lentera.student s on s.id = p.student_id
       where s.nis in ('2641', '2642') order by s.nis, p.relation`.execute(app.db);
    expect(JSON.stringify(rows), 'no number lies in clear').not.toContain('+62');
    return rows.map(({ id, ...row }) => {
      const place = `lentera.parent.phone#${id}:${row.relation}`;
      return { ...row, phone: row.phone === null ? null : vaultOf(app.db).open(place, row.phone) };
    });
  };
  const take = async (content: string) => {
    const address = await sendList(operator, imports, content, { isi: 'students', name: 'orang-tua.csv' });
    const said = await page(address);
    return { address, said, done: (await operator.post(`${address}/catat`)).statusCode };
  };

  it('shows them before they count, and notes each once, however often it is sent', async () => {
    const address = await sendList(operator, imports, list('812-0000-0041'), { isi: 'students', name: 'orang-tua.csv' });
    expect(await page(address)).toMatch(/Baru 2 .*Orang tua baru atau berubah 3/);
    const waiting = await app.db.selectFrom('lentera.intake').select('rows').where('ended_at', 'is', null).execute();
    expect(JSON.stringify(waiting), 'nor does what waits').not.toContain('0000-0041');
    expect(await page(address)).toContain('Nama orang tua tidak terbaca');
    const report = (await operator.get(`${address}/laporan`)).body;
    expect(report).toContain('Ayah: I Wayan Bapak (+6281200000041); Ibu: Ni Made Ibu');
    expect(await parents()).toEqual([]);
    expect((await operator.post(`${address}/catat`)).statusCode).toBe(303);
    const noted = [
      { nis: '2641', relation: 'father', name: 'I Wayan Bapak', phone: '+6281200000041', joined: false },
      { nis: '2641', relation: 'mother', name: 'Ni Made Ibu', phone: null, joined: false },
      { nis: '2642', relation: 'guardian', name: 'I Ketut Paman', phone: null, joined: false },
    ];
    expect(await parents()).toEqual(noted);
    const again = await take(list('0812-0000-0041'));
    expect(again.said).toMatch(/Baru 0 Berubah 0 Sama 2/);
    expect(again.done).toBe(409);
    // A list without a number takes none away, one with another number changes it.
    expect((await take(list(''))).done).toBe(409);
    expect((await take(list('0812-0000-0049'))).said).toMatch(/Berubah 1 .*Orang tua baru atau berubah 1/);
    expect(await parents()).toEqual([{ ...noted[0], phone: '+6281200000049' }, noted[1], noted[2]]);
  });

  it('is where a parent who joins by a code is found, and is let go of', async () => {
    const { id } = await app.db.selectFrom('lentera.student').select('id').where('nis', '=', '2641').executeTakeFirstOrThrow();
    const made = textOf((await operator.post(`/lentera/siswa/${id}/kode`)).body);
    const code = /[A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{4}/.exec(made)?.[0] ?? '';
    const parent = await world.at('parent');
    await parent.post('/lentera/gabung', { kode: code, hubungan: 'father' });
    expect((await parents()).filter(({ joined }) => joined)).toMatchObject([{ nis: '2641', relation: 'father' }]);
    const own = (await parent.get('/akun/data/unduh/txt')).body;
    expect(own).toContain('Dicatat sekolah sebagai orang tua Anak Contoh Rahasia: Ayah, I Wayan Bapak\nTelepon: +6281200000049');
    expect(own).toMatch(/Mengikuti Anak Contoh Rahasia/);
    expect(own, 'what the school knows of the child').not.toContain('Jalan Rahasia');
    const seen = await page(`/lentera/siswa/${id}`);
    expect(seen).toMatch(/Orang tua menurut sekolah .*I Wayan Bapak Ayah .*Sudah bergabung .*Ni Made Ibu Ibu .*Belum bergabung/);
    expect(seen).toContain('Jalan Rahasia 1');
    // What the school noted of others is no parent's to read.
    expect(textOf((await parent.get(`/lentera/siswa/${id}`)).body)).not.toMatch(/Ni Made Ibu|Jalan Rahasia/);
    await operator.post(`/lentera/siswa/${id}/wali/${world.personId.parent}/akhiri`);
    expect((await parents()).some(({ joined }) => joined)).toBe(false);
  });
});

describe('a list of teachers', () => {
  it('says who plans the school’s tests, and refuses places there are none of', async () => {
    const list = 'NAMA,NIP,JABATAN\nI Waka Baru,,Wakil Kepala Bidang Kurikulum\nNi Biasa Baru,,\nI Satpam Baru,,Satpam\n';
    const address = await sendList(operator, imports, list, { isi: 'teachers', name: 'jabatan.csv' });
    expect(await page(address)).toMatch(/Baru 2 .*Tidak diambil 1 .*Jabatan bukan guru/);
    const slips = await operator.post(`${address}/catat`);
    expect((await textOfPdf(slips.rawPayload)).text).toContain('Wakil kepala kurikulum');
    const { rows } = await sql<{ name: string; role: string }>`
      select name, role from lentera.join_code where name like '%Baru' and role <> 'guardian' order by name`.execute(app.db);
    expect(rows).toEqual([
      { name: 'I Waka Baru', role: 'curriculum' },
      { name: 'Ni Biasa Baru', role: 'teacher' },
    ]);
  });

  it('gives each a code on a slip, once', async () => {
    const list = 'NAMA;NIP\n"Ni Wayan Guru";\n"I Made Guru, S.Pd.";198001012005011001\n"Ni Ketut Guru";12345';
    const address = await sendList(operator, imports, list, { isi: 'teachers', name: 'guru.csv' });
    expect(await page(address)).toMatch(/Baru 2 .*Sama 1/);
    const slips = await operator.post(`${address}/catat`);
    const { text } = await textOfPdf(slips.rawPayload);
    const codes = text.match(/[A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{4}/g) ?? [];
    expect(codes).toHaveLength(2);
    expect((await (await world.at('stranger')).post('/lentera/gabung', { kode: codes[0] })).statusCode).toBe(303);
    expect(await page(`/lentera/sekolah/${world.schoolId}/pegawai`)).toMatch(/I Made Guru, S.Pd. .*198001012005011001/);
    expect(await page(await sendList(operator, imports, list, { isi: 'teachers', name: 'guru.csv' }))).toMatch(/Baru 0 .*Sama 3/);
  });
});
