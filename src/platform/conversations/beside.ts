import { newId, type PersonActor } from '#kernel';
import { can } from '#platform/access';
import { type CaseView, findApplicant } from '#platform/cases';
import { messagesAbout } from '#platform/channels';
import { rulesAt } from '#platform/rules';
import type { ConversationDeps } from './deps.ts';
import { cannedReplies, messageBudget } from './rules.ts';
import { readThread, type Thread } from './thread.ts';

/** The chat with whoever applied, as it stands beside one application of theirs. */
export interface ChatBeside {
  readonly caseId: string;
  readonly thread: Thread;
  /** Messages of ours that were accepted about this application, from its first question on. */
  readonly used: number;
  /** From how many on it takes many. */
  readonly budget: number;
  readonly canned: readonly { readonly title: string; readonly text: string }[];
  /** Names the form, so that what is sent twice is said once. */
  readonly formKey: string;
}

/** The chat of a case's applicant; null where they write in none, or the officer does not answer in chats there. Its reading is kept. */
export async function readChatBeside(
  deps: ConversationDeps,
  officer: PersonActor,
  { id: caseId, agency, context }: CaseView,
): Promise<ChatBeside | null> {
  const { db } = deps;
  if (!can(officer, 'conversations.answer', agency.id)) return null;
  const applicant = await findApplicant(db, caseId);
  const chat = await db
    .selectFrom('conversations.conversation')
    .select('id')
    .where('person_id', '=', applicant?.personId ?? '')
    .executeTakeFirst();
  if (!chat) return null;
  const drafts = await db
    .selectFrom('conversations.message')
    .select('draft_id as draftId')
    .distinct()
    .where('case_id', '=', caseId)
    .where('draft_id', 'is not', null)
    .execute();
  const about = [caseId, ...drafts.flatMap(({ draftId }) => (draftId === null ? [] : [draftId]))];
  const [thread, used, rules] = await Promise.all([
    readThread(deps, officer, chat.id),
    messagesAbout(db, about),
    rulesAt(db, [cannedReplies, messageBudget], { agencyId: agency.id, on: context.today }),
  ]);
  const { locale } = thread.conversation;
  return {
    caseId,
    thread,
    used,
    budget: rules.value(messageBudget),
    canned: rules.value(cannedReplies).items.map(({ title, text }) => ({ title: title[locale], text: text[locale] })),
    formKey: newId(),
  };
}
