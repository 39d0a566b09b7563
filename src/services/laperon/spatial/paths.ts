import { path } from '#web';

/** Addresses of spatial information. */
export const spatialPaths = {
  itr: path('/tata-ruang'),
};
