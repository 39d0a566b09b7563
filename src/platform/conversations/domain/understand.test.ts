import { catalogue } from '#i18n';
import {
  choice,
  date,
  email,
  type Field,
  journey,
  kkField,
  longText,
  nikField,
  number,
  optional,
  type Page,
  personName,
  phone,
  text,
  yesNo,
} from '#platform/forms';
import { RuleBook } from '#platform/rules';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { understand } from './understand.ts';

const said = (id: string, en = `${id}-en`) => catalogue({ w: id }, { w: en }).text((m) => m.w);
const context = { today: '2026-11-29', rules: RuleBook.ofDefaults([]) };
const child = journey.page('child', said('Bayi'), {
  name: personName({ label: said('Nama bayi') }),
  born: date({ label: said('Tanggal lahir'), when: 'past' }),
  sex: choice({ label: said('Jenis kelamin') }, { male: said('Laki-laki'), female: said('Perempuan') }),
  motherNik: nikField({ label: said('NIK ibu') }),
  phone: phone({ label: said('Nomor telepon') }),
  twin: yesNo({ label: said('Kembar') }),
  note: optional(text({ label: said('Keterangan') })),
}).pages[0] as Page;

const whole = {
  name: 'I Wayan Contoh',
  born: '01-02-2026',
  sex: 'male',
  motherNik: '5102014101900001',
  phone: '+6281200000001',
  twin: 'no',
};
const read = (message: string, given = {}) => understand(child, given, message, 'id', context);

const anyVillage = text({ label: said('Desa') }, { max: 80 });
const reporter = journey.page('reporter', said('Pelapor'), {
  capacity: choice(
    { label: said('Anda melapor sebagai') },
    { self: said('Yang bersangkutan'), family: said('Keluarga'), proxy: said('Penerima kuasa') },
  ),
  name: personName({ label: said('Nama lengkap Anda') }),
  kk: kkField({ label: said('Nomor KK keluarga yang dilaporkan') }),
  phone: phone({ label: said('Nomor telepon') }),
  village: {
    ...anyVillage,
    // Takes any words, and knows some.
    parse: (raw, of) => {
      const line = anyVillage.parse(raw, of);
      return line.ok && !/^(dauh peken|delod peken|jatiluwih)$/i.test(line.value) ? { ...line, warning: said('tidak dikenal') } : line;
    },
  },
  address: longText({ label: said('Alamat: banjar, jalan, nomor') }, { max: 300, rows: 3 }),
}).pages[0] as Page;
const mailed = journey.page('mailed', said('Pelapor'), {
  name: personName({ label: said('Nama lengkap Anda') }),
  nik: nikField({ label: said('NIK Anda') }),
  email: optional(email({ label: said('Surel'), ask: said('Alamat email') })),
  district: choice({ label: said('Kecamatan') }, { '01': said('Tabanan'), '02': said('Penebel') }),
  village: (reporter.fields as { readonly village: Field<string> }).village,
  address: longText({ label: said('Alamat: banjar, jalan, nomor') }, { max: 300, rows: 3 }),
}).pages[0] as Page;
const grown = journey.page('grown', said('Anak'), {
  born: date({ label: said('Tanggal lahir'), when: 'past' }),
  order: number({ label: said('Anak ke'), min: 1, max: 20 }),
  grams: number({ label: said('Berat'), min: 300, max: 8000, unit: () => 'gram' }),
  long: number({ label: said('Panjang'), min: 20, max: 70, unit: () => 'cm' }),
  proof: choice({ label: said('Buku nikah') }, { has: said('Ada'), none: said('Tidak ada') }),
}).pages[0] as Page;

