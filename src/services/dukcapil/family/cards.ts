import { said } from '#i18n';
import { type AnswersIn, choice, longText, text } from '#platform/forms';
import { begin, declare } from '../kit/applicant.ts';
import { loss, named } from '../kit/person.ts';
import { original } from '../kit/rules.ts';
import { documentService } from '../kit/service.ts';
import { topics } from '../topics.ts';

const product = { id: 'Kartu Keluarga', en: 'Family card' } as const;
const head = () => ({ ...named('kepala keluarga', 'head of the family') });

const newCard = declare(
  begin.page('family', said('Keluarga', 'The family'), {
    ...head(),
    why: choice(
      { label: said('Mengapa KK baru', 'Why a new card') },
      {
        marriage: said('Menikah', 'Marriage'),
        divorce: said('Bercerai', 'Divorce'),
        unrecorded: {
          label: said('Menikah atau bercerai, belum tercatat', 'Marriage or divorce that is not registered yet'),
          hint: said('Dengan pernyataan F-1.05 dan dua saksi.', 'With the statement F-1.05 and two witnesses.'),
        },
        move: said('Pindah datang', 'Moved here'),
        apart: said('Pisah KK dalam satu alamat', 'A household of its own at the same address'),
        foreigner: said('Orang asing dengan izin tinggal tetap', 'A foreigner with permanent stay'),
      },
    ),
  }),
);

/** A family card for a household that has none. */
export const familyCardNew = documentService<AnswersIn<typeof newCard>>({
  key: 'kk-baru',
  series: 'KKB',
  form: 'F-1.02',
  name: { id: 'KK baru', en: 'new family card' },
  summary: said('Kartu Keluarga bagi keluarga yang belum punya.', 'A family card for a household that has none.'),
  sought: said('buat kartu keluarga pecah pisah KK menikah', 'make split household'),
  topic: topics.family,
  icon: 'house',
  journey: newCard,
  papers: [
    original('marriage-proof', 'Buku nikah atau akta perkawinan', 'Marriage book or certificate', {
      when: { path: 'family.why', is: 'marriage' },
    }),
    original('divorce-proof', 'Akta perceraian', 'Divorce certificate', { when: { path: 'family.why', is: 'divorce' } }),
    original(
      'unrecorded-statement',
      'SPTJM perkawinan atau perceraian belum tercatat (F-1.05)',
      'Statement on an unregistered event (F-1.05)',
      {
        when: { path: 'family.why', is: 'unrecorded' },
        citation: 'Formulir F-1.05',
      },
    ),
    original('moving-letter', 'Surat keterangan pindah (SKPWNI)', 'Moving letter (SKPWNI)', { when: { path: 'family.why', is: 'move' } }),
    original('old-card', 'KK lama', 'The former family card', {
      when: { path: 'family.why', in: ['marriage', 'divorce', 'unrecorded', 'apart'] },
    }),
    original('permit', 'KITAP', 'Permanent stay permit (KITAP)', { when: { path: 'family.why', is: 'foreigner' } }),
  ],
  citation: 'Perpres 96/2018; Permendagri 109/2019',
  days: 3,
  product,
  about: ({ family }) => family.name,
  people: ({ family }) => [{ who: said('kepala keluarga', 'the head of the family'), nik: family.nik }],
  expects: ({ family }) => ({ names: [family.name], niks: [family.nik] }),
});

const changed = declare(
  begin.page('family', said('Keluarga', 'The family'), head()).list(
    'changes',
    said('Yang berubah', 'What changes'),
    {
      member: text({ label: said('Nama anggota keluarga', 'Name of the member') }, { max: 120 }),
      element: choice(
        { label: said('Data yang berubah', 'What changes') },
        {
          added: said('Anggota bertambah', 'A member more'),
          gone: said('Anggota berkurang', 'A member less'),
          education: said('Pendidikan', 'Education'),
          occupation: said('Pekerjaan', 'Occupation'),
          religion: said('Agama atau kepercayaan', 'Religion or belief'),
          marital: said('Status perkawinan', 'Marital status'),
          other: said('Lainnya', 'Something else'),
        },
      ),
      to: text({ label: said('Menjadi', 'Becomes') }, { max: 200 }),
      proof: text({ label: said('Dasar perubahan: nama dan nomor dokumen', 'Ground: name and number of the paper') }, { max: 200 }),
    },
    { min: 1, max: 12, item: said('perubahan', 'change') },
  ),
);

