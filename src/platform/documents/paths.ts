import { path } from '#web';

/** Addresses of verification, public but for the last. */
export const paths = {
  verify: path('/verifikasi'),
  document: path('/verifikasi/:code'),
  file: path('/verifikasi/pdf'),
  root: path('/verifikasi/akar.pem'),
  revoked: path('/verifikasi/dicabut'),
  revocationList: path('/verifikasi/sertifikat-dicabut.crl'),
  /** Of the console, for administrators. */
  certificates: path('/kelola/sertifikat'),
} as const;
