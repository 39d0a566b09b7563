import type { CitizenKey } from '../people.ts';
import type { DemoVehicle } from './vehicles.ts';

/** How a vehicle was paid for. */
export interface DemoPayment {
  readonly daysAgo: number;
  readonly by: 'va' | 'qris' | 'cash';
  /** Where the paper goes; picked up where absent, still to be said where empty. */
  readonly address?: string;
}

/** What happened to a vehicle after it was paid for, by whose doing. */
export type Step =
  | { readonly daysAgo: number; readonly is: 'handed'; readonly trackingNo: string }
  | { readonly daysAgo: number; readonly is: 'DELIVERED' | 'RETURNED' | 'LOST' | 'REISSUED' | 'COLLECTED'; readonly note?: string }
  | { readonly daysAgo: number; readonly is: 'received' }
  | { readonly daysAgo: number; readonly is: 'refunded' }
  | { readonly daysAgo: number; readonly is: 'missed'; readonly words: string };

export interface VehicleStory {
  readonly owner: CitizenKey;
  readonly vehicle: DemoVehicle;
  readonly paid?: DemoPayment;
  readonly steps?: readonly Step[];
  /** Days since its owner told that it was sold. */
  readonly soldDaysAgo?: number;
  /** What its owner told the officer who is to decide on its grounds. */
  readonly asks?: string;
  /** The register has not written of it since. */
  readonly stale?: boolean;
}

const people = {
  niluh: { nik: '5103055203899901', name: 'NI LUH SARI DEWI', domicile: '51.03' },
  wayan: { nik: '5103021508659902', name: 'I WAYAN SUDARMA', domicile: '51.03' },
  made: { nik: '5171012201799904', name: 'I MADE PRAMANA', domicile: '51.71' },
  putu: { nik: '5103064711829903', name: 'PUTU AYU MAHARANI', domicile: '51.03' },
  komang: { nik: '5103036906929905', name: 'KOMANG TRI UTAMI', domicile: '51.03' },
} as const;

type Made = Pick<DemoVehicle, 'nrkb' | 'dueIn'> & Partial<DemoVehicle>;
let running = 60_000;
const chassisOf = () => `MHCONTOH${String(++running * 101).padStart(8, '0')}`;

const motorcycle = (owner: keyof typeof people, one: Made): DemoVehicle => ({
  ...people[owner],
  chassis: chassisOf(),
  kind: 'SEPEDA MOTOR',
  njkb: 15_600_000,
  stnkYears: 3,
  cc: 125,
  model: 'SEGARA 125',
  builtIn: 2023,
  plate: 'PUTIH',
  ...one,
});

const car = (owner: keyof typeof people, one: Made): DemoVehicle => ({
  ...people[owner],
  chassis: chassisOf(),
  kind: 'MINIBUS',
  njkb: 174_000_000,
  stnkYears: 3,
  cc: 1329,
  model: 'WANAGIRI',
  builtIn: 2021,
  plate: 'HITAM',
  ...one,
});

const home = {
  niluh: 'Jl. Raya Contoh 12, Banjar Contoh, Mengwi, 80351',
  made: 'Jl. Gunung Contoh 8, Denpasar Barat, 80119',
  komang: 'Jl. Pantai Contoh 3, Kuta Utara, 80361',
  putu: 'Perum Contoh Asri B7, Abiansemal, 80352',
  wayan: 'Banjar Contoh Kaja, Petang, 80353',
} as const;

