import { path } from '#web';

/** Addresses of the plan check. */
export const planCheckPaths = {
  check: path('/periksa-gambar'),
  place: path('/periksa-gambar/letak'),
  tracing: path('/periksa-gambar/jiplak'),
  guide: path('/periksa-gambar/panduan'),
  template: path('/periksa-gambar/contoh.dxf'),
};
