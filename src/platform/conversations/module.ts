import type { WebApp } from '#web';
import { join } from 'node:path';
import type { ConversationDeps } from './deps.ts';
import { conversationRoutes } from './features/desk/route.tsx';

export const migrations = join(import.meta.dirname, 'migrations');

export function routes(app: WebApp, deps: ConversationDeps): void {
  conversationRoutes(app, deps);
}
