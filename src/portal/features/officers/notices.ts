import type { Tx } from '#db';
import { formatDate, type Text } from '#i18n';
import { adminsOf, type Agency, type FactorReset, type SessionsEnded } from '#platform/access';
import { defineNotice, notify } from '#platform/notifications';
import { portalPaths } from '../../paths.ts';
import { texts } from './texts.ts';

export interface Change {
  readonly kind: 'given' | 'ended';
  readonly personId: string;
  readonly name: string;
  readonly role: Text;
  readonly agency: Agency;
  /** First day of an office given, last day of one ended. */
  readonly day: string;
  /** Who did it, by name. */
  readonly by: string;
}

type Facts = Pick<Change, 'kind' | 'name' | 'role' | 'day' | 'by'> & { readonly at: string };

const toHolder = defineNotice<Facts>('access.own-office', 'security', ({ kind, role, at, day }, locale) => {
  const m = texts(locale).notice;
  const body = kind === 'given' ? m.givenBody : m.endedBody;
  return { subject: m[kind](role(locale)), body: body(role(locale), at, formatDate(day, locale)) };
});

const toAdmins = defineNotice<Facts>('access.office-changed', 'security', ({ kind, name, role, at, day, by }, locale) => {
  const m = texts(locale).notice;
  const body = kind === 'given' ? m.changedGiven : m.changedEnded;
  return { subject: m.changed(name), body: body(by, name, role(locale), at, formatDate(day, locale)) };
});

/** Tells whoever it concerns, and everybody who looks after the agency: nobody is appointed unseen. */
export async function tellChange(tx: Tx, { personId, agency, ...change }: Change, at: Date, today: string): Promise<void> {
  const facts: Facts = { ...change, at: agency.name };
  await notify(tx, { personId, notice: toHolder, facts, link: '/akun', at });
  for (const admin of await adminsOf(tx, agency.id, today))
    if (admin !== personId) await notify(tx, { personId: admin, notice: toAdmins, facts, link: portalPaths.officers(), at });
}

interface ResetFacts {
  readonly kind: 'asked' | 'done' | 'refused';
  readonly name: string;
  readonly by: string;
  readonly at: string;
}

const resetToHolder = defineNotice<ResetFacts>('access.own-reset', 'security', ({ kind, by, at }, locale) => {
  const { subject, body } = texts(locale).reset.toHolder[kind];
  return { subject, body: body(by, at) };
});

const resetToAdmins = defineNotice<ResetFacts>('access.reset', 'security', ({ kind, name, by, at }, locale) => {
  const { subject, body } = texts(locale).reset.toAdmins[kind];
  return { subject: subject(name), body: body(by, name, at) };
});

/** Tells the officer and every administrator: nobody is let in anew unseen. */
export async function tellReset(
  tx: Tx,
  {
    kind,
    reset,
    agency,
    by,
  }: { readonly kind: ResetFacts['kind']; readonly reset: FactorReset; readonly agency: string; readonly by: string },
  at: Date,
  today: string,
): Promise<void> {
  const facts: ResetFacts = { kind, name: reset.name, by, at: agency };
  await notify(tx, { personId: reset.personId, notice: resetToHolder, facts, link: '/akun', at });
  for (const admin of await adminsOf(tx, reset.agencyId, today))
    if (admin !== reset.personId) await notify(tx, { personId: admin, notice: resetToAdmins, facts, link: portalPaths.officers(), at });
}

const signedOut = defineNotice<{ readonly by: string; readonly at: string }>('access.signed-out', 'security', ({ by, at }, locale) => {
  const { subject, body } = texts(locale).sessions.toHolder;
  return { subject, body: body(by, at) };
});

/** Tells the officer who signed them out, and where. */
export async function tellSignedOut(
  tx: Tx,
  { ended, agency, by }: { readonly ended: SessionsEnded; readonly agency: string; readonly by: string },
  at: Date,
): Promise<void> {
  await notify(tx, { personId: ended.personId, notice: signedOut, facts: { by, at: agency }, link: '/akun', at });
}
