import { path } from '#web';

/** What is verified and not yet out of SIAK, and what was asked of it over its interface. */
export const siakPaths = {
  list: path('/siak'),
  csv: path('/siak/ekspor'),
  handAll: path('/siak/serahkan'),
  requests: path('/siak/permintaan'),
  requestsCsv: path('/siak/permintaan/ekspor'),
  ofCase: path('/siak/berkas/:caseId'),
  hand: path('/siak/berkas/:caseId/kirim'),
  ask: path('/siak/berkas/:caseId/tanya'),
  /** In the demonstration: a PDF as SIAK would make it. */
  example: path('/siak/berkas/:caseId/contoh'),
};
