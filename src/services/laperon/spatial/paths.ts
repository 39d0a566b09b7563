import { path } from '#web';

/** Addresses of spatial information. */
export const spatialPaths = {
  itr: path('/tata-ruang'),
  itrApi: path('/api/v1/spatial-information'),
  zonesApi: path('/api/v1/spatial-zones'),
};
