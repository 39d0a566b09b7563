import type { Locale } from '#i18n';
import { oneLine } from '#kernel';
import type { FormError } from '#web/ui';
import { isOverlayKind } from '../../domain/overlay.ts';
import { MOST_DISTANCE_M } from '../../domain/overlay-row.ts';
import type { PlanSort } from '../../store/plans.ts';
import { texts } from './texts.ts';

/** What was typed beside the file, by the names of the form. */
export type Typed = Readonly<Record<string, string>>;

export interface ReadForm {
  readonly title: string;
  readonly key: string;
  readonly citation: string;
  readonly sort: PlanSort;
  readonly epsg: number | null;
  readonly synthetic: boolean;
}

/** What a plan is called and how its file is read; or what is wrong, field by field. A check needs no names. */
export function readForm(
  typed: Typed,
  locale: Locale,
  onlyCheck: boolean,
): { readonly form: ReadForm | null; readonly errors: readonly FormError[] } {
  const { wrong } = texts(locale);
  const [title, key, citation] = [oneLine(typed.nama ?? ''), (typed.kunci ?? '').trim(), oneLine(typed.dasar ?? '')];
  const sort = readSort(typed);
  const epsg = (typed.epsg ?? '').trim().replace(/^EPSG:/i, '');
  const errors: FormError[] = [];
  const fault = (field: string, message: string) => errors.push({ field, message });
  if (!onlyCheck) {
    if (title.length < 3 || title.length > 200) fault('nama', wrong.title);
    if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(key) || key.length > 60) fault('kunci', wrong.key);
    if (citation.length < 3 || citation.length > 300) fault('dasar', wrong.citation);
  }
  if (typeof sort === 'string') fault(sort === 'sort' ? 'jenis' : 'jarak', wrong[sort]);
  if (!/^\d{0,6}$/.test(epsg)) fault('epsg', wrong.epsg);
  if (errors.length > 0 || typeof sort === 'string') return { form: null, errors };
  return { form: { title, key, citation, sort, epsg: epsg === '' ? null : Number(epsg), synthetic: typed.contoh === '1' }, errors };
}

function readSort({ jenis = '', jarak = '' }: Typed): PlanSort | 'sort' | 'distance' {
  const metres = jarak.trim() === '' ? null : Number(jarak.trim().replace(',', '.'));
  if (jenis === 'rdtr' || jenis === 'rtrw' || jenis === 'places') return metres === null ? { kind: jenis } : 'distance';
  if (!isOverlayKind(jenis)) return 'sort';
  if (metres !== null && !(metres >= 1 && metres <= MOST_DISTANCE_M)) return 'distance';
  return { kind: 'overlay', overlay: jenis, distanceM: metres };
}
