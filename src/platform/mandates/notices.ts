import type { Tx } from '#db';
import type { PersonActor } from '#kernel';
import { defineNotice, notify } from '#platform/notifications';
import { texts } from './messages/index.ts';
import { mandatePaths } from './paths.ts';
import type { MandateLine } from './tables.ts';

interface Named {
  readonly side: 'ask' | 'give';
  readonly askerName: string;
  readonly askerEmail: string;
}

const named = defineNotice<Named>('mandates.named', 'security', ({ side, askerName, askerEmail }, locale) => {
  const m = texts(locale).notices;
  return { subject: m[side].subject(askerName), body: m[side].body(askerName, askerEmail) };
});

type Turn = 'granted' | 'refused' | 'ended';

interface Turned {
  readonly to: Turn;
  readonly representative: string;
  readonly principal: string;
  readonly by: string;
}

const turned = defineNotice<Turned>('mandates.turned', 'security', ({ to, representative, principal, by }, locale) => {
  const m = texts(locale).notices;
  return { subject: m[to].subject(representative, principal), body: m[to].body(representative, principal, by) };
});

/** Tells whoever is named in a mandate that their word is awaited: alike whether or not the address has an account. */
export async function tellNamed(
  tx: Tx,
  { personId, email, ...facts }: Named & { readonly personId: string | undefined; readonly email: string },
  at: Date,
): Promise<void> {
  await notify(tx, { ...(personId !== undefined && { personId }), email, notice: named, facts, link: mandatePaths.own(), at });
}

/** Tells both sides what became of a mandate. Who never decided is told by the address they were named by. */
export async function tellBoth(
  tx: Tx,
  mandate: MandateLine,
  { to, by }: { readonly to: Turn; readonly by: Pick<PersonActor, 'personId' | 'name'> },
  at: Date,
): Promise<void> {
  // Whoever refuses says no more of themselves than the address they were named by.
  const other = to === 'granted' ? by.name : (mandate.namedEmail ?? by.name);
  const nameOf = (name: string | null) => name ?? other;
  const facts: Turned = {
    to,
    representative: nameOf(mandate.representativeName),
    principal: nameOf(mandate.principalName),
    by: to === 'refused' ? other : by.name,
  };
  const sides = new Set([mandate.representativeId, mandate.principalId, by.personId].filter((id) => id !== null));
  for (const personId of sides) await notify(tx, { personId, notice: turned, facts, link: mandatePaths.own(), at });
}
