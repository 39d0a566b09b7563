import type { Db, Tx } from '#db';
import { type Holiday, WorkingCalendar } from './domain/working-calendar.ts';

const FIRST_YEAR = 2024;
const LAST_YEAR = 2032;

/** A public holiday of the country, in both languages. */
export interface PublishedHoliday extends Holiday {
  readonly nameEn: string;
}

let published: readonly PublishedHoliday[] | undefined;

/**
 * Public holidays of Indonesia as `date-holidays` computes them; ministers' decrees are entered in the table. It brings
 * the calendars of the whole world, so it is loaded when a calendar is first asked for.
 */
export async function publishedHolidays(): Promise<readonly PublishedHoliday[]> {
  if (published) return published;
  const { default: Holidays } = await import('date-holidays');
  const source = new Holidays('ID', { languages: ['id', 'en'] });
  const years = Array.from({ length: LAST_YEAR - FIRST_YEAR + 1 }, (_, index) => FIRST_YEAR + index);
  published = years.flatMap((year) => {
    const english = new Map(source.getHolidays(year, 'en').map(({ date, rule, name }) => [`${date} ${rule}`, name]));
    return source
      .getHolidays(year, 'id')
      .filter((holiday) => holiday.type === 'public')
      .flatMap(({ date, end, start, rule, name }) => {
        const nameEn = english.get(`${date} ${rule}`) ?? name;
        return daysOf(date, end, start).map((day) => ({ day, name, nameEn, closed: true }));
      });
  });
  return published;
}

/** A lunar holiday starts the evening before: the day printed in calendars is the one named by `date`. */
function daysOf(date: string, end: Date, start: Date): string[] {
  const first = date.slice(0, 10);
  const length = Math.max(1, Math.round((end.getTime() - start.getTime()) / 86_400_000));
  return Array.from({ length: Math.min(length, 5) }, (_, index) =>
    new Date(Date.parse(`${first}T00:00:00Z`) + index * 86_400_000).toISOString().slice(0, 10),
  );
}

/** What is wider than the place of an office, as people call it. */
export const widerRegions: ReadonlyMap<string, string> = new Map([
  ['ID', 'Indonesia'],
  ['ID-BA', 'Bali'],
]);

/** Regions whose holidays hold in a place: the country, its province, itself. */
export function regionsFor(regionCode: string): string[] {
  const province: Readonly<Record<string, string>> = { '51': 'ID-BA' };
  return ['ID', province[regionCode.slice(0, 2)] ?? regionCode.slice(0, 2), regionCode];
}

/** The working calendar of a region: published holidays, corrected by the table. */
export async function loadCalendar(db: Db | Tx, regionCode: string): Promise<WorkingCalendar> {
  const rows = await db
    .selectFrom('calendar.holiday')
    .select(['day', 'name_id as name', 'closed'])
    .where('region', 'in', regionsFor(regionCode))
    .execute();
  return new WorkingCalendar([...(await publishedHolidays()), ...rows]);
}
