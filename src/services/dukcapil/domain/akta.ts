/** Kinds of akta as they stand in its number. */
export const aktaKinds = ['LU', 'LT', 'KM', 'KW', 'CR'] as const;
export type AktaKind = (typeof aktaKinds)[number];

export interface AktaNumber {
  /** `51.02` */
  readonly region: string;
  readonly kind: AktaKind;
  /** Day of entry, YYYY-MM-DD. */
  readonly on: string;
  readonly serial: string;
}

/**
 * What the number of an akta says, where it is written as `5102-LU-01012020-0001`; null for every other way of writing,
 * of which there are many: formats changed with the years, so that null means nothing but that nothing was read.
 */
export function parseAkta(typed: string): AktaNumber | null {
  const found = /^(\d{2})(\d{2})-([A-Z]{2})-(\d{2})(\d{2})(\d{4})-(\d{4,5})$/.exec(typed.trim().toUpperCase());
  if (!found) return null;
  const [, province, regency, letters, day, month, year, serial = ''] = found;
  const kind = aktaKinds.find((one) => one === letters);
  const on = `${year}-${month}-${day}`;
  const date = new Date(`${on}T00:00:00Z`);
  if (!kind || Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== on) return null;
  return { region: `${province}.${regency}`, kind, on, serial };
}
