import { transaction } from '#db';
import { officeDay } from '#platform/calendar';
import { proveNik } from '#platform/identity';
import { bringInRegister, stageRegister } from '#services/dukcapil';
import { stringify } from 'csv-stringify/sync';
import type { DemoApp } from './app.ts';
import { citizens, type CitizenKey, type RegistryCast } from './people.ts';

/** One of an invented household: name, sex, day of birth, how they stand to its head; a citizen of the demonstration by key. */
type Member = readonly [name: string | CitizenKey, sex: 'L' | 'P', bornOn: string, relation: string];
type Household = readonly [district: string, village: string, address: string, members: readonly Member[]];

const households: readonly Household[] = [
  [
    '51.02.05',
    'Dauh Peken',
    'Banjar Contoh, Jalan Melati 4',
    [
      ['I Gede Contoh Arsana', 'L', '1986-07-21', 'KEPALA KELUARGA'],
      ['niluh', 'P', '1989-03-12', 'ISTRI'],
      ['Putu Contoh Damar', 'L', '2015-05-09', 'ANAK'],
      ['Kadek Contoh Laras', 'P', '2019-11-30', 'ANAK'],
      ['Ni Nyoman Contoh Renti', 'P', '1958-02-17', 'ORANG TUA'],
    ],
  ],
  [
    '51.02.06',
    'Pejaten',
    'Banjar Contoh Kaja',
    [
      ['wayan', 'L', '1965-08-15', 'KEPALA KELUARGA'],
      ['Ni Ketut Contoh Sukri', 'P', '1968-01-04', 'ISTRI'],
      ['I Putu Contoh Yasa', 'L', '1994-09-28', 'ANAK'],
    ],
  ],
  [
    '51.02.05',
    'Subamia',
    'Jalan Contoh Subamia 12',
    [
      ['komang', 'P', '1992-06-29', 'KEPALA KELUARGA'],
      ['Putu Contoh Bulan', 'P', '2020-10-02', 'ANAK'],
    ],
  ],
  [
    '51.02.06',
    'Kediri',
    'Perumahan Contoh Asri Blok B2',
    [
      ['putu', 'P', '1982-11-07', 'KEPALA KELUARGA'],
      ['Ni Wayan Contoh Suci', 'P', '1955-03-03', 'ORANG TUA'],
    ],
  ],
  [
    '51.02.05',
    'Denbantas',
    'Banjar Contoh Kelod',
    [
      ['made', 'L', '1979-01-22', 'KEPALA KELUARGA'],
      ['Ni Luh Contoh Ariati', 'P', '1981-04-18', 'ISTRI'],
      ['I Wayan Contoh Panji', 'L', '2008-08-08', 'ANAK'],
      ['Ni Made Contoh Citra', 'P', '2012-12-24', 'ANAK'],
    ],
  ],
];

// The rest of the sixty: four to a household, spread over the districts.
const spread = [
  ['51.02.01', 'Bajera'],
  ['51.02.02', 'Megati'],
  ['51.02.03', 'Antosari'],
  ['51.02.04', 'Kerambitan'],
  ['51.02.05', 'Bongan'],
  ['51.02.06', 'Nyitdah'],
  ['51.02.07', 'Marga'],
  ['51.02.08', 'Jatiluwih'],
  ['51.02.09', 'Candikuning'],
  ['51.02.10', 'Pujungan'],
  ['51.02.08', 'Penebel'],
] as const;
const givenNames = ['Rai', 'Suta', 'Merta', 'Lanang', 'Oka', 'Sila', 'Tirta', 'Wija', 'Karma', 'Dana', 'Jaya'];

const spreadHouseholds = spread.map(([district, village], at): Household => {
  const family = givenNames[at] ?? 'Contoh';
  const day = String((at * 2) % 27 || 27).padStart(2, '0');
  return [
    district,
    village,
    `Banjar Contoh ${at + 1}`,
    [
      [`I Wayan Contoh ${family}`, 'L', `${1970 + at}-03-${day}`, 'KEPALA KELUARGA'],
      [`Ni Made Contoh ${family}`, 'P', `${1973 + at}-06-${day}`, 'ISTRI'],
      [`I Putu Contoh ${family}`, 'L', `${2003 + at}-09-${day}`, 'ANAK'],
      [`Ni Kadek Contoh ${family}`, 'P', `${2007 + at}-12-${day}`, 'ANAK'],
    ],
  ];
});

