import { provinceOfCode } from './data/plate-codes.ts';

/** Nomor registrasi kendaraan bermotor, the number on the plate, in its three parts. */
export interface Nrkb {
  /** Letters of the police region, such as DK. */
  readonly region: string;
  /** 1 to 9999. */
  readonly number: number;
  /** Letters after it; empty on the plates of some state vehicles. */
  readonly suffix: string;
}

const SHAPE = /^([A-Z]{1,2})([1-9]\d{0,3})([A-Z]{0,3})$/;

/** A plate's number as people type it, with spaces, dots, dashes and small letters; null where it is none (Perpol 7/2021). */
export function readNrkb(typed: string): Nrkb | null {
  const [, region, number, suffix = ''] = SHAPE.exec(typed.toUpperCase().replace(/[\s.-]/g, '')) ?? [];
  return region && number ? { region, number: Number(number), suffix } : null;
}

/** The one form a number is kept and looked up in: `DK1234AB`. */
export function nrkbKey({ region, number, suffix }: Nrkb): string {
  return `${region}${number}${suffix}`;
}

/** As the plate shows it: `DK 1234 AB`. Takes the form it is kept in, and gives back what is none. */
export function showNrkb(kept: string): string {
  const nrkb = readNrkb(kept);
  return nrkb ? [nrkb.region, nrkb.number, nrkb.suffix].join(' ').trim() : kept;
}

/** What the number hints at; a hint alone, since the register decides. */
export function kindByNumber({ number }: Nrkb): 'passenger' | 'motorcycle' | 'bus' | 'goods' {
  if (number < 2000) return 'passenger';
  if (number < 7000) return 'motorcycle';
  return number < 8000 ? 'bus' : 'goods';
}

/**
 * Where the plate was first given out: the names of the area, and whether sources agree about it. Null for letters nobody
 * lists. It says nothing of where tax goes: that follows the registered domicile.
 */
export function areaOf({ region }: Nrkb): { readonly area: string; readonly certain: boolean } | null {
  return provinceOfCode(region);
}
