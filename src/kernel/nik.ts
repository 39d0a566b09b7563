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

/** Region of first issue as it is written in lists: `51.02.05`. It stays when people or borders move. */
export function regionOfNik(nik: string): string {
  return `${nik.slice(0, 2)}.${nik.slice(2, 4)}.${nik.slice(4, 6)}`;
}

/**
 * Where a NIK says otherwise than its bearer: a NIK is never corrected with the day of birth, so that each is a reason to
 * look again and none to refuse. The century is not in it. Nothing for what is no NIK.
 */
export function oddsOfNik(nik: string, said: { readonly bornOn?: string; readonly female?: boolean }): readonly ('birth' | 'sex')[] {
  if (!/^\d{16}$/.test(nik)) return [];
  const day = Number(nik.slice(6, 8));
  const written = `${String(day > 40 ? day - 40 : day).padStart(2, '0')}${nik.slice(8, 12)}`;
  const [year = '', month = '', date = ''] = (said.bornOn ?? '').split('-');
  const odds: ('birth' | 'sex')[] = [];
  if (said.bornOn !== undefined && written !== `${date}${month}${year.slice(2)}`) odds.push('birth');
  if (said.female !== undefined && said.female !== day > 40) odds.push('sex');
  return odds;
}

/** Whether a family card's number reads as a NIK: its day of recording lies beyond the month, as only a woman's birth does. */
export function kkReadsAsNik(kk: string): boolean {
  const day = Number(kk.slice(6, 8));
  return /^\d{16}$/.test(kk) && day > 40 && day < 72;
}

/** A NIK as lists and letters show it: region and the last two digits, or as many as are asked for. */
export function maskNik(nik: string, ends = 2): string {
  return `${nik.slice(0, 4)}${'•'.repeat(12 - ends)}${nik.slice(-ends)}`;
}