const head = [
  'NIK',
  'NO_KK',
  'NAMA_LENGKAP',
  'JENIS_KELAMIN',
  'TMPT_LAHIR',
  'TGL_LAHIR',
  'SHDK',
  'KECAMATAN',
  'DESA_KELURAHAN',
  'ALAMAT',
  'AGAMA',
];

/** Serials of the invented begin at 9100: no register hands them out to so few. */
function nikOf(region: string, sex: 'L' | 'P', bornOn: string, serial: number): string {
  const [year = '', month = '', day = ''] = bornOn.split('-');
  return `${region}${String(Number(day) + (sex === 'P' ? 40 : 0)).padStart(2, '0')}${month}${year.slice(2)}${9100 + serial}`;
}

/** An invented register as an agency would export it: sixty people of Tabanan, those of the demonstration among them. */
export function registerCsv(): string {
  const lines = [...households, ...spreadHouseholds].flatMap(([district, village, address, members], house) => {
    const kk =
      house === 0 ? '5102051004180011' : `${district.replaceAll('.', '')}1203${String(15 + (house % 9))}${String(house).padStart(4, '0')}`;
    return members.map(([who, sex, bornOn, relation], at) => {
      const citizen = Object.hasOwn(citizens, who) ? citizens[who as CitizenKey] : null;
      const nik = citizen?.nik ?? nikOf(district.replaceAll('.', ''), sex, bornOn, house * 10 + at);
      return [
        nik,
        kk,
        citizen?.name ?? who,
        sex,
        'TABANAN',
        bornOn.split('-').reverse().join('-'),
        relation,
        district,
        village,
        address,
        '',
      ];
    });
  });
  return stringify([head, ...lines], { delimiter: ';', record_delimiter: 'windows' });
}

/** The first of the month, so many months ago. */
function firstOf(today: string, monthsAgo: number): string {
  const [year = 0, month = 1] = today.split('-').map(Number);
  return new Date(Date.UTC(year, month - 1 - monthsAgo, 1)).toISOString().slice(0, 10);
}

const fileOf = (agencyId: string, asOf: string, csv = registerCsv()) => ({
  agencyId,
  asOf,
  name: `penduduk-contoh-${asOf}.csv`,
  content: Buffer.from(csv),
});

/** The register of this month with that of the month before to go back to, and who showed their card at the counter. */
export async function seedRegister(app: DemoApp, { agencyId, officers }: Pick<RegistryCast, 'agencyId' | 'officers'>): Promise<void> {
  const known = await app.db.selectFrom('dukcapil.register_version').select('id').limit(1).executeTakeFirst();
  if (known) return;
  const today = officeDay(app.clock.now());
  for (const monthsAgo of [1, 0]) await bringInRegister(app, officers.section, fileOf(agencyId, firstOf(today, monthsAgo)));
  for (const key of ['niluh', 'wayan', 'komang'] as const)
    await transaction(app.db, (tx) => proveNik(tx, officers.clerk, citizens[key], app.clock.now()));
}

/** A file with mistakes in it, read and not yet checked; returns its version. */
export async function seedStagedRegister(
  app: DemoApp,
  { agencyId, officers }: Pick<RegistryCast, 'agencyId' | 'officers'>,
): Promise<string> {
  const lines = registerCsv().split('\r\n');
  const spoiled = [...lines.slice(0, 20), lines[3], '12345;5102051004180011;Tanpa NIK;L;TABANAN;01-01-1990;ANAK;51.02.05;Tidak Ada;;'];
  return stageRegister(app, officers.section, fileOf(agencyId, officeDay(app.clock.now()), spoiled.join('\r\n')));
}
