import { join } from 'node:path';

export { telephonePathsAt } from './features/demo-telephone/paths.ts';
export { telephoneRoutes } from './features/demo-telephone/route.tsx';
export { demoMailboxRoutes } from './features/demo-mailbox/route.tsx';
export const migrations = join(import.meta.dirname, 'migrations');
export { whatsAppHookRoutes } from './features/whatsapp-hook/route.ts';
export { handlers as whatsAppHandlers, whatsAppSweeps } from './whatsapp/work.ts';
export { listenToMail, mailHandlers, mailSweeps } from './email/work.ts';
export { type DemoPost, demoPostRoutes } from './features/demo-post/route.tsx';
