export type { PortalDeps } from './deps.ts';
export { portalPaths } from './paths.ts';