describe('somebody who does not write as they were asked', () => {
  const told = (message: string, given = {}) => understand(reporter, given, message, 'id', context);

  it('says who they are as people do', () => {
    for (const word of ['saya bapaknya', 'ibu', 'anak', 'sebagai keluarga', 'Suaminya'])
      expect(told(`${word}\nI Kadek Contoh`).given).toMatchObject({ capacity: 'family', name: 'I Kadek Contoh' });
    expect(told('saya sendiri').given).toEqual({ capacity: 'self' });
  });

  it('leads to a number by its name, and the number never becomes an address', () => {
    for (const line of ['kk 5102050101150007', 'no kk saya 5102 0501 0115 0007', 'nomer kk: 5102050101150007'])
      expect(told(`${line}\nhp 081200000001`).given).toEqual({ kk: '5102050101150007', phone: '+6281200000001' });
  });

  it('writes village and address on one line', () => {
    const given = { capacity: 'family', name: 'I Kadek Contoh', kk: '5102050101150007', phone: '+6281200000001' };
    expect(told('desa delod peken, banjar sakenan no 4', given).given).toMatchObject({
      village: 'delod peken',
      address: 'banjar sakenan no 4',
    });
    expect(told('banjar sakenan no 4').given).toEqual({ address: 'banjar sakenan no 4' });
  });

  it('still takes a village nobody knows, in its turn', () => {
    const given = { capacity: 'family', name: 'I Kadek Contoh', kk: '5102050101150007', phone: '+6281200000001' };
    expect(told('Desa Baru Contoh\nJalan Contoh 3', given).given).toMatchObject({ village: 'Desa Baru Contoh', address: 'Jalan Contoh 3' });
  });

  it('is told what was taken by its place alone, where other questions would have taken it too', () => {
    expect(told('putu').guessed).toEqual(['name']);
    expect(told('keluarga\n5102050101150007').guessed).toEqual([]);
    expect(told('keluarga\nI Kadek Contoh\n5102050101150007\n081200000001\ndauh peken\nJalan Contoh 3').guessed).toEqual([]);
    expect(read('I Wayan Contoh\n1-2-2026\nlaki-laki\n5102014101900001\n081200000001\nya\n-').guessed).toEqual([]);
    expect(told('banjar sakenan no 4').guessed).toEqual([]);
  });

  it('answers several questions in one sentence', () => {
    const { given, guessed } = read('anaknya laki laki lahir tanggal 2 februari 2026 di rumah sakit');
    expect(given).toEqual({ sex: 'male', born: '02-02-2026' });
    expect(guessed).toEqual(['born', 'sex']);
    // Without a day or a number of a person, a sentence stays what it is.
    expect(told('di belakang pasar dekat bale banjar saya', { capacity: 'self' }).given).not.toHaveProperty('phone');
  });

  it('answers a whole page in one line, as people write it', () => {
    const all = {
      capacity: 'family',
      name: 'I Wayan Contoh',
      kk: '5102050101150007',
      phone: '+6281200000001',
      village: 'delod peken',
      address: 'banjar pande no 4, gang 2',
    };
    for (const line of [
      'nama saya I Wayan Contoh, kk 5102050101150007, hp 081200000001, keluarga, desa delod peken, banjar pande no 4, gang 2',
      'keluarga, I Wayan Contoh, 5102050101150007, 081200000001, delod peken, banjar pande no 4, gang 2',
      'Saya keluarga nama I Wayan Contoh kk 5102 0501 0115 0007 no hp 0812-0000-0001 desa delod peken banjar pande no 4, gang 2',
      '1. keluarga 2. I Wayan Contoh 3. 5102050101150007 4. 081200000001 5. delod peken 6. banjar pande no 4, gang 2',
    ])
      expect([line, told(line).given, told(line).lost]).toEqual([line, all, []]);
    expect(told('nama saya I Wayan Contoh, nomor kk 5102050101150007').guessed.toSorted()).toEqual(['kk', 'name']);
  });

  it('tells a story of a birth in one line', () => {
    const story = 'anak pertama, beratnya 3,1 kg, 49 cm, buku nikah ada, lahir 2-2-2026';
    expect(understand(grown, {}, story, 'id', context).given).toMatchObject({ order: '1', grams: '3100', long: '49' });
    expect(read('namanya Ni Putu Contoh Dewi lahir tanggal 2 februari 2026 perempuan').given).toEqual({
      name: 'Ni Putu Contoh Dewi',
      born: '02-02-2026',
      sex: 'female',
    });
    expect(read('namanya Ketut Contoh').given).toEqual({ name: 'Ketut Contoh' });
  });

  it('has no address for mail, and says so in a line of its own', () => {
    const lines = 'Ketut Contoh\nnik saya 5102061204950004\ngak punya email\nkec tabanan desa delod peken\njl gajah mada 12';
    expect(understand(mailed, {}, lines, 'id', context)).toMatchObject({
      given: {
        name: 'Ketut Contoh',
        nik: '5102061204950004',
        email: '',
        district: '01',
        village: 'delod peken',
        address: 'jl gajah mada 12',
      },
      lost: [],
    });
    expect(understand(mailed, {}, 'email: budi@contoh.id', 'id', context).given).toEqual({ email: 'budi@contoh.id' });
  });

  it('writes name and number side by side, and the number never becomes words', () => {
    for (const line of ['ketut contoh 5102061204950004 penebel', '5102061204950004 ketut contoh, penebel'])
      expect(understand(mailed, {}, line, 'id', context)).toMatchObject({
        given: { name: 'Ketut Contoh', nik: '5102061204950004', district: '02' },
        guessed: expect.arrayContaining(['name']),
      });
    const given = { name: 'x y', nik: '5102061204950004', district: '02', address: 'z' };
    expect(understand(mailed, given, 'made contoh 5102061204950005', 'id', context).given).toEqual(given);
    expect(told('mau buat kk 5102050101150007 hp 081200000001').given).not.toHaveProperty('name');
  });

  it('answers all of it between commas, an answer of one word among them', () => {
    const line = 'ini saya i wayan contoh, keluarga. 5102050101150007, 081200000001, jatiluwih, br gunung sari';
    expect(told(line).given).toEqual({
      capacity: 'family',
      name: 'I Wayan Contoh',
      kk: '5102050101150007',
      phone: '+6281200000001',
      village: 'jatiluwih',
      address: 'br gunung sari',
    });
  });

  it('says an option in short, in part, or with a letter wrong', () => {
    const options = { '01': said('Belum kawin'), '02': said('Pekerjaan'), '03': said('Pendidikan') };
    const only = journey.page('why', said('Alasan'), { why: choice({ label: said('Alasan') }, options) }).pages[0] as Page;
    const why = (message: string) => understand(only, {}, message, 'id', context).given.why;
    expect(read('laki2, 28 maret 2026').given).toEqual({ sex: 'male', born: '28-03-2026' });
    expect(['blm kawin', 'belum menikah', 'kerja', 'sekolah', 'pendidkan', 'pergi'].map(why)).toEqual([
      '01',
      '01',
      '02',
      '03',
      '03',
      undefined,
    ]);
  });

  it('nearly says an option between commas', () => {
    const from = journey.page('from', said('Dari mana'), {
      letter: text({ label: said('Nomor SKPWNI') }),
      on: date({ label: said('Tanggal SKPWNI'), when: 'past' }),
      regency: text({ label: said('Kota asal') }),
      house: choice({ label: said('Di sini tinggal') }, { own: said('Sebagai keluarga sendiri'), join: said('Menumpang pada KK lain') }),
    }).pages[0] as Page;
    const line = 'SKPWNI/5171/12112026/0045, 12 november 2026, kota denpasar, numpang';
    const { given, guessed } = understand(from, {}, line, 'id', context);
    expect(given).toEqual({ letter: 'SKPWNI/5171/12112026/0045', on: '12-11-2026', regency: 'kota denpasar', house: 'join' });
    expect(guessed).toContain('house');
  });

  it('names a ruling by its number within a sentence, and no person by it', () => {
    const ground = journey.page('ground', said('Dasar'), {
      by: choice({ label: said('Berdasarkan') }, { court: said('Penetapan pengadilan'), other: said('Pernyataan orang tua') }),
      number: text({ label: said('Nomor penetapan atau pernyataan') }, { max: 80 }),
      on: date({ label: said('Tanggal'), when: 'past' }),
    }).pages[0] as Page;
    const line = 'penetapan pengadilan nomor 12/Pdt.P/2026/PN Tab tanggal 5 oktober 2026';
    expect(understand(ground, {}, line, 'id', context).given).toMatchObject({
      by: 'court',
      number: '12/Pdt.P/2026/PN Tab',
      on: '05-10-2026',
    });
    expect(understand(ground, { by: 'court', on: '05-10-2026' }, 'ni luh ibu, 5102064507850014', 'id', context)).toMatchObject({
      answered: [],
      lost: ['ni luh ibu, 5102064507850014'],
    });
  });

  it('says whose a name is, one word among others, and puts the rest in its order', () => {
    const person = journey.page('person', said('Orang'), {
      name: personName({ label: said('Nama lengkap') }),
      born: date({ label: said('Tanggal lahir'), when: 'past' }),
      town: text({ label: said('Tempat lahir') }),
      mother: personName({ label: said('Nama ibu') }),
      father: personName({ label: said('Nama ayah') }),
      education: text({ label: said('Pendidikan terakhir') }),
      work: text({ label: said('Pekerjaan') }),
    }).pages[0] as Page;
    const line = 'Ni Ketut Contoh, 1 januari 1950, Kukuh, ibu Ni Contoh Satu, ayahnya I Contoh Dua, tidak sekolah, petani';
    expect(understand(person, {}, line, 'id', context).given).toEqual({
      name: 'Ni Ketut Contoh',
      born: '01-01-1950',
      town: 'Kukuh',
      mother: 'Ni Contoh Satu',
      father: 'I Contoh Dua',
      education: 'tidak sekolah',
      work: 'petani',
    });
    const father = journey.page('father', said('Ayah'), {
      name: personName({ label: said('Nama ayah') }),
      nik: nikField({ label: said('NIK ayah') }),
    }).pages[0] as Page;
    expect(understand(father, {}, 'ayah saya sendiri', 'id', context).given).toEqual({});
    expect(understand(father, { name: 'x' }, 'I Wayan Contoh 5102061005700031', 'id', context).given).toMatchObject({
      nik: '5102061005700031',
    });
  });

  describe('whose name is like a role, or who is asked for themselves', () => {
    const childPage = journey.page('child', said('Anak'), {
      name: personName({ label: said('Nama anak', 'Name of the child') }),
      nik: nikField({ label: said('NIK anak', 'NIK of the child') }),
    }).pages[0] as Page;
    const motherPage = journey.page('mother', said('Ibu'), {
      name: personName({ label: said('Nama ibu', 'Name of the mother') }),
      nik: nikField({ label: said('NIK ibu', 'NIK of the mother') }),
    }).pages[0] as Page;
    const deadPage = journey.page('deceased', said('Yang meninggal'), {
      name: personName({ label: said('Nama yang meninggal', 'Name of the deceased') }),
      nik: nikField({ label: said('NIK yang meninggal', 'NIK of the deceased') }),
    }).pages[0] as Page;
    const nameOn = (page: Page, text: string, given = {}) => (understand(page, given, text, 'id', context).given as { name?: string }).name;
    const nik = '5102064507850014';

    it.each([
      'Anak Agung Putra Contoh',
      'nama Anak Agung Putra Contoh',
      'anak Anak Agung Putra Contoh',
      'Anak Agung Putra Contoh 5102064507850014',
      'nama anak: Anak Agung Putra Contoh, NIK 5102064507850014',
    ])('keeps a title that reads like a role: %s', (text) => {
      expect(nameOn(childPage, text)).toBe('Anak Agung Putra Contoh');
    });

    it.each([
      ['nama anak Kamila Putri', 'Kamila Putri'],
      ['nama anak Isna Dewi', 'Isna Dewi'],
      ['nama anak saya Nyaman Contoh', 'Nyaman Contoh'],
      ['Cokorda Istri Contoh 5102064507850014', 'Cokorda Istri Contoh'],
    ])('is not cut within a word: %s', (text, name) => {
      expect(nameOn(childPage, text)).toBe(name);
    });

    it('is told back where a word was taken for whose name it is', () => {
      const { given, guessed } = understand(motherPage, { nik }, 'Ibu Ratna Dewi', 'id', context);
      expect({ given, guessed }).toEqual({ given: { name: 'Ratna Dewi', nik }, guessed: ['name'] });
      expect(nameOn(motherPage, 'nama ibu: Ibu Ratna Dewi', { nik })).toBe('Ibu Ratna Dewi');
    });

    it('leaves out all the words that say whose it is', () => {
      expect(nameOn(deadPage, 'yang meninggal I Wayan Contoh\n5102064507850014')).toBe('I Wayan Contoh');
    });

    const own = { name: 'Ni Made Contoh', nik };
    it.each(['saya sendiri', 'Saya', 'ibunya saya sendiri', 'ibu: saya sendiri', 'saya ibunya'])(
      'is who was said to report, with their number, and told so: %s',
      (text) => {
        const { given, guessed, lost } = understand(motherPage, {}, text, 'id', context, own);
        expect({ given, guessed, lost }).toEqual({ given: own, guessed: ['name', 'nik'], lost: [] });
      },
    );

    it('is not who reports where it is theirs, or nobody said who reports', () => {
      for (const text of ['ibu saya', 'ibu saya sendiri', 'ibu'])
        expect(understand(motherPage, {}, text, 'id', context, own)).toMatchObject({ given: {}, lost: [text] });
      expect(understand(motherPage, {}, 'saya sendiri', 'id', context)).toMatchObject({ given: {}, lost: ['saya sendiri'] });
    });

    it('keeps a number that was said beside it', () => {
      expect(understand(motherPage, {}, 'saya sendiri\n5102061005700031', 'id', context, own).given).toEqual({
        name: own.name,
        nik: '5102061005700031',
      });
    });
  });

  it('is called neither yes nor no', () => {
    for (const word of ['ya', 'oke', 'tidak'])
      expect(told(word, { capacity: 'self', kk: '1', phone: '1' })).toMatchObject({ answered: [] });
  });

  it('is told which village was taken that nobody knows', () => {
    const given = { name: 'x', kk: '1', phone: '1', address: 'z' };
    expect(told('Baru Contoh', given).guessed).toEqual(['village']);
    expect(told('Dauh Peken', given).guessed).toEqual([]);
  });

  it('takes nobody’s “I do not know” for a name', () => {
    for (const words of ['tidak tahu', 'saya bingung', 'Gak tau pak', 'lupa', 'kurang ngerti', 'entah', "I don't know"]) {
      expect([words, read(words, { note: 'x' }).given, read(words, { note: 'x' }).lost]).toEqual([words, { note: 'x' }, [words]]);
      expect(told(`keluarga\n${words}\n5102050101150007\n081200000001`).given).not.toHaveProperty('name');
    }
    // What may be empty is left empty so, by its name too.
    expect(read('gak tau keterangannya')).toMatchObject({ given: { note: '' }, lost: [] });
    expect(read('lupa nomor NIK ibunya')).toMatchObject({ given: {}, lost: ['lupa nomor NIK ibunya'] });
    expect(read('tidak tahu', { ...whole }).given).toMatchObject({ note: '' });
    expect(told('Bingung Contoh').given).toEqual({ name: 'Bingung Contoh' });
  });

  it('leaves a line whole that is one answer', () => {
    for (const line of ['Alamat: Banjar Pande, desa Delod Peken, blok 2', 'banjar pande no 4, jalan contoh 3'])
      expect(Object.keys(told(line).given)).toEqual(['address']);
    expect(read('keterangan: lahir 2 Februari 2026, laki-laki').given).toEqual({ note: 'lahir 2 Februari 2026, laki-laki' });
  });

  it('counts and measures as people say it', () => {
    expect(understand(grown, {}, 'anak pertama\n3,1 kg\n49 cm\nya ada', 'id', context).given).toEqual({
      order: '1',
      grams: '3100',
      long: '49',
      proof: 'has',
    });
    for (const [words, order] of [
      ['ke-2', '2'],
      ['kedua', '2'],
      ['anak ke 12', '12'],
      ['ke dua belas', '12'],
    ] as const)
      expect(understand(grown, { grams: '3100', long: '49', proof: 'has' }, words, 'id', context).given).toMatchObject({ order });
    for (const [words, proof] of [
      ['ada kok', 'has'],
      ['punya', 'has'],
      ['tidak punya', 'none'],
      ['belum', 'none'],
    ] as const)
      expect(understand(grown, { order: '1', grams: '3100', long: '49' }, words, 'id', context).given).toMatchObject({ proof });
  });
});

