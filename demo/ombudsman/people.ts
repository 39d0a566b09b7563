/** What opens every key of the invented office, and nothing real. */
export const DEMO_PASSPHRASE = 'frasa sandi contoh ombudsman';

const tells = (id: string, en: string) => ({
  id: `${id} Frasa sandi kunci: ${DEMO_PASSPHRASE}.`,
  en: `${en} Passphrase of the key: ${DEMO_PASSPHRASE}.`,
});

/** Officers of the invented office of the Ombudsman in Bali; the head first, since their key admits the others. */
export const ombudsmanPeople = {
  head: {
    name: 'Ida Ayu Rai Pradnyani',
    email: 'kepala.ombudsman@contoh.test',
    roles: ['ombudsman-head'],
    story: tells('Kepala Ombudsman Bali: pleno, kunci, identitas.', 'Head of the Ombudsman in Bali: plenary, keys, identities.'),
  },
  intake: {
    name: 'Sri Wedari Asih',
    email: 'pvl.ombudsman@contoh.test',
    roles: ['intake-assistant'],
    story: tells('Asisten penerimaan Ombudsman.', 'Intake assistant of the Ombudsman.'),
  },
  assistant: {
    name: 'I Made Suta Wirawan',
    email: 'asisten.ombudsman@contoh.test',
    roles: ['assistant'],
    story: tells('Asisten pemeriksa Ombudsman.', 'Examining assistant of the Ombudsman.'),
  },
  keeper: {
    name: 'Ni Luh Putu Sukma Dewanti',
    email: 'identitas.ombudsman@contoh.test',
    roles: ['identity-keeper'],
    story: tells('Pengampu identitas: orang kedua.', 'Keeper of identities: the second person.'),
  },
  custodianA: {
    name: 'I Nyoman Gede Arsa Putra',
    email: 'kunci1.ombudsman@contoh.test',
    roles: ['key-custodian'],
    story: tells('Pemegang kunci cadangan pertama.', 'First custodian of keys.'),
  },
  custodianB: {
    name: 'Ni Kadek Ayu Larashati',
    email: 'kunci2.ombudsman@contoh.test',
    roles: ['key-custodian'],
    story: tells('Pemegang kunci cadangan kedua.', 'Second custodian of keys.'),
  },
  manager: {
    name: 'I Wayan Putu Danendra',
    email: 'admin.ombudsman@contoh.test',
    roles: ['admin'],
    story: {
      id: 'Admin Ombudsman: jabatan dan aturan; tidak membuka laporan.',
      en: 'Administrator of the Ombudsman: offices and rules; opens no report.',
    },
  },
} as const;

export type OmbudsmanPersonKey = keyof typeof ombudsmanPeople;
