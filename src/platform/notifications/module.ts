import { join } from 'node:path';

export { inboxRoutes as routes } from './features/inbox/route.tsx';
export const migrations = join(import.meta.dirname, 'migrations');
