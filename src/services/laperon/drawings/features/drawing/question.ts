import type { Locale } from '#i18n';
import type { FileFacts } from '#platform/files';
import type { Point } from '../../../domain/dxf/drawing.ts';
import { type Kind, kinds } from '../../domain/remark.ts';
import { readSpot } from '../../domain/spot.ts';
import { texts } from '../../texts/index.ts';
import type { NewRemark } from '../../write.ts';
import { MOST_LETTERS } from '../written.ts';

/** Where nobody counted the pages of a PDF. */
const UNCOUNTED = 500;

/** Pages a remark may stand on. */
export function pagesOf({ mediaType, pages }: FileFacts): number {
  return mediaType === 'application/pdf' ? pages || UNCOUNTED : 1;
}

export interface Typed {
  readonly kind?: string;
  readonly page?: string;
  readonly spot?: string;
  readonly point?: string;
  readonly text?: string;
}

type Read = { readonly made: NewRemark } | { readonly errors: readonly { readonly field: keyof Typed; readonly message: string }[] };

/** The point of a drawing as the viewer puts it: x; y in the drawing's units. */
function readPoint(typed: string): Point | null {
  const [x = Number.NaN, y = Number.NaN, ...more] = typed.split(';').map((part) => (part.trim() === '' ? Number.NaN : Number(part)));
  return more.length === 0 && Math.abs(x) < 1e12 && Math.abs(y) < 1e12 ? { x, y } : null;
}

/** Reads the form of a remark. */
export function readRemark({ kind = '', page = '', spot = '', point = '', text = '' }: Typed, pages: number, locale: Locale): Read {
  const m = texts(locale).errors;
  const number = /^\d{1,4}$/.test(page.trim()) ? Number(page) : 0;
  const place = spot.trim() === '' ? null : readSpot(spot);
  const written = text.trim().replaceAll('\r\n', '\n');
  const errors = [
    ...(kinds.includes(kind as Kind) ? [] : [{ field: 'kind' as const, message: m.kind }]),
    ...(number >= 1 && number <= pages ? [] : [{ field: 'page' as const, message: m.page(pages) }]),
    ...(spot.trim() === '' || place ? [] : [{ field: 'spot' as const, message: m.spot }]),
    ...(written === '' ? [{ field: 'text' as const, message: m.empty }] : []),
    ...(written.length > MOST_LETTERS ? [{ field: 'text' as const, message: m.tooLong }] : []),
  ];
  return errors.length > 0
    ? { errors }
    : { made: { kind: kind as Kind, page: number, spot: place, point: place && readPoint(point), text: written } };
}
