import type { Tx } from '#db';
import { formatDate } from '#i18n';
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

type Turn = 'granted' | 'refused' | 'ended' | 'over' | 'unanswered';

interface Turned {
  readonly to: Turn;
  readonly representative: string;
  readonly principal: string;
  readonly by: string;
  readonly reason: string | null;
}

const turned = defineNotice<Turned>('mandates.turned', 'security', ({ to, representative, principal, by, reason }, locale) => {
  const m = texts(locale).notices;
  const body = m[to].body(representative, principal, by);
  return { subject: m[to].subject(representative, principal), body: reason === null ? body : `${body}\n\n${m.because(reason)}` };
});

const asked = defineNotice<{ readonly principal: string }>('mandates.asked', 'security', ({ principal }, locale) => {
  const m = texts(locale).notices.asked;
  return { subject: m.subject(principal), body: m.body(principal) };
});

interface RunningOut {
  readonly representative: string;
  readonly principal: string;
  /** YYYY-MM-DD. */
  readonly day: string;
}

const runningOut = defineNotice<RunningOut>('mandates.running-out', 'security', ({ representative, principal, day }, locale) => {
  const m = texts(locale).notices.runningOut;
  return { subject: m.subject(representative, principal, formatDate(day, locale)), body: m.body(representative, principal) };
});

/** Tells whoever is named in a mandate that their word is awaited: alike whether or not the address has an account. */
export async function tellNamed(
  tx: Tx,
  { personId, email, ...facts }: Named & { readonly personId: string | undefined; readonly email: string },
  at: Date,
): Promise<void> {
  await notify(tx, { ...(personId !== undefined && { personId }), email, notice: named, facts, link: mandatePaths.own(), at });
}

/** Tells whoever asked an agency that it has their asking: if it was not them, they learn of it. */
export async function tellAsker(
  tx: Tx,
  { personId, principal }: { readonly personId: string; readonly principal: string },
  at: Date,
): Promise<void> {
  await notify(tx, { personId, notice: asked, facts: { principal }, link: mandatePaths.own(), at });
}

/** Tells both sides what became of a mandate. Who never decided is told by the address they were named by. */
export async function tellBoth(
  tx: Tx,
  mandate: MandateLine,
  {
    to,
    by,
    reason,
  }: { readonly to: Turn; readonly by: { readonly personId: string | null; readonly name: string }; readonly reason: string | null },
  at: Date,
): Promise<void> {
  // Whoever refuses says no more of themselves than the address they were named by.
  const other = to === 'granted' ? by.name : (mandate.namedEmail ?? by.name);
  const facts: Turned = {
    to,
    representative: mandate.representativeName ?? other,
    principal: mandate.principalName ?? other,
    by: to === 'refused' ? other : by.name,
    reason,
  };
  for (const personId of sidesOf(mandate, by.personId)) await notify(tx, { personId, notice: turned, facts, link: mandatePaths.own(), at });
}

/** Tells both sides that a mandate is about to run out. */
export async function tellRunningOut(tx: Tx, mandate: MandateLine, at: Date): Promise<void> {
  const facts = { representative: mandate.representativeName ?? '', principal: mandate.principalName ?? '', day: mandate.validTo ?? '' };
  for (const personId of sidesOf(mandate, null)) await notify(tx, { personId, notice: runningOut, facts, link: mandatePaths.own(), at });
}

/** Both sides, as far as they are known persons. A child or a company has nothing to be told by, and finds it in no inbox. */
function sidesOf({ representativeId, principalId, kind }: MandateLine, by: string | null): ReadonlySet<string> {
  const principal = kind === 'person' ? principalId : null;
  return new Set([representativeId, principal, kind === 'person' ? by : null].filter((id) => id !== null));
}
