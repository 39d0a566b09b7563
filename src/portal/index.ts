export type { PortalDeps } from './deps.ts';
export type { Operation } from './features/operation/operation.ts';
export { makeFigures } from './figures.ts';
export type { Wing } from './wings.ts';
export { portalPaths } from './paths.ts';
