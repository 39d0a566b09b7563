import { transaction } from '#db';
import { AppError, type PersonActor, type RoleAt } from '#kernel';
import { assign, enterAgency, findAgencyByKey } from '#platform/access';
import { registryAgency } from '#services/dukcapil';
import { createDemoAccount, enrolDemoOfficer, getPersonById } from '#platform/identity';
import type { DemoApp } from './app.ts';
import { schoolPeople } from './lentera/schools/people.ts';
import { ombudsmanPeople } from './ombudsman/people.ts';
import { samsatPeople } from './samsat/people.ts';

interface Somebody {
  readonly name: string;
  readonly email: string;
  /** What to know of them, on the page of the demonstration. */
  readonly story: { readonly id: string; readonly en: string };
}

interface Officer extends Somebody {
  readonly roles: readonly string[];
  /** NIP: birth, appointment, sex, running number; no real person's. */
  readonly employeeNo: string;
}

interface Citizen extends Somebody {
  readonly nik: string;
  readonly phone: string;
}

const tells = (id: string, en: string) => ({ id, en });

export const officers = {
  front: {
    name: 'Ni Made Ayu Lestari',
    email: 'loket@contoh.test',
    roles: ['front-office', 'complaints-officer'],
    employeeNo: '199004122015032901',
    story: tells('Loket depan: memeriksa kelengkapan.', 'Front office: checks completeness.'),
  },
  planner: {
    name: 'I Ketut Suardana',
    email: 'tataruang@contoh.test',
    roles: ['spatial-planner'],
    employeeNo: '198207252009011902',
    story: tells('Tata ruang: zona dan intensitas.', 'Spatial planning: zone and intensity.'),
  },
  reviewer: {
    name: 'I Nyoman Wiradarma',
    email: 'teknis@contoh.test',
    roles: ['technical-reviewer'],
    employeeNo: '197911032006041903',
    story: tells('Penilai teknis: gambar dan struktur.', 'Technical review: drawings and structure.'),
  },
  inspector: {
    name: 'I Putu Gede Artana',
    email: 'lapangan@contoh.test',
    roles: ['field-inspector'],
    employeeNo: '199309152019031904',
    story: tells('Pemeriksa lapangan, bekerja dari ponsel.', 'Field inspector, working from a phone.'),
  },
  treasurer: {
    name: 'Ni Wayan Sukerti',
    email: 'bendahara@contoh.test',
    roles: ['treasurer'],
    employeeNo: '198512012010012905',
    story: tells('Bendahara: menetapkan dan mencatat retribusi.', 'Treasurer: sets and records the levy.'),
  },
  archivist: {
    name: 'Gusti Ayu Rai Komala',
    email: 'arsip@contoh.test',
    roles: ['archivist', 'levy-checker', 'admin'],
    employeeNo: '198803172012032906',
    story: tells('Memeriksa setoran, mengarsipkan, mengurus aturan.', 'Checks payments, archives, keeps the rules.'),
  },
  head: {
    name: 'I Gede Putra Wibawa',
    email: 'kepala@contoh.test',
    roles: ['head', 'complaints-supervisor', 'ombudsman-liaison'],
    employeeNo: '197006061995031907',
    story: tells('Kepala dinas: memutus dan menandatangani.', 'Head of office: decides and signs.'),
  },
} as const satisfies Readonly<Record<string, Officer>>;

/** The civil registry of Tabanan. */
export const registrars = {
  clerk: {
    name: 'Ni Komang Ariani',
    email: 'loket.tabanan@contoh.test',
    roles: ['front-office', 'complaints-officer'],
    employeeNo: '199206182017032911',
    story: tells('Loket Dukcapil Tabanan: memeriksa dokumen.', 'Counter of the civil registry: checks papers.'),
  },
  operator: {
    name: 'I Wayan Adnyana',
    email: 'siak@contoh.test',
    roles: ['siak-operator'],
    employeeNo: '198911052014021912',
    story: tells('Operator SIAK: memasukkan data, melampirkan dokumen.', 'SIAK operator: enters data, attaches documents.'),
  },
  section: {
    name: 'Ni Putu Mirah Antari',
    email: 'bidang@contoh.test',
    roles: ['section-head', 'admin'],
    employeeNo: '197802142003122913',
    story: tells('Kepala bidang Dukcapil: mata kedua dan penolakan.', 'Head of section at the registry: second eyes, refusals.'),
  },
  registrar: {
    name: 'I Nyoman Gede Sudana',
    email: 'kepala.tabanan@contoh.test',
    roles: ['head', 'complaints-supervisor', 'ombudsman-liaison'],
    employeeNo: '196909091994031914',
    story: tells('Kepala Dukcapil: memutus keberatan.', 'Head of the civil registry: decides objections.'),
  },
} as const satisfies Readonly<Record<string, Officer>>;

