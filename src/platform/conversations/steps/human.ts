import { lastAgencyOf } from '#platform/cases';
import { findOwnDraft } from '#platform/forms';
import { texts } from '../messages/index.ts';
import type { Turn } from '../turn.ts';
import { showMenu } from './menu.ts';

/** Hands the conversation to officers: of the agency somebody is dealing with, or of the only one that is here. */
export async function askHuman(turn: Turn): Promise<void> {
  const { conversation, at, locale } = turn;
  const agencyId = (await agencyOf(turn)) ?? conversation.agencyId;
  turn.change({ mode: 'officer', agencyId, waitsSince: conversation.waitsSince ?? at });
  await turn.say({ text: texts(locale).toHuman });
}

async function agencyOf({ tx, deps, talk, actor }: Turn): Promise<string | null> {
  if (talk.draft !== undefined) {
    const draft = await findOwnDraft(tx, talk.draft, actor.personId);
    if (draft) return draft.agencyId;
  }
  return (await lastAgencyOf(tx, actor.personId)) ?? deps.offers()[0]?.agency.id ?? null;
}

/** Takes the conversation back from officers. */
export async function leaveHuman(turn: Turn): Promise<void> {
  turn.change({ mode: 'house', waitsSince: null, officerId: null });
  await showMenu(turn, texts(turn.locale).toHouse);
}

/** Somebody wrote while officers have the conversation: it is theirs to answer, and waits from the first word on. */
export function waitForOfficer(turn: Turn): void {
  if (turn.conversation.waitsSince === null) turn.change({ waitsSince: turn.at });
}
