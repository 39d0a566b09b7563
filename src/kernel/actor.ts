import type { Mandate } from './mandate.ts';

/** An office a person holds at an agency: the role's key and the agency it counts for. */
export interface RoleAt {
  readonly role: string;
  readonly agencyId: string;
}

/** What other systems can be allowed to do: read cases, act on them, apply, say where they want to be told, read the schools. */
export const scopes = ['cases:read', 'cases:act', 'cases:apply', 'webhooks:manage', 'schools:read'] as const;
export type Scope = (typeof scopes)[number];

/** Whoever acts: a person (with or without offices), an invited guest, or the system itself (clocks, sweeps, callbacks). */
export type Actor =
  | {
      readonly kind: 'person';
      readonly personId: string;
      readonly accountId: string;
      readonly name: string;
      readonly email: string;
      /** Empty for a citizen. */
      readonly roles: readonly RoleAt[];
      /** Two factors were given in this session, and the recovery codes, where there are any, were put away. */
      readonly strong: boolean;
      /** Whom they stand for today; absent where nobody. */
      readonly mandates?: readonly Mandate[];
      /** What a program may ask for in the name of its agency; absent where a person acts. */
      readonly scopes?: readonly Scope[];
      /** Seconds without use after which they are signed out; absent where a program acts. */
      readonly idleSeconds?: number;
    }
  /** Somebody without an account who proved an invitation to one case by link and code. */
  | { readonly kind: 'guest'; readonly invitationId: string; readonly caseId: string; readonly party: string; readonly name: string }
  | { readonly kind: 'system'; readonly name: string };

export type PersonActor = Extract<Actor, { kind: 'person' }>;

export function isOfficer(actor: Actor | null): actor is PersonActor {
  return actor?.kind === 'person' && actor.roles.length > 0;
}
