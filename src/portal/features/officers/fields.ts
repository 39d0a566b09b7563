import type { Text } from '#i18n';
import { ADMIN } from '#platform/access';
import { drawnProducts } from '#platform/cases';
import { choice, date, email, longText, optional, type Page, text } from '#platform/forms';
import type { PortalDeps } from '../../deps.ts';
import { texts } from './texts.ts';

const t = (pick: Parameters<typeof texts.text>[0]): Text => texts.text(pick);

export interface RoleThere {
  readonly key: string;
  readonly title: Text;
  /** Documents are signed in its name. */
  readonly signs: boolean;
}

/** The offices an agency has: those of its desks, and the administrator. */
export function rolesAt({ registry, wings }: Pick<PortalDeps, 'registry' | 'wings'>, agencyId: string): readonly RoleThere[] {
  const services = registry.all().flatMap(({ service, agency }) => (agency.id === agencyId ? [service] : []));
  const signing = new Set(services.flatMap((service) => drawnProducts(service).map(({ signedBy }) => signedBy)));
  const desks = services.flatMap(({ desks: all }) => Object.values(all)).filter(({ side = 'office' }) => side === 'office');
  const keys = [...new Set(desks.map(({ role }) => role))];
  const besides = wings
    .flatMap(({ agency, roles, rolesElsewhere = [] }) => (agency.id === agencyId ? roles : rolesElsewhere))
    .filter(({ key }) => !keys.includes(key));
  const titleOf =
    (role: string): Text =>
    (locale) =>
      registry.roleTitle(role, locale) ?? role;
  return [
    ...keys.map((key) => ({ key, title: titleOf(key), signs: signing.has(key) })),
    ...besides.map(({ key, title }) => ({ key, title, signs: false })),
    { key: ADMIN, title: t((m) => m.admin), signs: false },
  ];
}

/** What is asked of an appointment. */
export function givingPage(roles: readonly RoleThere[]): Page {
  const options = Object.fromEntries(
    roles.map(({ key, title }) => [key, key === ADMIN ? { label: title, hint: t((m) => m.adminHint) } : title]),
  );
  return {
    key: 'give',
    title: t((m) => m.give),
    fields: {
      email: email({ label: t((m) => m.email) }),
      role: choice({ label: t((m) => m.role) }, options),
      nip: optional(text({ label: t((m) => m.nip), hint: t((m) => m.nipHint) }, { max: 30 })),
      from: date({ label: t((m) => m.validFrom), when: 'future' }),
    },
  };
}

/** What is asked before an office is ended. */
export const endingPage: Page = {
  key: 'end',
  title: t((m) => m.end),
  fields: {
    lastDay: optional(date({ label: t((m) => m.lastDay), hint: t((m) => m.lastDayHint), when: 'future' })),
    reason: longText({ label: t((m) => m.reason), hint: t((m) => m.reasonHint) }, { min: 3, max: 400, rows: 2 }),
  },
};

/** What is asked before somebody is let in anew who lost what they prove themselves by. */
export const resetPage: Page = {
  key: 'reset',
  title: t((m) => m.reset.ask),
  fields: {
    reason: longText({ label: t((m) => m.reset.reason), hint: t((m) => m.reset.reasonHint) }, { min: 3, max: 400, rows: 2 }),
  },
};

/** Digits of a NIP as typed, however they are grouped; null where it is none. */
export function readNip(typed: string): string | null {
  const digits = typed.replace(/[\s.-]/g, '');
  return /^\d{18}$/.test(digits) ? digits : null;
}
