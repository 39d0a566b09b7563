import type { Locale } from '#i18n';
import type { Wing } from '#portal';
import { educationAgency, lenteraRoles, lenteraRules, lenteraWing } from '#services/lentera';
import type { Deps } from './deps.ts';

/** What the hall has beside services one applies for. */
export function wingsOf({ lentera }: Pick<Deps, 'lentera'>): readonly Wing[] {
  return [{ ...lenteraWing, agency: { ...educationAgency, id: lentera.agencyId }, roles: lenteraRoles, rules: lenteraRules }];
}

/** What an office of a wing is called; null where none knows it. */
export function wingRoleTitle(role: string, locale: Locale): string | null {
  return lenteraRoles.find(({ key }) => key === role)?.title(locale) ?? null;
}