/** An officer of another agency, who must see nothing of Badung. */
const neighbour: Officer = {
  name: 'Luh Putu Eka Wardani',
  email: 'denpasar@contoh.test',
  roles: ['front-office', 'head'],
  employeeNo: '199102282016042908',
  story: tells('Petugas Kota Denpasar: tidak melihat berkas Badung.', 'Officer of Denpasar: sees no file of Badung.'),
};

export const citizens = {
  niluh: {
    name: 'Ni Luh Sari Dewi',
    email: 'niluh@contoh.test',
    nik: '5103055203899901',
    phone: '+6281200000011',
    story: tells('Membangun rumah pertamanya, memakai ponsel.', 'Builds her first house, from her phone.'),
  },
  wayan: {
    name: 'I Wayan Sudarma',
    email: 'wayan@contoh.test',
    nik: '5103021508659902',
    phone: '+6281200000012',
    story: tells('61 tahun, memugar bale keluarga.', '61, restores the family’s bale.'),
  },
  putu: {
    name: 'Putu Ayu Maharani',
    email: 'putu@contoh.test',
    nik: '5103064711829903',
    phone: '+6281200000013',
    story: tells('Pengusaha vila, banyak berkas sekaligus.', 'Runs villas, many files at once.'),
  },
  made: {
    name: 'I Made Pramana',
    email: 'made@contoh.test',
    nik: '5171012201799904',
    phone: '+6281200000014',
    story: tells('Arsitek: mengajukan untuk pemilik dengan kuasa.', 'Architect: applies for owners as their proxy.'),
  },
  komang: {
    name: 'Komang Tri Utami',
    email: 'komang@contoh.test',
    nik: '5103036906929905',
    phone: '+6281200000015',
    story: tells('Warung dan kos kecil di Abiansemal.', 'A small shop and rooms in Abiansemal.'),
  },
} as const satisfies Readonly<Record<string, Citizen>>;

export type OfficerKey = keyof typeof officers;
export type CitizenKey = keyof typeof citizens;
export type RegistrarKey = keyof typeof registrars;

/** Who can sign in to the demonstration, all with the same password. */
/** Everybody of the demonstration, in the order in which a file meets them. */
export const demoPeople: readonly Somebody[] = [
  ...Object.values(citizens),
  ...Object.values(officers),
  neighbour,
  ...Object.values(registrars),
  ...Object.values(schoolPeople),
  ...Object.values(samsatPeople),
  ...Object.values(ombudsmanPeople),
];

export interface DemoAccount {
  readonly email: string;
  readonly name: string;
  readonly roles: readonly string[];
  readonly agency: string | null;
  readonly story: { readonly id: string; readonly en: string };
}

/** The people of the demonstration, as actors. */
export interface Cast {
  readonly agencyId: string;
  readonly officers: Readonly<Record<OfficerKey, PersonActor>>;
  readonly citizens: Readonly<Record<CitizenKey, PersonActor>>;
  readonly accounts: readonly DemoAccount[];
}

const casts = new WeakMap<object, Promise<Cast>>();

/** Makes the people of the demonstration, once; a second call gives the same. The agency must have been entered. */
export function castOf(app: DemoApp): Promise<Cast> {
  const known = casts.get(app.db);
  if (known) return known;
  const made = enterCast(app);
  casts.set(app.db, made);
  return made;
}

