import { path } from '#web';

/** What is verified and not yet out of SIAK, as a page and as a table. */
export const siakPaths = { list: path('/siak'), csv: path('/siak/ekspor') };
