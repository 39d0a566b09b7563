import { path } from '#web';

/** Addresses of the plan check. */
export const planCheckPaths = {
  check: path('/periksa-gambar'),
  template: path('/periksa-gambar/contoh.dxf'),
};
