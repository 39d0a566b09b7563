import { path } from '#web';

/** Addresses of spatial information. */
export const spatialPaths = {
  itr: path('/tata-ruang'),
  itrApi: path('/api/v1/spatial-information'),
  plans: path('/kelola/rencana'),
  plan: path('/kelola/rencana/:planId'),
  planReport: path('/kelola/rencana/:planId/laporan'),
  planDeed: path('/kelola/rencana/:planId/:deed'),
  zonesApi: path('/api/v1/spatial-zones'),
};
