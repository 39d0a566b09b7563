/** A number and its unit as people write them on drawings: "0.0195_HA", "304 m2", "1.250,5 m²", "+8.00". */
const WRITTEN = /^[^\d+-]*?([+-]?\d[\d.,]*)\s*_?\s*(HA|M2|M²|SQM|CM|MM|M)?\.?\s*$/i;

/** The figure of "1.250,5" or "1,250.5" or "12,5"; null where it could be two. */
function figureOf(written: string): number | null {
  const lastComma = written.lastIndexOf(',');
  const lastDot = written.lastIndexOf('.');
  const decimal = lastComma > lastDot ? ',' : '.';
  const other = decimal === ',' ? '.' : ',';
  const parts = written.replaceAll(other, '').split(decimal);
  if (parts.length > 2) return parts.slice(1).every((part) => part.length === 3) ? Number(parts.join('')) : null;
  const figure = Number(parts.join('.'));
  return Number.isFinite(figure) ? figure : null;
}

/** An area in m² out of a text; null for anything but a number with HA, M2 or no unit. */
export function areaM2In(text: string): number | null {
  const [, written, unit] = WRITTEN.exec(text.trim()) ?? [];
  const figure = written === undefined ? null : figureOf(written);
  if (figure === null || figure <= 0) return null;
  switch (unit?.toUpperCase()) {
    case 'HA':
      return figure * 10_000;
    case undefined:
    case 'M2':
    case 'M²':
    case 'SQM':
      return figure;
    default:
      return null;
  }
}

/** A length in metres out of a text; null for anything but a number with M, CM, MM or no unit. */
export function metresIn(text: string): number | null {
  const [, written, unit] = WRITTEN.exec(text.trim()) ?? [];
  const figure = written === undefined ? null : figureOf(written);
  if (figure === null || figure <= 0) return null;
  switch (unit?.toUpperCase()) {
    case 'CM':
      return figure / 100;
    case 'MM':
      return figure / 1000;
    case undefined:
    case 'M':
      return figure;
    default:
      return null;
  }
}
