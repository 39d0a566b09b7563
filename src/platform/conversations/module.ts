import type { WebApp } from '#web';
import { join } from 'node:path';
import type { ConversationDeps } from './deps.ts';
import { conversationRoutes } from './features/desk/route.tsx';
import { joinRoutes } from './features/join/route.tsx';

export const migrations = join(import.meta.dirname, 'migrations');

export function routes(app: WebApp, deps: ConversationDeps, whatsappNumber: string | null): void {
  conversationRoutes(app, deps);
  joinRoutes(app, deps, whatsappNumber);
}
