export { type LineFault, type PastedDay, readPasted } from './domain/pasted.ts';
export { type Holiday, officeDay, WorkingCalendar } from './domain/working-calendar.ts';
export { balineseHolidays, type EnteredHoliday, enterHolidays, type KeptHoliday, listHolidays } from './holidays.ts';
export { confirmHoliday, type HolidayAt, type HolidayRefusal, leaveHoliday, removeHoliday } from './keep.ts';
export { loadCalendar, type PublishedHoliday, publishedHolidays, regionsFor, widerRegions } from './load.ts';
