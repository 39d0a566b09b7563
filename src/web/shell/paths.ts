import { path } from '../path.ts';

export const shellPaths = { worker: path('/pekerja.js'), offline: path('/luring') };
