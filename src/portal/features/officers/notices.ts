import type { Tx } from '#db';
import { formatDate, type Text } from '#i18n';
import { adminsOf, type Agency } from '#platform/access';
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
