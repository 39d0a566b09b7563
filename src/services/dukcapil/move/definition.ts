import { said, type Text } from '#i18n';
import { type AnswersIn, choice, date, type Field, longText, nikField, personName, text } from '#platform/forms';
import { eventDay } from '../fields.ts';
import { begin, declare } from '../kit/applicant.ts';
import { named, sexes } from '../kit/person.ts';
import { original } from '../kit/rules.ts';
import { documentService } from '../kit/service.ts';
import { topics } from '../topics.ts';

const mover = () => ({
  name: personName({ label: said('Nama', 'Name') }),
  nik: nikField({ label: said('NIK', 'NIK') }),
});
const listed = { min: 1, max: 20, item: said('orang', 'person'), distinct: 'nik' } as const;

/** Where to: the letter is for leaving the regency, and who stays in it hears that at once. */
function elsewhere(asking: { readonly label: Text }): Field<string> {
  const line = text(asking, { max: 80 });
  return {
    ...line,
    parse: (raw, context) => {
      const read = line.parse(raw, context);
      if (!read.ok || !/^(?:kab(?:upaten|\.)?\s+)?tabanan$/i.test(read.value)) return read;
      const warning = said(
        'Surat ini untuk pindah ke luar Kabupaten Tabanan. Bila tetap di Tabanan, tanyakan dahulu kepada petugas.',
        'This letter is for leaving Kabupaten Tabanan. If you stay in Tabanan, ask an officer first.',
      );
      return { ...read, warning };
    },
  };
}

const leaving = declare(
  begin
    .page('to', said('Pindah ke mana', 'Where to'), {
      address: longText({ label: said('Alamat tujuan', 'New address') }, { max: 300, rows: 3 }),
      village: text({ label: said('Desa atau kelurahan', 'Village') }, { max: 80 }),
      district: text({ label: said('Kecamatan', 'District') }, { max: 80 }),
      regency: elsewhere({ label: said('Kabupaten atau kota', 'Regency or city') }),
      province: text({ label: said('Provinsi', 'Province') }, { max: 80 }),
      why: choice(
        { label: said('Alasan', 'Reason') },
        {
          work: said('Pekerjaan', 'Work'),
          school: said('Pendidikan', 'School'),
          security: said('Keamanan', 'Safety'),
          health: said('Kesehatan', 'Health'),
          housing: said('Perumahan', 'Housing'),
          family: said('Keluarga', 'Family'),
          other: said('Lainnya', 'Something else'),
        },
      ),
      stays: choice(
        { label: said('KK bagi yang tinggal', 'The family card of who stays') },
        {
          same: said('Nomor KK tetap', 'The number stays'),
          fresh: said('KK baru', 'A new one'),
          nobody: said('Tidak ada yang tinggal', 'Nobody stays'),
        },
      ),
    })
    .list('people', said('Yang pindah', 'Who moves'), mover(), listed),
);

/** Leaving the regency: the moving letter (SKPWNI). */
export const movingOut = documentService<AnswersIn<typeof leaving>>({
  key: 'pindah-keluar',
  series: 'SKP',
  form: 'F-1.03',
  name: { id: 'pindah keluar (SKPWNI)', en: 'moving away (SKPWNI)' },
  summary: said('Surat keterangan pindah untuk dibawa ke tempat yang baru.', 'The moving letter to take along to the new place.'),
  sought: said('pindah rumah alamat domisili luar kota', 'move house new address leave'),
  topic: topics.move,
  icon: 'pin',
  journey: leaving,
  papers: [original('family-card', 'Kartu Keluarga', 'Family card')],
  citation: 'Permendagri 108/2019 dan 109/2019',
  days: 2,
  product: { id: 'Surat Keterangan Pindah WNI', en: 'Moving letter (SKPWNI)' },
  about: ({ people }) => people[0]?.name ?? '',
  people: ({ people }) => people.map(({ nik }, index) => ({ who: said(`orang ke-${index + 1}`, `person ${index + 1}`), nik })),
  expects: ({ people }) => ({ names: people.map(({ name }) => name), niks: people.map(({ nik }) => nik) }),
});

