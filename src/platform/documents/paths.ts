import { path } from '#web';

/** Public addresses of verification. */
export const paths = {
  verify: path('/verifikasi'),
  document: path('/verifikasi/:code'),
  file: path('/verifikasi/pdf'),
  root: path('/verifikasi/akar.pem'),
  revoked: path('/verifikasi/dicabut'),
} as const;
