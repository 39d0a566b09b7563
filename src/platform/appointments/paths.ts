import { path } from '#web';

/** Addresses of meetings: where a time is chosen, and the officers' list of a day. */
export const appointmentPaths = {
  ofCase: path('/janji/:caseId'),
  cancel: path('/janji/:caseId/batal'),
  calendar: path('/janji/:caseId/kalender.ics'),
  day: path('/janji'),
  dayCsv: path('/janji/ekspor'),
  settle: path('/janji/kehadiran/:bookingId'),
};
