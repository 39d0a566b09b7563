export { type Holiday, officeDay, WorkingCalendar } from './domain/working-calendar.ts';
export { balineseHolidays, type EnteredHoliday, enterHolidays, listHolidays } from './holidays.ts';
export { loadCalendar } from './load.ts';
