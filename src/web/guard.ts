import { type Actor, AppError, isOfficer, type PersonActor, type Scope } from '#kernel';
import type { FastifyRequest } from 'fastify';
import type { Policy } from './types.ts';

/** Whether a program acts, with a token of its own. */
export function isProgram(actor: Actor | null): boolean {
  return actor?.kind === 'person' && actor.scopes !== undefined;
}

/** Refuses a request that the route's policy does not let in, and a program that was not allowed what it asks for. */
export function enforce(policy: Policy, actor: Actor | null, scope?: Scope): void {
  if (policy === 'public') return;
  if (actor?.kind === 'person' && actor.scopes !== undefined && !(scope !== undefined && actor.scopes.includes(scope)))
    throw new AppError('FORBIDDEN', { why: 'scope', scope: scope ?? null });
  if (actor?.kind !== 'person') throw new AppError('SIGN_IN_REQUIRED');
  if (policy === 'signed-in') return;
  if (!isOfficer(actor)) throw new AppError('FORBIDDEN', { why: 'no-office' });
  if (!actor.strong) throw new AppError('SIGN_IN_REQUIRED', { why: 'second-factor' });
}

/** The signed-in person; throws SIGN_IN_REQUIRED where the route let in somebody else. */
export function getPerson(request: FastifyRequest): PersonActor {
  if (request.actor?.kind !== 'person') throw new AppError('SIGN_IN_REQUIRED');
  return request.actor;
}

/**
 * The signed-in person, where what they read may be an office's: whoever holds one must have proved who they are by
 * more than a password. Throws SIGN_IN_REQUIRED.
 */
export function getProven(request: FastifyRequest): PersonActor {
  const person = getPerson(request);
  if (isOfficer(person) && !person.strong) throw new AppError('SIGN_IN_REQUIRED', { why: 'second-factor' });
  return person;
}

export function getActor(request: FastifyRequest): Actor {
  if (!request.actor) throw new AppError('SIGN_IN_REQUIRED');
  return request.actor;
}
