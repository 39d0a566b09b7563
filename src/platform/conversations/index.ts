export type { ConversationDeps } from './deps.ts';
export { conversationPaths } from './paths.ts';
export { countOldWords, dropOldWords, filesInConversations } from './keeping.ts';
export { assertFits } from './steps/menu.ts';
export { receiver } from './receive.ts';
export { conversationRules } from './rules.ts';
export { sealedConversations } from './sealed.ts';
export { handlers } from './work.ts';
