/** Ten digits; seven to nine had zeros before them, which a spreadsheet took for none. Null where empty, undefined where wrong. */
export function readNisn(typed: string): { readonly nisn: string; readonly mended: boolean } | null | undefined {
  const digits = typed.replace(/[\s.-]/g, '');
  if (digits === '' || digits === '0') return null;
  if (/^\d{10}$/.test(digits)) return { nisn: digits, mended: false };
  return /^\d{7,9}$/.test(digits) ? { nisn: digits.padStart(10, '0'), mended: true } : undefined;
}
