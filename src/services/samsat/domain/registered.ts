import type { Vehicle } from './vehicle.ts';

/** Ground and letters of a plate: private vehicles are white since 2022 (Perpol 7/2021) and black before. */
export const plates = ['white', 'black', 'yellow', 'red'] as const;
export type PlateKind = (typeof plates)[number];

/** What a register says of a vehicle beside what is assessed. */
export interface Particulars extends Vehicle {
  readonly brand: string;
  readonly model: string;
  readonly builtIn: number;
  readonly plate: PlateKind;
  readonly blocked: boolean;
  readonly disputed: boolean;
  /** Whether the address of the owner's KTP is that of the STNK; null where the register does not say. */
  readonly addressMatches: boolean | null;
}

/** A vehicle as a register hands it out, with what only its owner and officers may know. */
export interface Registered extends Particulars {
  /** Sixteen digits. */
  readonly ownerNik: string;
  readonly ownerName: string;
  /** Chassis number, letters and digits. */
  readonly chassis: string;
}

/** A chassis number as it is kept: letters and digits without what stands between them; null where it is none. */
export function readChassis(typed: string): string | null {
  const plain = typed.toUpperCase().replace(/[\s.*/-]/g, '');
  return /^[A-Z0-9]{6,25}$/.test(plain) ? plain : null;
}

/** The last five of a chassis number, as whoever looks for their vehicle types them; null where they are not five. */
export function readTail(typed: string): string | null {
  const plain = typed.toUpperCase().replace(/[\s.-]/g, '');
  return /^[A-Z0-9]{5}$/.test(plain) ? plain : null;
}

export const tailOf = (chassis: string): string => chassis.slice(-5);

/** A name as somebody may see it who looks for a vehicle: the first letter of each word. */
export function maskName(name: string): string {
  return name
    .split(' ')
    .map((word) => `${word.slice(0, 1)}${'•'.repeat(Math.max(0, Math.min(word.length - 1, 6)))}`)
    .join(' ');
}
