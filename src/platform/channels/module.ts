import { join } from 'node:path';

export { demoMailboxRoutes } from './features/demo-mailbox/route.tsx';
export const migrations = join(import.meta.dirname, 'migrations');
export { whatsAppHookRoutes } from './features/whatsapp-hook/route.ts';
export { handlers as whatsAppHandlers, whatsAppSweeps } from './whatsapp/work.ts';
