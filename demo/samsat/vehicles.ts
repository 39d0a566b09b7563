import { stringify } from 'csv-stringify/sync';
import { Temporal } from 'temporal-polyfill';

/** One invented vehicle, as a line of the register. */
export interface DemoVehicle {
  readonly nrkb: string;
  readonly nik: string;
  readonly name: string;
  readonly chassis: string;
  readonly kind: string;
  readonly njkb: number;
  readonly domicile: string;
  /** Days from today until the tax is due; negative where it was due. */
  readonly dueIn: number;
  /** Years from the due day until the STNK ends. */
  readonly stnkYears: number;
  readonly cc: number;
  readonly use?: string;
  readonly energy?: string;
  readonly subsidised?: string;
  readonly model: string;
  readonly builtIn: number;
  readonly plate: string;
  readonly blocked?: string;
  /** Whether the address of the KTP is that of the STNK; that it is where absent. */
  readonly addressMatches?: string;
  readonly disputed?: string;
  /** Years the tax is paid ahead of `dueIn`. */
  readonly paidYears?: number;
}

const PUTU = { nik: '5103064711829903', name: 'PUTU AYU MAHARANI' } as const;
const ARSANA = { nik: '5102052107860001', name: 'I GEDE CONTOH ARSANA' } as const;

/** What stands in the register; brands and models are no maker's. */
export const demoVehicles: readonly DemoVehicle[] = [
  {
    ...PUTU,
    nrkb: 'DK 2718 PAM',
    chassis: 'MHCONTOH11011111',
    kind: 'SEPEDA MOTOR',
    njkb: 14_200_000,
    domicile: '51.03',
    dueIn: 24,
    stnkYears: 3,
    cc: 125,
    model: 'SEGARA 125',
    builtIn: 2023,
    plate: 'PUTIH',
  },
  {
    ...PUTU,
    nrkb: 'DK 1945 PAM',
    chassis: 'MHCONTOH22022222',
    kind: 'MINIBUS',
    njkb: 186_000_000,
    domicile: '51.71',
    dueIn: -41,
    stnkYears: 2,
    cc: 1496,
    model: 'WANAGIRI',
    builtIn: 2020,
    plate: 'HITAM',
  },
  {
    ...PUTU,
    nrkb: 'DK 8817 PAM',
    chassis: 'MHCONTOH33033333',
    kind: 'PICK UP',
    njkb: 121_000_000,
    domicile: '51.03',
    dueIn: 52,
    stnkYears: 4,
    cc: 1493,
    model: 'SUBAK PU',
    builtIn: 2022,
    plate: 'PUTIH',
  },
  {
    ...PUTU,
    nrkb: 'DK 77 PAM',
    chassis: 'MHCONTOH44044444',
    kind: 'SEDAN',
    njkb: 310_000_000,
    domicile: '51.71',
    dueIn: 12,
    stnkYears: 0,
    cc: 0,
    energy: 'LISTRIK',
    model: 'SINAR EV',
    builtIn: 2021,
    plate: 'PUTIH',
  },
  {
    ...ARSANA,
    nrkb: 'DK 3360 GA',
    chassis: 'MHCONTOH55055555',
    kind: 'SEPEDA MOTOR',
    njkb: 17_900_000,
    domicile: '51.02',
    dueIn: 61,
    stnkYears: 1,
    cc: 155,
    model: 'SEGARA 155',
    builtIn: 2022,
    plate: 'HITAM',
  },
  {
    nik: '5171012201799904',
    name: 'I MADE PRAMANA',
    nrkb: 'DK 1201 MP',
    chassis: 'MHCONTOH66066666',
    kind: 'JEEP',
    njkb: 402_000_000,
    domicile: '51.71',
    dueIn: -400,
    stnkYears: 3,
    cc: 2393,
    model: 'RIMBA 4X4',
    builtIn: 2019,
    plate: 'HITAM',
    blocked: 'YA',
  },
  {
    nik: '5103036906929905',
    name: 'KOMANG TRI UTAMI',
    nrkb: 'DK 7301 KU',
    chassis: 'MHCONTOH77077777',
    kind: 'MICROBUS',
    njkb: 240_000_000,
    domicile: '51.03',
    dueIn: 7,
    stnkYears: 2,
    cc: 2494,
    use: 'UMUM',
    subsidised: 'YA',
    model: 'SARANA 15',
    builtIn: 2018,
    plate: 'KUNING',
  },
  {
    nik: '5171010101800001',
    name: 'PEMERINTAH KOTA CONTOH',
    nrkb: 'DK 12 X',
    chassis: 'MHCONTOH88088888',
    kind: 'MINIBUS',
    njkb: 205_000_000,
    domicile: '51.71',
    dueIn: 130,
    stnkYears: 2,
    cc: 1998,
    use: 'DINAS',
    model: 'WANAGIRI',
    builtIn: 2022,
    plate: 'MERAH',
  },
];

const head = [
  'NOPOL',
  'NIK',
  'NAMA_PEMILIK',
  'NO_RANGKA',
  'JENIS',
  'NJKB',
  'KODE_WILAYAH',
  'JATUH_TEMPO',
  'STNK_SAMPAI',
  'CC',
  'PENGGUNAAN',
  'PENGGERAK',
  'SUBSIDI',
  'MEREK',
  'TIPE',
  'TAHUN',
  'WARNA_PELAT',
  'BLOKIR',
  'ALAMAT_SESUAI',
  'SENGKETA',
];

const dayAfter = (today: string, days: number, years = 0) => Temporal.PlainDate.from(today).add({ days }).add({ years }).toString();

/** The register as its office would export it, with due days around today (YYYY-MM-DD). */
export function vehiclesCsv(today: string, vehicles: readonly DemoVehicle[] = demoVehicles): string {
  const lines = vehicles.map((one) => [
    one.nrkb,
    one.nik,
    one.name,
    one.chassis,
    one.kind,
    one.njkb,
    one.domicile,
    dayAfter(today, one.dueIn, one.paidYears),
    dayAfter(today, one.dueIn, one.stnkYears),
    one.cc,
    one.use ?? 'PRIBADI',
    one.energy ?? 'BENSIN',
    one.subsidised ?? 'TIDAK',
    'CONTOH',
    one.model,
    one.builtIn,
    one.plate,
    one.blocked ?? 'TIDAK',
    one.addressMatches ?? 'YA',
    one.disputed ?? 'TIDAK',
  ]);
  return stringify([head, ...lines], { delimiter: ';', record_delimiter: 'windows' });
}
