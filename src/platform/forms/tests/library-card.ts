import { catalogue } from '#i18n';
import {
  ChecklistSchema,
  choice,
  choiceFrom,
  choices,
  confirmation,
  date,
  email,
  type Fillable,
  files,
  journey,
  longText,
  kkField,
  nikField,
  number,
  optional,
  personName,
  phone,
  rupiah,
  shownIf,
  text,
  time,
  yesNo,
} from '#platform/forms';
import { defineRule } from '#platform/rules';
import { Type } from 'typebox';

// A library card: small enough to read, with one of everything a journey can hold.

const t = catalogue(
  {
    card: 'Kartu perpustakaan',
    summary: 'Meminjam buku dari perpustakaan desa.',
    applicant: 'Pemohon',
    name: 'Nama lengkap',
    nik: 'NIK',
    familyCard: 'Nomor KK',
    email: 'Surel',
    phone: 'Telepon',
    born: 'Tanggal lahir',
    minor: 'Apakah pemohon di bawah 17 tahun?',
    guardian: 'Wali',
    readers: 'Pembaca serumah',
    reader: 'pembaca',
    relation: 'Hubungan',
    child: 'Anak',
    parent: 'Orang tua',
    wishes: 'Keinginan',
    branch: 'Cabang',
    genres: 'Jenis buku',
    novels: 'Novel',
    science: 'Sains',
    budget: 'Iuran setahun',
    books: 'Buku sekali pinjam',
    delivery: 'Diantar ke rumah?',
    address: 'Alamat antar',
    hour: 'Jam antar',
    note: 'Catatan',
    likeness: 'Pasfoto',
    truth: 'Pernyataan',
    iSwear: 'Semua isian ini benar.',
    fee: 'Perkiraan iuran',
    total: 'Jumlah',
    days: '3 hari kerja',
    free: 'Tanpa biaya pendaftaran',
  },
  {
    card: 'Library card',
    summary: 'Borrow books from the village library.',
    applicant: 'Applicant',
    name: 'Full name',
    nik: 'NIK',
    email: 'E-mail',
    phone: 'Telephone',
    familyCard: 'Family card number',
    born: 'Date of birth',
    minor: 'Is the applicant younger than 17?',
    guardian: 'Guardian',
    readers: 'Readers in the house',
    reader: 'reader',
    relation: 'Relation',
    child: 'Child',
    parent: 'Parent',
    wishes: 'Wishes',
    branch: 'Branch',
    genres: 'Kinds of books',
    novels: 'Novels',
    science: 'Science',
    budget: 'Yearly fee',
    books: 'Books at a time',
    delivery: 'Delivered home?',
    address: 'Delivery address',
    hour: 'Delivery hour',
    note: 'Note',
    likeness: 'Portrait',
    truth: 'Declaration',
    iSwear: 'All of this is true.',
    fee: 'Estimate of the fee',
    total: 'Total',
    days: '3 working days',
    free: 'No fee to register',
  },
);
const says = (key: keyof ReturnType<typeof t>) => t.text((m) => m[key]);
const label = (key: keyof ReturnType<typeof t>) => ({ label: says(key) });

export const branches = defineRule({
  key: 'library-card.branches',
  title: { id: 'Cabang', en: 'Branches' },
  schema: Type.Array(Type.Object({ key: Type.String(), name: Type.String() })),
  value: [
    { key: 'canggu', name: 'Canggu' },
    { key: 'sibang', name: 'Sibang Gede' },
  ],
  citation: 'Perdes 1/2026',
  confirmed: true,
  validFrom: '2020-01-01',
});

export const checklist = defineRule({
  key: 'library-card.checklist',
  title: { id: 'Syarat', en: 'Required files' },
  schema: ChecklistSchema,
  value: {
    items: [
      {
        key: 'identity-card',
        name: { id: 'KTP pemohon', en: 'Identity card' },
        hint: { id: 'Seluruh kartu terlihat.', en: 'The whole card in sight.' },
        need: 'required',
        accepts: 'document',
        maxFiles: 2,
        citation: 'Perdes 1/2026 pasal 3',
      },
      {
        key: 'consent',
        name: { id: 'Surat izin wali', en: 'Consent of the guardian' },
        when: { path: 'applicant.minor', is: true },
        need: 'required',
        accepts: 'document',
        maxFiles: 1,
      },
      { key: 'recommendation', name: { id: 'Surat pengantar', en: 'Recommendation' }, need: 'optional', accepts: 'document', maxFiles: 1 },
    ],
  },
  citation: 'Perdes 1/2026',
  confirmed: true,
  validFrom: '2020-01-01',
});

export const libraryJourney = journey
  .page('applicant', says('applicant'), {
    name: personName(label('name')),
    nik: nikField(label('nik')),
    email: email(label('email')),
    phone: optional(phone(label('phone'))),
    familyCard: optional(kkField(label('familyCard'))),
    born: date({ ...label('born'), when: 'past' }),
    minor: yesNo(label('minor')),
  })
  .page('guardian', says('guardian'), { name: personName(label('name')) }, { when: (a) => a.applicant.minor })
  .list(
    'readers',
    says('readers'),
    {
      name: personName(label('name')),
      relation: choice(label('relation'), { child: says('child'), parent: says('parent') }),
    },
    { min: 1, max: 3, item: says('reader') },
  )
  .page('wishes', says('wishes'), {
    branch: choiceFrom(label('branch'), branches, (all) => all.map(({ key, name }) => ({ value: key, label: () => name }))),
    genres: choices(label('genres'), { novels: says('novels'), science: says('science') }),
    books: number({ ...label('books'), min: 1, max: 20 }),
    budget: optional(rupiah({ ...label('budget'), min: 0, max: 5_000_000 })),
    delivery: yesNo(label('delivery')),
    address: shownIf('delivery', true, text(label('address'))),
    hour: shownIf('delivery', true, time(label('hour'))),
    note: optional(longText(label('note'), { max: 500 })),
    likeness: optional(files(label('likeness'), { accepts: 'picture', max: 2 })),
  })
  .page('truth', says('truth'), { sworn: confirmation(label('truth'), says('iSwear')) });

export function libraryCard(agency: { readonly id: string; readonly name: string }): Fillable {
  return {
    key: 'library-card',
    title: says('card'),
    summary: says('summary'),
    journey: libraryJourney,
    checklist,
    rules: [branches],
    spoken: {},
    agencyId: agency.id,
    agencyName: agency.name,
    facts: () => ({ duration: says('days'), cost: says('free') }),
    carries: ['applicant.born'],
    registered: {},
    printables: {},
    prefill: (person) => ({ applicant: { name: person.name, email: person.email ?? undefined } }),
    statements: () => [
      {
        title: says('fee'),
        lines: [{ label: says('books'), formula: () => '2 × Rp 5.000', amount: () => 'Rp 10.000', citation: 'Perdes 1/2026' }],
        total: { label: says('total'), amount: () => 'Rp 10.000' },
        cautions: [],
      },
    ],
  };
}
