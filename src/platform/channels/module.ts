import { join } from 'node:path';

export { demoMailboxRoutes } from './features/demo-mailbox/route.tsx';
export const migrations = join(import.meta.dirname, 'migrations');
