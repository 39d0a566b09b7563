export { buildDocument } from './document/build.ts';
export { apiPaths } from './paths.ts';
