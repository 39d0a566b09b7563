import { path } from '#web';

/** Addresses of the register of residents: bringing it in, and noting that somebody showed their card. */
export const registerPaths = {
  list: path('/kelola/kependudukan'),
  version: path('/kelola/kependudukan/:versionId'),
  report: path('/kelola/kependudukan/:versionId/laporan'),
  deed: path('/kelola/kependudukan/:versionId/:deed'),
  prove: path('/kelola/bukti-nik'),
};
