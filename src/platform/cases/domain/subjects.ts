import type { Actor } from '#kernel';
import type { Viewer } from './allowed.ts';
import type { EntryActor } from './entry.ts';

/** Whose case it is: the part of a case that decides what somebody may do with it. */
export interface CaseOwnership {
  readonly agencyId: string;
  readonly applicantPersonId: string;
  readonly memberIds: readonly string[];
}

/** The roles an actor holds at the agency of a case. */
export function rolesAt(actor: Actor, agencyId: string): readonly string[] {
  return actor.kind === 'person' ? actor.roles.filter((held) => held.agencyId === agencyId).map((held) => held.role) : [];
}

/** How an actor stands to a case. */
export function viewerOf(actor: Actor, ownership: CaseOwnership, guestOf: string | null = null): Viewer {
  if (actor.kind === 'system') return { personId: null, roles: [], isApplicant: false, guestOf: null, isSystem: true };
  return {
    personId: actor.personId,
    roles: rolesAt(actor, ownership.agencyId),
    isApplicant: actor.personId === ownership.applicantPersonId || ownership.memberIds.includes(actor.personId),
    guestOf,
    isSystem: false,
  };
}

/** How an actor is written into the record, given the role that let them act. */
export function entryActorOf(actor: Actor, ownership: CaseOwnership, role: string | null): EntryActor {
  if (actor.kind === 'system') return { kind: 'system', personId: null, name: actor.name, role: null };
  const own = actor.personId === ownership.applicantPersonId;
  const kind = role !== null ? 'officer' : own ? 'applicant' : 'representative';
  return { kind, personId: actor.personId, name: actor.name, role };
}
