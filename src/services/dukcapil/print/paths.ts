import { path } from '#web';

/** Addresses of printing at home: what stands beside a case, and what whoever holds a link sees. */
export const printPaths = {
  ofCase: path('/cetak/berkas/:caseId'),
  revoke: path('/cetak/berkas/:caseId/cabut'),
  choose: path('/cetak/pin'),
  forget: path('/cetak/berkas/:caseId/lupakan-pin'),
  link: path('/cetak/:token'),
  open: path('/cetak/:token/dokumen'),
  pdf: path('/cetak/:token/pdf'),
};
