/** Line icons on a 24 px grid, drawn with the current colour. */
export const icons = {
  book: 'M12 6.500C10 5 7 4.500 3.500 4.500v14c3.500 0 6.500.500 8.500 2 2-1.500 5-2 8.500-2v-14C17 4.500 14 5 12 6.500zM12 6.500v14',
  hall: 'M7.5 7.5 12 4l4.500 3.500M3 13l9-5.500 9 5.500zM5.500 13v7M10 13v7M14 13v7M18.500 13v7M3 20h18',
  house: 'M4 20V10l8-6 8 6v10zM9 20v-6h6v6',
  vehicle: 'M5 12l1.800-5h10.400L19 12M4 12h16v6H4zM6 18v2M18 18v2M7 15h2M15 15h2',
  search: 'M17.500 11a6.500 6.500 0 1 1-13 0 6.500 6.500 0 0 1 13 0zM20 20l-4.200-4.200',
  message: 'M4 5h16v11H9l-5 4z',
  file: 'M6 3h8l4 4v14H6zM14 3v4h4',
  download: 'M12 4v11M7.500 11 12 15.500l4.500-4.500M4 20h16',
  check: 'M4.500 12.500 10 18 19.500 7',
  pen: 'M4 20l1-4L16 5l3 3L8 19zM14 7l3 3',
  shield: 'M12 3l7.500 3v5c0 5-3.200 8.500-7.500 10-4.300-1.500-7.500-5-7.500-10V6zM9 12l2 2 4-4',
  clock: 'M20.500 12a8.500 8.500 0 1 1-17 0 8.500 8.500 0 0 1 17 0zM12 7v5l3.500 2',
  person: 'M15.500 8a3.500 3.500 0 1 1-7 0 3.500 3.500 0 0 1 7 0zM5 20c0-4 3-6 7-6s7 2 7 6',
  back: 'M14 6l-6 6 6 6',
  mail: 'M3.500 6h17v12h-17zM4 7l8 6 8-6',
  pin: 'M12 21s7-6.500 7-11.500a7 7 0 1 0-14 0C5 14.500 12 21 12 21zM14.500 9.500a2.500 2.500 0 1 1-5 0 2.500 2.500 0 0 1 5 0z',
} as const;

export type IconName = keyof typeof icons;

/** The icon of that name; a sheet of paper where there is none. */
export function iconNamed(name: string): IconName {
  return Object.hasOwn(icons, name) ? (name as IconName) : 'file';
}