async function enterCast(app: DemoApp): Promise<Cast> {
  const badung = await findAgencyByKey(app.db, 'dpmptsp-badung');
  if (!badung) throw new AppError('NOT_FOUND', { agency: 'dpmptsp-badung' });
  const denpasar = {
    key: 'dpmptsp-denpasar',
    name: 'Dinas Penanaman Modal dan Pelayanan Terpadu Satu Pintu',
    regionCode: '51.71',
    address: 'Jalan Majapahit (contoh), Denpasar',
    government: 'Pemerintah Kota Denpasar',
  };
  const denpasarId = await transaction(app.db, (tx) => enterAgency(tx, denpasar));
  const office = async (officer: Officer, agencyId: string) => officerActor(app, officer, agencyId);
  const [atBadung, atDenpasar, people] = await Promise.all([
    each(officers, (officer) => office(officer, badung.id)),
    office(neighbour, denpasarId),
    each(citizens, (citizen) => citizenActor(app, citizen)),
  ]);
  const account = ({ email, name, story }: Somebody, roles: readonly string[], agency: string | null) => ({
    email,
    name,
    story,
    roles,
    agency,
  });
  return {
    agencyId: badung.id,
    officers: atBadung,
    citizens: people,
    accounts: [
      ...Object.values(citizens).map((citizen) => account(citizen, [], null)),
      ...Object.values(officers).map((officer) => account(officer, officer.roles, badung.government)),
      account({ ...neighbour, name: atDenpasar.name }, neighbour.roles, denpasar.government),
    ],
  };
}

/** The people of the civil registry, beside the citizens everybody serves. */
export interface RegistryCast extends Pick<Cast, 'agencyId' | 'citizens' | 'accounts'> {
  readonly officers: Readonly<Record<RegistrarKey, PersonActor>>;
}

const registries = new WeakMap<object, Promise<RegistryCast>>();

/** Makes the officers of the civil registry, once; a second call gives the same. */
export function registryOf(app: DemoApp): Promise<RegistryCast> {
  const known = registries.get(app.db);
  if (known) return known;
  const made = enterRegistry(app);
  registries.set(app.db, made);
  return made;
}

async function enterRegistry(app: DemoApp): Promise<RegistryCast> {
  const { citizens: people } = await castOf(app);
  const agencyId = await transaction(app.db, (tx) => enterAgency(tx, registryAgency));
  const { government: agency } = registryAgency;
  return {
    agencyId,
    citizens: people,
    officers: await each(registrars, (officer) => officerActor(app, officer, agencyId)),
    accounts: Object.values(registrars).map(({ email, name, story, roles }) => ({ email, name, story, roles, agency })),
  };
}

async function each<K extends string, T, U>(of: Readonly<Record<K, T>>, make: (one: T) => Promise<U>): Promise<Record<K, U>> {
  const entries = Object.entries<T>(of).map(async ([key, one]) => [key, await make(one)] as const);
  return Object.fromEntries(await Promise.all(entries)) as Record<K, U>;
}

async function citizenActor(app: DemoApp, { name, email, nik, phone }: Citizen): Promise<PersonActor> {
  return actorOf(app, await createDemoAccount(accountsOf(app), { name, email, nik, phone }), email, []);
}

async function officerActor(app: DemoApp, { name, email, roles, employeeNo }: Officer, agencyId: string): Promise<PersonActor> {
  const personId = await createDemoAccount(accountsOf(app), { name, email, nik: null, phone: null });
  await transaction(app.db, async (tx) => {
    for (const role of roles) await assign(tx, { personId, agencyId, role, employeeNo, validFrom: '2020-01-01' });
  });
  await enrolDemoOfficer(accountsOf(app), email);
  const held: RoleAt[] = roles.map((role) => ({ role, agencyId }));
  return actorOf(app, personId, email, held);
}

async function actorOf({ db }: DemoApp, personId: string, email: string, roles: readonly RoleAt[]): Promise<PersonActor> {
  const { name, userId } = await getPersonById(db, personId);
  return { kind: 'person', personId, accountId: userId ?? personId, name, email, roles, strong: roles.length > 0 };
}

function accountsOf({ db, auth, clock, authSecret }: DemoApp) {
  return { db, auth, clock, secret: authSecret };
}
