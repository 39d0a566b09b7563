import { catalogue } from '#i18n';
import type { Relation, RelativeRefusal } from '../../family/relatives.ts';

type Relations = Readonly<Record<Relation, string>>;
type Refusals = Readonly<Record<RelativeRefusal, string>>;

export const texts = catalogue(
  {
    title: 'Keluarga saya',
    lead: 'Orang yang sering Anda uruskan. Nama, NIK, dan tanggal lahirnya mengisi permohonan sesuai yang Anda tulis di sini; dari data kependudukan tidak ada yang diambil. Mencatat tidak memberi hak apa pun: bertindak atas nama orang lain perlu kuasa.',
    account: 'Akun',
    none: 'Belum ada anggota keluarga yang dicatat.',
    relations: { child: 'Anak', spouse: 'Suami atau istri', parent: 'Orang tua' } as Relations,
    born: (day: string) => `lahir ${day}`,
    mandated: 'Kuasa berlaku',
    toMandate: 'Minta kuasa',
    remove: 'Hapus',
    add: 'Catat anggota keluarga',
    relation: 'Hubungan dengan Anda',
    name: 'Nama lengkap',
    nik: 'NIK',
    day: 'Tanggal lahir',
    consent: 'Persetujuan',
    agreed:
      'Ia setuju datanya saya simpan di akun saya untuk mengurus permohonannya; bila anak, saya orang tua atau walinya. Saya menghapusnya bila ia meminta.',
    save: 'Catat',
    news: { noted: 'Tercatat.', forgotten: 'Dihapus.' },
    refusals: {
      'noted-already': 'NIK ini sudah dicatat di sini.',
      full: 'Sudah penuh: paling banyak 20 orang. Hapus yang tidak diperlukan.',
    } as Refusals,
  },
  {
    title: 'My family',
    lead: 'People you often apply for. Name, NIK and day of birth fill in applications as you wrote them here; nothing is taken from the register of residents. Noting somebody gives no right: to act in the name of another takes a mandate.',
    account: 'Account',
    none: 'Nobody of your family is noted yet.',
    relations: { child: 'Child', spouse: 'Husband or wife', parent: 'Parent' } as Relations,
    born: (day: string) => `born ${day}`,
    mandated: 'Mandate in force',
    toMandate: 'Ask for a mandate',
    remove: 'Remove',
    add: 'Note somebody of your family',
    relation: 'What they are to you',
    name: 'Full name',
    nik: 'NIK',
    day: 'Date of birth',
    consent: 'Consent',
    agreed: 'They agree that I keep this in my account to apply for them; of a child, I am parent or guardian. I remove it when they ask.',
    save: 'Note',
    news: { noted: 'Noted.', forgotten: 'Removed.' },
    refusals: {
      'noted-already': 'This NIK is noted here already.',
      full: 'It is full: 20 people at most. Remove whom you do not need.',
    } as Refusals,
  },
);
