import { join } from 'node:path';

export { ownRoutes as routes } from './features/own/route.tsx';
export const migrations = join(import.meta.dirname, 'migrations');
