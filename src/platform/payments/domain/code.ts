/** Digits of a payment code, the check digit included. */
export const CODE_DIGITS = 14;

/** The quasigroup of Damm's dissertation (Magdeburg 2004), table of order ten: no digit is checked by itself. */
const table = [
  [0, 3, 1, 7, 5, 9, 8, 6, 4, 2],
  [7, 0, 9, 2, 1, 5, 4, 8, 6, 3],
  [4, 2, 0, 6, 8, 7, 1, 3, 5, 9],
  [1, 7, 5, 0, 9, 8, 3, 4, 2, 6],
  [6, 1, 2, 3, 0, 4, 5, 9, 7, 8],
  [3, 6, 7, 4, 2, 0, 9, 5, 8, 1],
  [5, 8, 6, 9, 7, 2, 0, 1, 3, 4],
  [8, 9, 4, 5, 3, 6, 2, 0, 1, 7],
  [9, 4, 3, 8, 6, 1, 7, 2, 0, 5],
  [2, 5, 8, 1, 4, 3, 6, 7, 9, 0],
] as const;

function interim(digits: string): number {
  let state = 0;
  for (const digit of digits) state = table[state]?.[Number(digit)] ?? 0;
  return state;
}

/** Digits with their check digit behind them. */
export function checked(digits: string): string {
  return `${digits}${interim(digits)}`;
}

/** Whether a code is one of ours by its form: a digit mistyped or two neighbours swapped are noticed. */
export function isCode(text: string): boolean {
  return text.length === CODE_DIGITS && /^\d+$/.test(text) && interim(text) === 0;
}

/** A code as people read it: `1234 5678 9012 34`. */
export function spaced(code: string): string {
  return code.replace(/(\d{4})(?=\d)/g, '$1 ');
}
