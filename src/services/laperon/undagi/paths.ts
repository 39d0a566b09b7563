import { path } from '#web';

/** Addresses of the sample designs. */
export const designPaths = {
  designs: path('/contoh-desain'),
  dxf: path('/contoh-desain/:design/denah.dxf'),
};
