import { said } from '#i18n';
import { type AnswersIn, choice, date, personName, text } from '#platform/forms';
import { registeredName } from '../fields.ts';
import { begin, declare, registeredPerson } from '../kit/applicant.ts';
import { born, sexes } from '../kit/person.ts';
import { original } from '../kit/rules.ts';
import { biometricService, cardService, documentService } from '../kit/service.ts';
import { topics } from '../topics.ts';

const newcomer = declare(
  begin
    .page('person', said('Yang didaftarkan', 'Who is registered'), {
      name: registeredName({ label: said('Nama lengkap', 'Full name') }),
      sex: choice({ label: said('Jenis kelamin', 'Sex') }, sexes),
      bornOn: date({ label: said('Tanggal lahir', 'Date of birth'), when: 'past' }),
      town: text({ label: said('Tempat lahir', 'Place of birth') }, { max: 80 }),
      mother: personName({ label: said('Nama ibu', 'Name of the mother') }),
      father: personName({ label: said('Nama ayah', 'Name of the father') }),
      education: text({ label: said('Pendidikan terakhir', 'Last education') }, { max: 80 }),
      occupation: text({ label: said('Pekerjaan', 'Occupation') }, { max: 80 }),
    })
    .page('proof', said('Dokumen yang ada', 'What papers there are'), {
      papers: choice(
        { label: said('Dokumen kependudukan sebelumnya', 'Earlier papers of the registry') },
        {
          some: said('Ada', 'There are some'),
          none: { label: said('Tidak ada', 'There are none'), hint: said('Dengan pernyataan F-1.04.', 'With the statement F-1.04.') },
        },
      ),
    }),
);

/** Somebody who stands in no register yet. */
export const biodata = documentService<AnswersIn<typeof newcomer>>({
  key: 'biodata-penduduk',
  cardless: true,
  series: 'BIO',
  form: 'F-1.01',
  name: { id: 'biodata penduduk', en: 'entry in the population register' },
  short: { id: 'Biodata penduduk', en: 'Population register' },
  summary: said('Bagi yang belum terdaftar dan belum punya NIK.', 'For whoever is not registered and has no NIK.'),
  sought: said('belum punya NIK belum terdaftar', 'no NIK not registered yet'),
  topic: topics.family,
  icon: 'person',
  journey: newcomer,
  papers: [
    original('village-letter', 'Surat kelian banjar dinas dan perbekel', 'Letter of banjar and village head'),
    original('event-proof', 'Bukti peristiwa: akta atau surat lahir', 'Proof of the event: certificate or birth letter', {
      when: { path: 'proof.papers', is: 'some' },
    }),
    original('diploma', 'Ijazah terakhir', 'Last diploma', { need: 'optional' }),
    original('statement', 'Pernyataan tidak memiliki dokumen (F-1.04)', 'Statement of having no papers (F-1.04)', {
      when: { path: 'proof.papers', is: 'none' },
      citation: 'Formulir F-1.04',
    }),
  ],
  citation: 'Perpres 96/2018 pasal 4',
  days: 5,
  product: { id: 'Biodata Penduduk', en: 'Extract of the population register' },
  about: ({ person }) => person.name,
  expects: ({ person }) => ({ names: [person.name], niks: [] }),
  alike: ({ person }) => [{ reason: 'Nama dan tanggal lahir sama', key: `biodata ${person.name.toLowerCase()} ${person.bornOn}` }],
});

const firstCard = declare(
  begin.page('person', said('Pemegang kartu', 'Who the card is for'), {
    ...born('pemegang kartu', 'holder'),
    sex: choice({ label: said('Jenis kelamin', 'Sex') }, sexes),
    right: choice(
      { label: said('Berhak karena', 'Entitled by') },
      { age: said('Sudah 17 tahun', 'Being 17'), married: said('Sudah atau pernah kawin', 'Being or having been married') },
    ),
  }),
);

/** The first identity card: face and fingers are recorded in person. */
export const identityCard = biometricService<AnswersIn<typeof firstCard>>({
  key: 'ktp-el',
  cardless: true,
  series: 'KTP',
  form: 'F-1.02',
  name: { id: 'KTP-el pertama', en: 'first identity card' },
  summary: said(
    'Perekaman wajah dan sidik jari pada jam yang Anda pilih, lalu kartunya.',
    'Face and fingers are recorded at a time of your choice; then the card.',
  ),
  sought: said('bikin buat KTP baru rekam 17 tahun e-KTP', 'make new ID card KTP seventeen'),
  topic: topics.family,
  icon: 'person',
  journey: firstCard,
  papers: [
    original('family-card', 'Kartu Keluarga', 'Family card'),
    original('marriage-proof', 'Buku nikah atau akta perkawinan', 'Marriage book or certificate', {
      when: { path: 'person.right', is: 'married' },
    }),
  ],
  citation: 'Perpres 96/2018; UU 24/2013',
  days: 5,
  product: { id: 'KTP-el', en: 'Identity card' },
  registered: { person: { about: 'self-or-child', answers: ({ name, nik, bornOn, sex }) => ({ name, nik, bornOn, sex }) } },
  about: ({ person }) => person.name,
  people: ({ person }) => [
    { who: said('pemegang kartu', 'the holder'), nik: person.nik, bornOn: person.bornOn, female: person.sex === 'female' },
  ],
  alike: ({ person }) => [{ reason: 'NIK pemegang sama', key: `ktp ${person.nik}` }],
});