/** Another content of a family card, by F-1.06. */
export const familyCardChange = documentService<AnswersIn<typeof changed>>({
  key: 'kk-ubah-data',
  series: 'KKU',
  form: 'F-1.06',
  name: { id: 'perubahan data KK', en: 'change of a family card' },
  summary: said(
    'Anggota bertambah atau berkurang, pendidikan, pekerjaan, dan data lain.',
    'A member more or less, education, occupation and other data.',
  ),
  sought: said('kartu keluarga tambah anggota anak lahir bayi ganti pekerjaan alamat', 'add a member baby newborn change job address'),
  topic: topics.family,
  icon: 'house',
  journey: changed,
  papers: [
    original('old-card', 'KK lama', 'The former family card'),
    original('proof', 'Bukti perubahan', 'Proof of the change', { maxFiles: 6 }),
    original('statement', 'Pernyataan perubahan elemen data (F-1.06)', 'Statement of change (F-1.06)', { citation: 'Formulir F-1.06' }),
  ],
  citation: 'Perpres 96/2018; Permendagri 109/2019',
  days: 3,
  product,
  about: ({ family }) => family.name,
  people: ({ family }) => [{ who: said('kepala keluarga', 'the head of the family'), nik: family.nik }],
  expects: ({ family }) => ({ names: [family.name], niks: [family.nik] }),
});

const lost = declare(begin.page('family', said('Keluarga', 'The family'), { ...head(), happened: loss() }));

/** The same family card again. */
export const familyCardAgain = documentService<AnswersIn<typeof lost>>({
  key: 'kk-hilang-rusak',
  series: 'KKH',
  form: 'F-1.02',
  name: { id: 'KK hilang atau rusak', en: 'lost or damaged family card' },
  short: { id: 'KK hilang atau rusak', en: 'Lost family card' },
  summary: said('Kartu Keluarga yang sama sekali lagi.', 'The same family card again.'),
  sought: said('kartu keluarga hilang rusak sobek cetak ulang', 'torn reprint household'),
  topic: topics.family,
  icon: 'house',
  journey: lost,
  papers: [
    original('police-letter', 'Surat kehilangan dari polisi', 'Letter of loss from the police', {
      when: { path: 'family.happened', is: 'lost' },
    }),
    original('damaged-card', 'KK yang rusak', 'The damaged card', { when: { path: 'family.happened', is: 'damaged' } }),
  ],
  citation: 'Perpres 96/2018; Permendagri 109/2019',
  days: 2,
  product,
  about: ({ family }) => family.name,
  people: ({ family }) => [{ who: said('kepala keluarga', 'the head of the family'), nik: family.nik }],
  expects: ({ family }) => ({ names: [family.name], niks: [family.nik] }),
});

const certificate = declare(
  begin.page('person', said('Yang diterangkan', 'Whom it is about'), {
    ...named('yang diterangkan', 'person concerned'),
    about: choice(
      { label: said('Keterangan tentang', 'It states') },
      {
        registered: said('Terdaftar sebagai penduduk', 'Registration as a resident'),
        same: said('Beda nama, orang yang sama', 'Two spellings, one person'),
        single: said('Belum pernah kawin', 'Never married'),
        other: said('Lainnya', 'Something else'),
      },
    ),
    use: longText({ label: said('Dipakai untuk', 'What it is for') }, { max: 300, rows: 2 }),
  }),
);

/** A letter about what the registers say. */
export const statement = documentService<AnswersIn<typeof certificate>>({
  key: 'surat-keterangan',
  series: 'SKK',
  form: 'F-1.02',
  name: { id: 'surat keterangan kependudukan', en: 'statement from the registers' },
  short: { id: 'Ket. kependudukan', en: 'Statement from register' },
  summary: said('Surat tentang apa yang tercatat pada seseorang.', 'A letter about what is registered of somebody.'),
  sought: said('keterangan domisili penduduk belum punya KTP', 'proof of residence domicile'),
  topic: topics.family,
  icon: 'file',
  journey: certificate,
  papers: [
    original('family-card', 'Kartu Keluarga', 'Family card'),
    original('village-letter', 'Surat perbekel', 'Letter of the village head', {
      when: { path: 'person.about', in: ['same', 'single', 'other'] },
    }),
    original('both-names', 'Dokumen dengan kedua nama', 'Papers with both spellings', {
      when: { path: 'person.about', is: 'same' },
      maxFiles: 6,
    }),
  ],
  citation: 'Permendagri 109/2019',
  days: 2,
  product: { id: 'Surat Keterangan Kependudukan', en: 'Statement from the registers' },
  about: ({ person }) => person.name,
  people: ({ person }) => [{ who: said('yang diterangkan', 'the person concerned'), nik: person.nik }],
  expects: ({ person }) => ({ names: [person.name], niks: [person.nik] }),
});