/** Vehicles in every state somebody may find theirs in. Days are counted back from today. */
export const vehicleStories: readonly VehicleStory[] = [
  // Paid in time, printed and with the post.
  {
    owner: 'niluh',
    vehicle: motorcycle('niluh', { nrkb: 'DK 4021 NL', dueIn: -12 }),
    paid: { daysAgo: 20, by: 'va', address: home.niluh },
    steps: [{ daysAgo: 16, is: 'handed', trackingNo: 'PCONTOH104021' }],
  },
  // Not arrived for weeks: the proof holds on, and its owner complains.
  {
    owner: 'niluh',
    vehicle: car('niluh', { nrkb: 'DK 1188 NL', dueIn: -55 }),
    paid: { daysAgo: 62, by: 'va', address: home.niluh },
    steps: [
      { daysAgo: 54, is: 'handed', trackingNo: 'PCONTOH101188' },
      { daysAgo: 10, is: 'missed', words: 'Sudah hampir dua bulan, stiker dan TBPKP belum sampai.' },
    ],
  },
  // Everything over: delivered, and its owner said so.
  {
    owner: 'made',
    vehicle: motorcycle('made', { nrkb: 'DK 5512 MP', dueIn: -40 }),
    paid: { daysAgo: 47, by: 'qris', address: home.made },
    steps: [
      { daysAgo: 38, is: 'handed', trackingNo: 'PCONTOH105512' },
      { daysAgo: 35, is: 'DELIVERED' },
      { daysAgo: 34, is: 'received' },
    ],
  },
  // Came back to the office.
  {
    owner: 'made',
    vehicle: car('made', { nrkb: 'DK 1290 MP', kind: 'SEDAN', model: 'KARANG', dueIn: -14 }),
    paid: { daysAgo: 22, by: 'va', address: 'Jl. Contoh, Denpasar' },
    steps: [
      { daysAgo: 16, is: 'handed', trackingNo: 'PCONTOH101290' },
      { daysAgo: 5, is: 'RETURNED', note: 'Nomor rumah tidak ada' },
    ],
  },
  // Nobody has said yet where the paper goes.
  { owner: 'made', vehicle: motorcycle('made', { nrkb: 'DK 3391 MP', dueIn: 9 }), paid: { daysAgo: 1, by: 'va', address: '' } },
  // The money went back, and the proof with it.
  {
    owner: 'komang',
    vehicle: motorcycle('komang', { nrkb: 'DK 6604 KU', dueIn: -2 }),
    paid: { daysAgo: 9, by: 'va', address: home.komang },
    steps: [{ daysAgo: 9, is: 'refunded' }],
  },
  // Printed, and waits at the counter for its owner.
  { owner: 'komang', vehicle: motorcycle('komang', { nrkb: 'DK 4415 KU', dueIn: -11 }), paid: { daysAgo: 19, by: 'qris' } },
  // Lost by the post, and made anew.
  {
    owner: 'komang',
    vehicle: car('komang', { nrkb: 'DK 1550 KU', dueIn: -33 }),
    paid: { daysAgo: 41, by: 'va', address: home.komang },
    steps: [
      { daysAgo: 38, is: 'handed', trackingNo: 'PCONTOH101550' },
      { daysAgo: 21, is: 'missed', words: 'Belum sampai.' },
      { daysAgo: 5, is: 'LOST', note: 'Pos menyatakan hilang' },
      { daysAgo: 4, is: 'REISSUED' },
    ],
  },
  // Delivered, says the post; its owner has not said so yet.
  {
    owner: 'putu',
    vehicle: motorcycle('putu', { nrkb: 'DK 4109 PAM', dueIn: -15 }),
    paid: { daysAgo: 23, by: 'va', address: home.putu },
    steps: [
      { daysAgo: 16, is: 'handed', trackingNo: 'PCONTOH104109' },
      { daysAgo: 11, is: 'DELIVERED' },
    ],
  },
  // In cash at the office, waits to be printed.
  { owner: 'wayan', vehicle: motorcycle('wayan', { nrkb: 'DK 2204 WS', dueIn: 3 }), paid: { daysAgo: 2, by: 'cash', address: home.wayan } },
  { owner: 'niluh', vehicle: motorcycle('niluh', { nrkb: 'DK 3818 NL', dueIn: 6 }), paid: { daysAgo: 1, by: 'qris', address: home.niluh } },
  // Cannot be paid for as they are, each on another ground.
  { owner: 'wayan', vehicle: car('wayan', { nrkb: 'DK 1077 WS', dueIn: -430 }), asks: 'Baru kembali dari luar pulau; ingin melunasi.' },
  { owner: 'wayan', vehicle: motorcycle('wayan', { nrkb: 'DK 3650 WS', dueIn: 18, addressMatches: 'TIDAK' }), asks: 'Baru pindah banjar.' },
  { owner: 'wayan', vehicle: motorcycle('wayan', { nrkb: 'DK 5098 WS', dueIn: 30, disputed: 'YA' }) },
  { owner: 'niluh', vehicle: motorcycle('niluh', { nrkb: 'DK 6733 NL', dueIn: 200 }) },
  { owner: 'niluh', vehicle: motorcycle('niluh', { nrkb: 'DK 2950 NL', dueIn: 5 }) },
  { owner: 'made', vehicle: car('made', { nrkb: 'DK 1644 MP', dueIn: -75 }), stale: true },
  // Sold by its owner.
  { owner: 'wayan', vehicle: motorcycle('wayan', { nrkb: 'DK 2900 WS', dueIn: 80 }), soldDaysAgo: 12 },
];
