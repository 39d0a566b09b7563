/** NPSN as typed, spaces and dots taken out: 8 digits, or K (LKP) or P (PKBM, SKB) and 7; null where it is none. */
export function readNpsn(typed: string): string | null {
  const plain = typed.replace(/[\s.-]/g, '').toUpperCase();
  return /^(\d{8}|[KP]\d{7})$/.test(plain) ? plain : null;
}
