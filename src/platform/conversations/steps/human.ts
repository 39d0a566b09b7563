import { lastAgencyOf } from '#platform/cases';
import { findOwnDraft } from '#platform/forms';
import { texts } from '../messages/index.ts';
import type { Turn } from '../turn.ts';
import { servicesNamed, showMenu } from './menu.ts';

/**
 * Hands the conversation to officers: of the agency somebody is dealing with, of the only one that is here, else of the
 * one they name when asked.
 */
export async function askHuman(turn: Turn): Promise<void> {
  const agencyId = await agencyOf(turn);
  // Where nothing is offered any more, whoever answered before still may.
  if (agencyId === null && officesOf(turn).length > 0) return askOffice(turn);
  return handTo(turn, agencyId ?? turn.conversation.agencyId);
}

/** Hands the conversation to the office that was pressed; asks again where there is none of that name. */
export async function takeOffice(turn: Turn, agencyId: string): Promise<void> {
  return officesOf(turn).some(({ id }) => id === agencyId) ? handTo(turn, agencyId) : askOffice(turn);
}

/** Somebody asked for an office says what they want instead: where all it can mean is done by one, that one it is. */
export async function takeWish(turn: Turn, said: string): Promise<void> {
  const meant = new Set(servicesNamed(turn.deps.offers(), said).map(({ agency }) => agency.id));
  const [only] = meant;
  if (only !== undefined && meant.size === 1) return handTo(turn, only, true);
  return askOffice(turn);
}

async function handTo(turn: Turn, agencyId: string | null, asked = false): Promise<void> {
  const { conversation, at, locale } = turn;
  const { calling: _, ...talk } = turn.talk;
  turn.talk = talk;
  turn.change({ mode: 'officer', agencyId, waitsSince: conversation.waitsSince ?? at });
  await turn.say({ text: asked ? texts(locale).toHumanAsked : texts(locale).toHuman });
}

async function askOffice(turn: Turn): Promise<void> {
  const m = texts(turn.locale);
  const choices = officesOf(turn).map(({ id, name, government }) => ({ id: `office:${id}`, title: name, hint: government }));
  await turn.say({ text: m.whichOffice, choices, open: m.officeOpen });
  turn.set({ calling: true });
}

function officesOf({ deps }: Turn) {
  return [...new Map(deps.offers().map(({ agency }) => [agency.id, agency])).values()];
}

async function agencyOf(turn: Turn): Promise<string | null> {
  const { tx, talk, actor } = turn;
  if (talk.draft !== undefined) {
    const draft = await findOwnDraft(tx, talk.draft, actor.personId);
    if (draft) return draft.agencyId;
  }
  const last = await lastAgencyOf(tx, actor.personId);
  if (last !== undefined) return last;
  const [only, ...others] = agenciesShown(turn);
  return only !== undefined && others.length === 0 ? only : null;
}

/** Whose services somebody was just asked to choose from; all there are where they were asked nothing. */
function agenciesShown(turn: Turn): readonly string[] {
  const shown = (turn.talk.offered ?? []).flatMap(({ id }) => {
    const [kind, , agencyId] = id.split(':');
    return kind === 'service' && agencyId !== undefined ? [agencyId] : [];
  });
  return [...new Set(shown.length > 0 ? shown : officesOf(turn).map(({ id }) => id))];
}

/** Takes the conversation back from officers. */
export async function leaveHuman(turn: Turn): Promise<void> {
  turn.change({ mode: 'house', waitsSince: null, officerId: null });
  await showMenu(turn, texts(turn.locale).leftHuman);
}

/** Somebody wrote while officers have the conversation: it is theirs to answer, and waits from the first word on. */
export function waitForOfficer(turn: Turn): void {
  if (turn.conversation.waitsSince === null) turn.change({ waitsSince: turn.at });
}