const again = declare(
  begin.page('person', said('Pemegang kartu', 'Who the card is for'), {
    ...born('pemegang kartu', 'holder'),
    why: choice(
      { label: said('Mengapa diganti', 'Why it is replaced') },
      {
        lost: said('Hilang', 'Lost'),
        damaged: said('Rusak', 'Damaged'),
        changed: said('Data berubah', 'The data changed'),
        moved: said('Pindah datang', 'Moved here'),
      },
    ),
  }),
);

/** Another identity card in place of one that was. */
export const identityCardAgain = cardService<AnswersIn<typeof again>>({
  key: 'ktp-el-ganti',
  cardless: true,
  series: 'KTG',
  form: 'F-1.02',
  name: { id: 'penggantian KTP-el', en: 'replacement of an identity card' },
  short: { id: 'Penggantian KTP-el', en: 'Replace an identity card' },
  summary: said('KTP-el yang hilang, rusak, atau datanya berubah.', 'An identity card that was lost, damaged or has changed.'),
  sought: said('KTP hilang rusak patah dicuri ganti foto e-KTP', 'ID card KTP lost stolen damaged broken'),
  topic: topics.family,
  icon: 'person',
  journey: again,
  papers: [
    original('family-card', 'Kartu Keluarga', 'Family card'),
    original('police-letter', 'Surat kehilangan dari polisi', 'Letter of loss from the police', {
      when: { path: 'person.why', is: 'lost' },
    }),
    original('old-identity', 'KTP-el lama', 'The old card', { when: { path: 'person.why', in: ['damaged', 'changed'] } }),
    original('moving-letter', 'Surat keterangan pindah (SKPWNI)', 'Moving letter (SKPWNI)', { when: { path: 'person.why', is: 'moved' } }),
  ],
  citation: 'Perpres 96/2018',
  days: 3,
  product: { id: 'KTP-el', en: 'Identity card' },
  registered: { person: registeredPerson('self-or-child') },
  about: ({ person }) => person.name,
  people: ({ person }) => [{ who: said('pemegang kartu', 'the holder'), nik: person.nik, bornOn: person.bornOn }],
  alike: ({ person }) => [{ reason: 'NIK pemegang sama', key: `ktp ${person.nik}` }],
});

const childCard = declare(
  begin
    .page('child', said('Anaknya', 'The child'), {
      ...born('anak', 'child'),
      age: choice(
        { label: said('Umur anak', 'Age of the child') },
        { under5: said('Di bawah 5 tahun', 'Under 5'), over5: said('5 sampai 17 tahun kurang sehari', '5 to 17 less a day') },
      ),
    })
    .page('card', said('Kartunya', 'The card'), {
      why: choice(
        { label: said('Kartu ini', 'This card is') },
        {
          first: said('Yang pertama', 'The first'),
          renewed: said('Ganti karena umur', 'Renewed by age'),
          lost: said('Pengganti yang hilang', 'For one that was lost'),
        },
      ),
    }),
);

/** A child's identity card. */
export const childIdentity = cardService<AnswersIn<typeof childCard>>({
  key: 'kia',
  series: 'KIA',
  form: 'F-1.02',
  name: { id: 'kartu identitas anak (KIA)', en: 'child identity card (KIA)' },
  short: { id: 'Kartu anak (KIA)', en: 'Child identity (KIA)' },
  summary: said('Kartu bagi anak sampai sebelum 17 tahun.', 'A card for children below 17.'),
  sought: said('KTP anak kartu anak sekolah', 'kid ID card school'),
  topic: topics.birth,
  icon: 'person',
  journey: childCard,
  papers: [
    original('birth-akta', 'Akta kelahiran', 'Birth certificate'),
    original('family-card', 'Kartu Keluarga', 'Family card'),
    original('parents-cards', 'KTP-el kedua orang tua', 'Identity cards of both parents', { maxFiles: 2 }),
    original('photo', 'Pas foto berwarna anak', 'Colour photograph of the child', {
      accepts: 'picture',
      maxFiles: 1,
      when: { path: 'child.age', is: 'over5' },
    }),
    original('police-letter', 'Surat kehilangan dari polisi', 'Letter of loss from the police', { when: { path: 'card.why', is: 'lost' } }),
  ],
  citation: 'Permendagri 2/2016',
  days: 3,
  product: { id: 'Kartu Identitas Anak', en: 'Child identity card' },
  registered: { child: registeredPerson('child') },
  about: ({ child }) => child.name,
  people: ({ child }) => [{ who: said('anak', 'the child'), nik: child.nik, bornOn: child.bornOn }],
  alike: ({ child }) => [{ reason: 'NIK anak sama', key: `kia ${child.nik}` }],
});
