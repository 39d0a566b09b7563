export { forgetCasesInChats, withoutChat } from './forget.ts';
export { chatBeside } from './features/beside/chat-beside.tsx';
export { chatsHeld, passedOn } from './for-desk.ts';
export type { ConversationDeps, KeptDays } from './deps.ts';
export { conversationPaths } from './paths.ts';
export { countOldWords, dropOldWords, filesInConversations } from './keeping.ts';
export {
  type ChatWord,
  chatWordsOf,
  type DataLink,
  forgetChatOf,
  holdDataLink,
  makeDataLink,
  numbersWritten,
  sameHandSince,
  spendTry,
} from './own-data.ts';
export { assertFits } from './steps/menu.ts';
export { receiver } from './receive.ts';
export { conversationRules } from './rules.ts';
export { sealedConversations } from './sealed.ts';
export { handlers } from './work.ts';
