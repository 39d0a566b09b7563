import { said } from '#i18n';
import { type AnswersIn, choice, date, nikField, number, optional, personName, text, time } from '#platform/forms';
import { eventDay, registeredName } from '../fields.ts';
import { begin, declare } from '../kit/applicant.ts';
import { original } from '../kit/rules.ts';
import { documentService } from '../kit/service.ts';
import { topics } from '../topics.ts';

const parent = (who: string, whoEn: string) => ({
  name: personName({ label: said(`Nama ${who}`, `Name of the ${whoEn}`) }),
  nik: nikField({ label: said(`NIK ${who}`, `NIK of the ${whoEn}`) }),
  bornOn: date({ label: said(`Tanggal lahir ${who}`, `Date of birth of the ${whoEn}`), when: 'past' }),
});

const questions = declare(
  begin
    .page('origin', said('Asal-usul anak', 'Whose child'), {
      kind: choice(
        { label: said('Anak ini', 'The child is') },
        {
          couple: said('Anak suami istri', 'A couple’s'),
          mother: said('Anak seorang ibu', 'A mother’s alone'),
          foundling: {
            label: said('Ditemukan, asal-usulnya tidak diketahui', 'A foundling'),
            hint: said('Dengan berita acara polisi.', 'With the report of the police.'),
          },
        },
      ),
    })
    .page('child', said('Anaknya', 'The child'), {
      name: registeredName({
        label: said('Nama anak', 'Name of the child'),
        hint: said('Seperti yang akan tertulis di akta.', 'As the certificate will have it.'),
      }),
      sex: choice({ label: said('Jenis kelamin', 'Sex') }, { male: said('Laki-laki', 'Male'), female: said('Perempuan', 'Female') }),
      bornOn: eventDay('birth', { label: said('Tanggal lahir', 'Date of birth') }),
      bornAt: optional(time({ label: said('Pukul', 'Time') })),
      place: choice(
        { label: said('Dilahirkan di', 'Born at') },
        {
          hospital: said('Rumah sakit', 'A hospital'),
          centre: said('Puskesmas atau klinik', 'A health centre'),
          home: said('Rumah', 'Home'),
          other: said('Tempat lain', 'Another place'),
        },
      ),
      town: text({ label: said('Tempat kelahiran: kabupaten atau kota', 'Place of birth: regency or city') }, { max: 80 }),
      birth: choice(
        { label: said('Jenis kelahiran', 'Kind of birth') },
        { single: said('Tunggal', 'Single'), twin: said('Kembar dua', 'Twins'), more: said('Kembar tiga atau lebih', 'Triplets or more') },
      ),
      order: number({ label: said('Anak ke', 'Child number'), min: 1, max: 20 }),
      helper: choice(
        { label: said('Penolong kelahiran', 'Who helped') },
        {
          doctor: said('Dokter', 'A doctor'),
          midwife: said('Bidan', 'A midwife'),
          healer: said('Dukun', 'A traditional helper'),
          other: said('Lainnya', 'Somebody else'),
        },
      ),
      grams: optional(number({ label: said('Berat', 'Weight'), min: 300, max: 8000, unit: () => 'gram' })),
      centimetres: optional(number({ label: said('Panjang', 'Length'), min: 20, max: 70, unit: () => 'cm' })),
    })
    .page('mother', said('Ibunya', 'The mother'), parent('ibu', 'mother'), { when: (a) => a.origin.kind !== 'foundling' })
    .page('father', said('Ayahnya', 'The father'), parent('ayah', 'father'), { when: (a) => a.origin.kind === 'couple' })
    .page(
      'marriage',
      said('Perkawinan orang tua', 'The parents’ marriage'),
      {
        proof: choice(
          { label: said('Buku nikah atau akta perkawinan', 'Marriage book or certificate') },
          {
            has: said('Ada', 'There is one'),
            none: {
              label: said('Tidak ada', 'There is none'),
              hint: said('Dengan SPTJM F-2.04 dan dua saksi.', 'With the statement F-2.04 and two witnesses.'),
            },
          },
        ),
      },
      { when: (a) => a.origin.kind === 'couple' },
    )
    .page(
      'letter',
      said('Surat keterangan lahir', 'Birth letter'),
      {
        proof: choice(
          { label: said('Surat dari rumah sakit, bidan, atau nakhoda', 'Letter of hospital, midwife or ship’s master') },
          {
            has: said('Ada', 'There is one'),
            none: {
              label: said('Tidak ada', 'There is none'),
              hint: said('Dengan SPTJM F-2.03 dan dua saksi.', 'With the statement F-2.03 and two witnesses.'),
            },
          },
        ),
      },
      { when: (a) => a.origin.kind !== 'foundling' },
    )
    .page(
      'found',
      said('Penemuan anak', 'How the child was found'),
      {
        reportNo: text({ label: said('Nomor berita acara polisi', 'Number of the police report') }, { max: 80 }),
        foundOn: date({ label: said('Tanggal ditemukan', 'Day it was found'), when: 'past' }),
        place: text({ label: said('Tempat ditemukan', 'Where it was found') }, { max: 200 }),
      },
      { when: (a) => a.origin.kind === 'foundling' },
    )
    .list(
      'witnesses',
      said('Saksi', 'Witnesses'),
      {
        name: personName({ label: said('Nama saksi', 'Name of the witness') }),
        nik: nikField({ label: said('NIK saksi', 'NIK of the witness') }),
      },
      {
        min: 2,
        max: 2,
        item: said('saksi', 'witness'),
        distinct: 'nik',
        when: (a) => a.letter?.proof === 'none' || a.marriage?.proof === 'none',
      },
    ),
);

