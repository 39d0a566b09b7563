export interface NikCheck {
  /** Sixteen digits or it is no NIK. */
  readonly wellFormed: boolean;
  /** What looks odd but occurs on real cards: it warns, and never refuses. */
  readonly warnings: readonly ('date' | 'province')[];
  /** Date of birth the number was given for, YYYY-MM-DD, where it reads as one. */
  readonly bornOn: string | null;
  readonly female: boolean;
}

/**
 * The structure of a NIK (UU 23/2006 art. 13, Perpres 96/2018): region (6), day of birth with 40 added for women,
 * month, year, running number (4). The region is the one of first issue and stays when people or borders move.
 */
export function checkNik(nik: string, today: string): NikCheck {
  if (!/^\d{16}$/.test(nik)) return { wellFormed: false, warnings: [], bornOn: null, female: false };
  const province = Number(nik.slice(0, 2));
  const day = Number(nik.slice(6, 8));
  const female = day > 40;
  const bornOn = dateOf(Number(nik.slice(10, 12)), Number(nik.slice(8, 10)), female ? day - 40 : day, today);
  const warnings: NikCheck['warnings'][number][] = [];
  if (bornOn === null) warnings.push('date');
  if (province < 11 || province > 97) warnings.push('province');
  return { wellFormed: true, warnings, bornOn, female };
}

function dateOf(yy: number, month: number, day: number, today: string): string | null {
  const century = yy > Number(today.slice(2, 4)) ? 1900 : 2000;
  const date = new Date(Date.UTC(century + yy, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? date.toISOString().slice(0, 10) : null;
}

/** A NIK as people type it, without spaces, dots and dashes; null where it is none. Odd ones pass, `checkNik` warns. */
export function readNik(typed: string): string | null {
  const digits = typed.replace(/[\s.-]/g, '');
  return /^\d{16}$/.test(digits) ? digits : null;
}

/** A NIK as lists and letters show it: region and the last two digits. */
export function maskNik(nik: string): string {
  return `${nik.slice(0, 4)}••••••••••${nik.slice(-2)}`;
}
