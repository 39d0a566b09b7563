import { paymentRules } from '#platform/payments';
import type { Locale } from '#i18n';
import type { Wing } from '#portal';
import { educationAgency, lenteraRoles, lenteraRules, lenteraWing } from '#services/lentera';
import { liaisonRoles, officeRules, ombudsmanAgency, ombudsmanRoles, ombudsmanRules, ombudsmanWing } from '#services/ombudsman';
import { samsatAgency, samsatMeasures, samsatRoles, samsatRules, samsatWing } from '#services/samsat';
import type { Deps } from './deps.ts';

/** What the hall has beside services one applies for. */
export function wingsOf({ lentera, samsat, ombudsman }: Pick<Deps, 'lentera' | 'samsat' | 'ombudsman'>): readonly Wing[] {
  return [
    { ...lenteraWing, agency: { ...educationAgency, id: lentera.agencyId }, roles: lenteraRoles, rules: lenteraRules },
    {
      ...samsatWing,
      agency: { ...samsatAgency, id: samsat.agencyId },
      roles: samsatRoles,
      rules: [...samsatRules, ...paymentRules],
      measures: samsatMeasures,
      surveyed: true,
    },
    {
      ...ombudsmanWing,
      agency: { ...ombudsmanAgency, id: ombudsman.agencyId },
      roles: ombudsmanRoles,
      rolesElsewhere: liaisonRoles,
      rules: [...ombudsmanRules, ...officeRules],
      surveyed: true,
    },
  ];
}

/** What an office of a wing is called; null where none knows it. */
export function wingRoleTitle(role: string, locale: Locale): string | null {
  return [...lenteraRoles, ...samsatRoles, ...ombudsmanRoles, ...liaisonRoles].find(({ key }) => key === role)?.title(locale) ?? null;
}