export type BirthAnswers = AnswersIn<typeof questions>;

/** Birth certificate (akta kelahiran) of a child born in the region, or found there. */
export const birth = documentService<BirthAnswers>({
  key: 'akta-kelahiran',
  series: 'AKL',
  form: 'F-2.01',
  name: { id: 'akta kelahiran', en: 'birth certificate' },
  summary: said(
    'Mencatat kelahiran anak; hasilnya akta, KK yang baru, dan NIK anak.',
    'Registers a birth: the certificate, a new family card and the child’s NIK.',
  ),
  sought: said('anak lahir bayi baru melahirkan akte surat lahir', 'baby newborn child born birth record'),
  topic: topics.birth,
  icon: 'person',
  journey: questions,
  papers: [
    original('family-card', 'Kartu Keluarga', 'Family card', { when: { not: { path: 'origin.kind', is: 'foundling' } } }),
    original('birth-letter', 'Surat keterangan lahir', 'Birth letter', { when: { path: 'letter.proof', is: 'has' } }),
    original('birth-statement', 'SPTJM kebenaran data kelahiran (F-2.03)', 'Statement on the birth (F-2.03)', {
      when: { path: 'letter.proof', is: 'none' },
      citation: 'Formulir F-2.03',
    }),
    original('marriage-proof', 'Buku nikah atau akta perkawinan', 'Marriage book or certificate', {
      when: { path: 'marriage.proof', is: 'has' },
    }),
    original('marriage-statement', 'SPTJM pasangan suami istri (F-2.04)', 'Statement as husband and wife (F-2.04)', {
      when: { path: 'marriage.proof', is: 'none' },
      citation: 'Formulir F-2.04',
    }),
    original('police-report', 'Berita acara polisi', 'Report of the police', { when: { path: 'origin.kind', is: 'foundling' } }),
  ],
  citation: 'Perpres 96/2018; Permendagri 108/2019',
  days: 3,
  product: { id: 'Kutipan Akta Kelahiran', en: 'Birth certificate' },
  about: ({ child }) => child.name,
  people: ({ mother, father }) => [
    { who: said('ibu', 'the mother'), nik: mother?.nik, bornOn: mother?.bornOn, female: true },
    { who: said('ayah', 'the father'), nik: father?.nik, bornOn: father?.bornOn, female: false },
  ],
  expects: ({ child, mother, father }) => ({
    names: [child.name, mother?.name, father?.name].filter((name) => name !== undefined),
    niks: [],
    akta: ['LU', 'LT'],
  }),
  alike: ({ child, mother }) =>
    mother
      ? [{ reason: 'Ibu dan tanggal lahir anak sama', key: `birth ${mother.nik} ${child.bornOn}` }]
      : [{ reason: 'Nama dan tanggal lahir anak sama', key: `birth ${child.name.toLowerCase()} ${child.bornOn}` }],
});
