/** What it is built as, in the classes of NJKB tables (Permendagri on the base of PKB). */
export const kinds = [
  'motorcycle',
  'three-wheeler',
  'sedan',
  'jeep',
  'minibus',
  'blind-van',
  'pick-up',
  'microbus',
  'bus',
  'light-truck',
  'truck',
  'crane',
] as const;
export type Kind = (typeof kinds)[number];

/** Whom or what it serves. `public` carries passengers or goods for pay, with a yellow plate. */
export const uses = ['private', 'public', 'government', 'ambulance', 'hearse', 'fire'] as const;
export type Use = (typeof uses)[number];

/** What drives it. `battery` is the electric vehicle that the law exempts. */
export const energies = ['fuel', 'hybrid', 'battery'] as const;
export type Energy = (typeof energies)[number];

export const owners = ['person', 'company', 'state'] as const;
export type Owner = (typeof owners)[number];

/** What the assessment reads of a vehicle, as the register of the province has it. */
export interface Vehicle {
  /** As it is kept: `DK1234AB`. */
  readonly nrkb: string;
  readonly kind: Kind;
  readonly use: Use;
  readonly owner: Owner;
  readonly energy: Energy;
  /** Cylinder capacity in cm³; 0 without an engine that burns. */
  readonly cc: number;
  /** Selling value (nilai jual kendaraan bermotor) in whole rupiah, by the table of the year. */
  readonly njkb: number;
  /** Which vehicle of its owner it is, from 1, as the province counts for progressive rates. */
  readonly order: number;
  /** Whether it is public transport that the state subsidises. */
  readonly subsidised: boolean;
  /** Registered domicile, a regency or city: `51.71`. Opsen goes there, whatever the plate says. */
  readonly domicile: string;
  /** Day up to which tax is paid, YYYY-MM-DD: the next is due on it. */
  readonly dueOn: string;
  /** Last day of the STNK, YYYY-MM-DD; every five years it is renewed with a look at the vehicle. */
  readonly stnkUntil: string;
}

const goods: readonly Kind[] = ['blind-van', 'pick-up', 'light-truck', 'truck', 'crane'];

export const carriesOf = ({ kind }: Pick<Vehicle, 'kind'>): 'persons' | 'goods' => (goods.includes(kind) ? 'goods' : 'persons');

export const wheelsOf = ({ kind }: Pick<Vehicle, 'kind'>): '2-3' | '4+' =>
  kind === 'motorcycle' || kind === 'three-wheeler' ? '2-3' : '4+';

/** Code of the province of a vehicle's domicile: `51`. */
export const provinceOf = ({ domicile }: Pick<Vehicle, 'domicile'>): string => domicile.slice(0, 2);