describe('a dense reply', () => {
  it('is read line by line in the order it was asked in', () => {
    const { given, wrong, lost } = read('I Wayan Contoh\n1 Februari 2026\nlaki-laki\n5102014101900001\n081200000001\ntidak\n-');
    expect({ given, wrong, lost }).toEqual({ given: { ...whole, note: '' }, wrong: [], lost: [] });
  });

  it('is read by the numbers the questions were asked under', () => {
    expect(read('4. 5102 0141 0190 0001\n1) I Wayan Contoh\n2. 1/2/2026').given).toEqual({
      motherNik: whole.motherNik,
      name: whole.name,
      born: whole.born,
    });
  });

  it('is read by the names of the questions', () => {
    expect(read('NIK ibu: 5102014101900001\nnama bayi saya I Wayan Contoh\njenis kelamin laki-laki').given).toEqual({
      motherNik: whole.motherNik,
      name: whole.name,
      sex: 'male',
    });
  });

  it('may stand in one line', () => {
    expect(read('I Wayan Contoh, 1-2-2026, laki-laki').given).toEqual({ name: whole.name, born: whole.born, sex: 'male' });
  });

  it('knows that a line stands where its question was asked, though it is not right', () => {
    const { given, wrong } = read('I Wayan Contoh\n1-2-2026\nentah\n5102014101900001\n081200000001');
    expect(given).toEqual({ name: whole.name, born: whole.born, motherNik: whole.motherNik, phone: whole.phone });
    expect(wrong.map(({ field }) => field)).toEqual(['sex']);
  });

  it('leaves what may be empty empty', () => {
    expect(read('-').given).toEqual({ note: '' });
  });

  it('keeps what is right, and names what is not', () => {
    const { given, wrong, lost } = read('I Wayan Contoh\n31-02-2026\nlaki-laki\n51020141019\n081200000001\nya');
    expect(given).toEqual({ name: whole.name, sex: 'male', phone: whole.phone, twin: 'yes' });
    expect(wrong.map(({ field, said: what }) => [field, what])).toEqual([
      ['born', '31-02-2026'],
      ['motherNik', '51020141019'],
    ]);
    expect(lost).toEqual([]);
  });

  it('takes a whole message for the one question that is left', () => {
    expect(read('pakai nama kakeknya, I Ketut', { ...whole }).given).toMatchObject({ note: 'pakai nama kakeknya, I Ketut' });
    expect(read('lewati', { ...whole }).given).toMatchObject({ note: '' });
  });

  it('never takes a day for the number of a question', () => {
    expect(read('1-2-2026').given).toEqual({ born: whole.born });
  });

  it('ends in the same answers in whatever order lines of a form of their own come', () => {
    const lines = ['1 Februari 2026', 'laki-laki', '5102014101900001', '081200000001', 'tidak'];
    fc.assert(
      fc.property(fc.shuffledSubarray(lines, { minLength: lines.length }), fc.nat(5), (some, at) => {
        const { name: _, ...rest } = whole;
        expect(read(some.toSpliced(at, 0, 'I Wayan Contoh').join('\n')).given).toEqual({ name: whole.name, ...rest });
      }),
    );
  });

  it('is total: nothing it is told throws, and only what its questions take is kept', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (message) => {
        const { given, answered } = read(message);
        for (const name of answered) {
          const raw = (given as Record<string, string>)[name];
          expect(raw === '' || child.fields[name]?.parse(raw, context).ok).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });
});
