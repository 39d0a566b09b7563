import { path } from '#web';

/** Addresses of results of schools side by side. */
export const comparePaths = {
  page: path('/lentera/kota/hasil'),
  export: path('/lentera/kota/hasil/ekspor'),
  method: path('/lentera/kota/hasil/cara'),
};
