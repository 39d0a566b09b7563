import type { CasesDeps } from '#platform/cases';
import { readChatBeside } from '../../beside.ts';
import type { ConversationDeps } from '../../deps.ts';
import { ChatPanel } from './panel.tsx';

/** Shows the chat with whoever applied beside their application, to officers who answer in chats. */
export const chatBeside =
  (deps: ConversationDeps): NonNullable<CasesDeps['besideDesk']> =>
  async (officer, view) => {
    const chat = await readChatBeside(deps, officer, view);
    return chat && <ChatPanel chat={chat} personId={officer.personId} />;
  };
