import type { Tx } from '#db';
import type { PersonActor } from '#kernel';
import { tellProposer, tellWhoConfirms } from '#platform/notifications';
import type { Proposal } from '#platform/rules';
import { portalPaths } from '../../paths.ts';
import type { Governed } from './governed.ts';

/** The rule a proposal is about, where it is decided, and who acts. */
function about({ agency, rule }: Governed, actor: PersonActor, at: Date) {
  return {
    what: (locale: 'id' | 'en') => rule.title[locale],
    link: portalPaths.rule({ agency: agency.key, key: rule.key }),
    by: actor,
    at,
  };
}

/** Tells those who may approve that a proposal waits for one of them. */
export function tellProposed(tx: Tx, governed: Governed, actor: PersonActor, at: Date): Promise<void> {
  return tellWhoConfirms(tx, about(governed, actor, at), { agencyId: governed.agency.id, permission: 'rules.approve' });
}

/** Tells whoever proposed what another person decided. */
export function tellDecided(
  tx: Tx,
  governed: Governed,
  { proposedBy: personId }: Proposal,
  { actor, at, verdict }: { readonly actor: PersonActor; readonly at: Date; readonly verdict: 'approved' | 'refused' },
): Promise<void> {
  return tellProposer(tx, about(governed, actor, at), { personId, verdict });
}