const arriving = declare(
  begin
    .page('from', said('Dari mana', 'Where from'), {
      letter: text({ label: said('Nomor SKPWNI', 'Number of the SKPWNI') }, { max: 80 }),
      on: eventDay('move', { label: said('Tanggal SKPWNI', 'Date of the SKPWNI') }),
      regency: text({ label: said('Kabupaten atau kota asal', 'Former regency or city') }, { max: 80 }),
      house: choice(
        { label: said('Di sini tinggal', 'Here they live') },
        {
          own: said('Sebagai keluarga sendiri', 'As a household of their own'),
          join: said('Menumpang pada KK lain', 'With another household'),
        },
      ),
    })
    .list('people', said('Yang datang', 'Who arrives'), mover(), listed),
);

/** Coming into the regency with a moving letter: a family card for here. */
export const movingIn = documentService<AnswersIn<typeof arriving>>({
  key: 'pindah-datang',
  series: 'PDT',
  form: 'F-1.03',
  name: { id: 'pindah datang', en: 'moving here' },
  summary: said(
    'Mendaftar di Tabanan dengan SKPWNI; hasilnya KK di sini.',
    'Registering in Tabanan with a SKPWNI: a family card for here.',
  ),
  sought: said('pindah rumah alamat domisili masuk pendatang', 'move house new address arrive'),
  topic: topics.move,
  icon: 'pin',
  journey: arriving,
  papers: [
    original('moving-letter', 'SKPWNI', 'Moving letter (SKPWNI)'),
    original('old-identity', 'KTP-el lama', 'The old identity cards', { maxFiles: 6 }),
    original('host-card', 'KK yang ditumpangi', 'Family card of the household joined', { when: { path: 'from.house', is: 'join' } }),
  ],
  citation: 'Permendagri 108/2019 dan 109/2019',
  days: 3,
  product: { id: 'Kartu Keluarga', en: 'Family card' },
  about: ({ people }) => people[0]?.name ?? '',
  people: ({ people }) => people.map(({ nik }, index) => ({ who: said(`orang ke-${index + 1}`, `person ${index + 1}`), nik })),
  expects: ({ people }) => ({ names: people.map(({ name }) => name), niks: people.map(({ nik }) => nik) }),
  alike: ({ from }) => [{ reason: 'SKPWNI yang sama', key: `arrival ${from.letter.toLowerCase()}` }],
});

const foreigner = declare(
  begin
    .page('person', said('Orang asing', 'The foreigner'), {
      name: personName({ label: said('Nama seperti di paspor', 'Name as in the passport') }),
      sex: choice({ label: said('Jenis kelamin', 'Sex') }, sexes),
      bornOn: date({ label: said('Tanggal lahir', 'Date of birth'), when: 'past' }),
      nationality: text({ label: said('Kewarganegaraan', 'Nationality') }, { max: 60 }),
      passport: text({ label: said('Nomor paspor', 'Number of the passport') }, { max: 30 }),
    })
    .page('stay', said('Izin tinggal', 'The stay permit'), {
      permit: text({ label: said('Nomor KITAS', 'Number of the KITAS') }, { max: 40 }),
      until: date({ label: said('Berlaku sampai', 'Holds until'), when: 'future' }),
      ...named('penjamin', 'guarantor'),
    }),
);

/** A foreigner of limited stay: the letter of residence (SKTT). */
export const residence = documentService<AnswersIn<typeof foreigner>>({
  key: 'sktt',
  cardless: true,
  series: 'SKT',
  form: 'F-1.03',
  name: { id: 'surat keterangan tempat tinggal (SKTT)', en: 'letter of residence (SKTT)' },
  short: { id: 'Tempat tinggal (SKTT)', en: 'Residence (SKTT)' },
  summary: said('Bagi orang asing dengan izin tinggal terbatas.', 'For foreigners with a limited stay permit.'),
  sought: said('orang asing WNA kitas tinggal', 'foreigner expatriate stay permit'),
  topic: topics.move,
  icon: 'pin',
  journey: foreigner,
  papers: [
    original('passport', 'Paspor', 'Passport'),
    original('permit', 'KITAS', 'Limited stay permit (KITAS)'),
    original('guarantor', 'KTP-el penjamin', 'Identity card of the guarantor'),
  ],
  citation: 'UU 23/2006; Permendagri 108/2019 (kode formulir belum dikonfirmasi)',
  days: 3,
  product: { id: 'Surat Keterangan Tempat Tinggal', en: 'Letter of residence (SKTT)' },
  about: ({ person }) => person.name,
  people: ({ stay }) => [{ who: said('penjamin', 'the guarantor'), nik: stay.nik }],
  expects: ({ person }) => ({ names: [person.name], niks: [] }),
  alike: ({ person }) => [{ reason: 'Paspor yang sama', key: `sktt ${person.passport.toLowerCase()}` }],
});
