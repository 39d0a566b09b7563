import { path } from '#web';

/** Addresses of the levy estimator. */
export const estimatePaths = {
  estimate: path('/estimasi-retribusi'),
  api: path('/api/v1/levy-estimate'),
};
