import { path } from '#web';

/** Addresses of meetings: where a time is chosen, and the officers' list of a day. */
export const appointmentPaths = {
  ofCase: path('/janji/:caseId'),
  cancel: path('/janji/:caseId/batal'),
  calendar: path('/janji/:caseId/kalender.ics'),
  day: path('/janji'),
  dayCsv: path('/janji/ekspor'),
  queues: path('/antrean'),
  queue: path('/antrean/:placeId'),
  queueScreen: path('/antrean/:placeId/layar'),
  queueDesk: path('/antrean/:placeId/meja'),
  callQueue: path('/antrean/:placeId/panggil'),
  queueCsv: path('/antrean/:placeId/ekspor'),
  ticket: path('/antrean/nomor/:ticketId'),
  leaveQueue: path('/antrean/nomor/:ticketId/lepas'),
  settleQueue: path('/antrean/nomor/:ticketId/tindakan'),
  settle: path('/janji/kehadiran/:bookingId'),
};
