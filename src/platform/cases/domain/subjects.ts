import { type Actor, mandateFor } from '#kernel';
import type { Viewer } from './allowed.ts';
import type { EntryActor } from './entry.ts';
import type { CaseState } from './state.ts';

/** Whose case it is: the part of a case that decides what somebody may do with it. */
export interface CaseOwnership {
  readonly caseId: string;
  readonly service: string;
  readonly agencyId: string;
  readonly applicantPersonId: string;
  readonly members: CaseState['members'];
  /** Who has acted for the applicant, by mandates that may have ended. */
  readonly representatives: CaseState['representatives'];
  /** People of the office it is about. */
  readonly keptAway?: CaseState['keptAway'];
  /** Whether the office is not told who sent it. */
  readonly nameless?: boolean;
  /** Whether nobody stands for its applicant but who filed it for them. */
  readonly confided?: boolean;
}

/** The roles an actor holds at the agency of a case. An office counts once its holder has a second factor. */
export function rolesAt(actor: Actor, agencyId: string): readonly string[] {
  return actor.kind === 'person' && actor.strong ? actor.roles.filter((held) => held.agencyId === agencyId).map((held) => held.role) : [];
}

/** How an actor stands to a case. */
export function viewerOf(actor: Actor, ownership: CaseOwnership): Viewer {
  const nobody: Viewer = { personId: null, roles: [], isApplicant: false, guestOf: null, isSystem: false, isTracker: false };
  if (actor.kind === 'system') return { ...nobody, isSystem: true };
  if (actor.kind === 'guest') return { ...nobody, guestOf: actor.caseId === ownership.caseId ? actor.party : null };
  const { personId } = actor;
  const own = personId === ownership.applicantPersonId || ownership.members.some((member) => member.personId === personId);
  const held = own ? undefined : mandateFor(actor, ownership.applicantPersonId, ownership);
  // Whoever stands for somebody in other things may be whom they complain of. An account joined to a chat is who writes there.
  const isReached = !ownership.confided || held?.ofChat === true || ownership.representatives.some((one) => one.personId === personId);
  const mandate = isReached ? held : undefined;
  const isApplicant = own || mandate !== undefined;
  // Nobody decides on a case of their own, nor on one of somebody they stand for or acted for, whatever office they hold
  // (UU 30/2014 art. 42).
  const concerned =
    isApplicant ||
    held !== undefined ||
    ownership.representatives.some((one) => one.personId === personId) ||
    (ownership.keptAway ?? []).includes(personId);
  return { ...nobody, personId, roles: concerned ? [] : rolesAt(actor, ownership.agencyId), isApplicant, ...(mandate && { mandate }) };
}

/** Somebody who tracks a case by number and secret. */
export const tracker: Viewer = { personId: null, roles: [], isApplicant: false, guestOf: null, isSystem: false, isTracker: true };

/** Whether the actor may know that the case exists. */
export function maySee(viewer: Viewer): boolean {
  return viewer.isSystem || viewer.isApplicant || viewer.guestOf !== null || viewer.isTracker || viewer.roles.length > 0;
}

/** What stands for the name of whoever is not named to the office. */
export const NAMELESS = 'Anonim';

/** How an actor is written into the record, given the role that let them act. */
export function entryActorOf(actor: Actor, ownership: CaseOwnership, role: string | null): EntryActor {
  if (actor.kind === 'system') return { kind: 'system', personId: null, name: actor.name, role: null };
  if (actor.kind === 'guest') return { kind: 'guest', personId: null, name: actor.name, role: actor.party };
  const own = actor.personId === ownership.applicantPersonId;
  const kind = role !== null ? 'officer' : own ? 'applicant' : 'representative';
  const party = kind === 'representative' ? ownership.members.find(({ personId }) => personId === actor.personId)?.as : undefined;
  const name = kind !== 'officer' && ownership.nameless ? NAMELESS : actor.name;
  return { kind, personId: actor.personId, name, role: role ?? party ?? null };
}
