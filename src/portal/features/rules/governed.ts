import { AppError, type PersonActor } from '#kernel';
import { type Agency, can } from '#platform/access';
import { appointmentRules } from '#platform/appointments';
import { conversationRules } from '#platform/conversations';
import { officeDay } from '#platform/calendar';
import { keepingRules, type ServiceDefinition, signalRules, standardComponents } from '#platform/cases';
import { choosableRules } from '#platform/documents';
import { officersTime } from '#platform/notifications';
import { paymentRules } from '#platform/payments';
import {
  changesBetween,
  listOffers,
  listOpenProposals,
  type Offer,
  type Proposal,
  type Rule,
  type RuleVersion,
  rulesAt,
} from '#platform/rules';
import { Type } from 'typebox';
import type { PortalDeps } from '../../deps.ts';
import type { Wing } from '../../wings.ts';
import { texts as catalogueTexts } from '../catalogue/texts.ts';

/** Where a rule of an agency is: the agency's key and its own. */
export const RuleAddress = Type.Object({
  agency: Type.String({ pattern: '^[\\w-]{1,60}$' }),
  key: Type.String({ pattern: '^[\\w.-]{1,100}$' }),
});

/** A rule of an agency, and the services that read it there; none where it stands behind all of them. */
export interface Governed {
  readonly agency: Agency;
  readonly rule: Rule;
  readonly services: readonly ServiceDefinition[];
  /** The wing whose rule it is, where it is one's. */
  readonly wing?: Wing;
}

export interface GovernedLine extends Governed {
  readonly inForce: RuleVersion;
  readonly open: Proposal | null;
  /** What a release brought and the agency has not answered. */
  readonly offer: Offer | null;
}

/** The rules of the agencies whose rules the officer may read, in the order in which the services name them. */
function governed({ registry, cases, wings }: PortalDeps, actor: PersonActor): readonly Governed[] {
  const found = new Map<string, Governed>();
  const offers = registry.all().filter(({ agency }) => can(actor, 'rules.read', agency.id));
  const enter = (agency: Agency, rule: Rule, of: readonly ServiceDefinition[]) => {
    const at = `${agency.id} ${rule.key}`;
    found.set(at, { agency, rule, services: [...(found.get(at)?.services ?? []), ...of] });
  };
  for (const { agency, service } of offers) for (const rule of service.rules) enter(agency, called(rule, service), [service]);
  const general = [
    ...choosableRules({ bsre: cases.documents.bsre !== null }),
    officersTime,
    ...appointmentRules,
    ...conversationRules,
    ...signalRules,
    ...keepingRules,
    ...paymentRules,
  ];
  for (const { agency } of offers) for (const rule of general) enter(agency, rule, []);
  for (const wing of wings.filter(({ agency }) => can(actor, 'rules.read', agency.id))) {
    enter(wing.agency, officersTime, []);
    for (const rule of wing.rules) found.set(`${wing.agency.id} ${rule.key}`, { agency: wing.agency, rule, services: [], wing });
  }
  return [...found.values()];
}

/** The components of a service standard go by the names the service's own page gives them. */
function called(rule: Rule, { standard }: ServiceDefinition): Rule {
  if (rule.key !== standard.key) return rule;
  const [id, en] = [catalogueTexts('id').components, catalogueTexts('en').components];
  const labels = Object.fromEntries(standardComponents.map((name) => [name, { id: id[name], en: en[name] }]));
  return { ...rule, labels: { ...labels, ...rule.labels } };
}

/** One rule by the agency's key and its own. Throws NOT_FOUND where the officer has no business with it. */
export function getGoverned(deps: PortalDeps, actor: PersonActor, { agency: agencyKey, key }: { agency: string; key: string }): Governed {
  const found = governed(deps, actor).find(({ agency, rule }) => agency.key === agencyKey && rule.key === key);
  if (!found) throw new AppError('NOT_FOUND', { agency: agencyKey, rule: key });
  return found;
}

/** The rule a proposal is about. Throws NOT_FOUND where the officer has no business with it. */
export function governedBy(deps: PortalDeps, actor: PersonActor, proposal: Proposal): Governed {
  const found = governed(deps, actor).find(({ agency, rule }) => agency.id === proposal.agencyId && rule.key === proposal.key);
  if (!found) throw new AppError('NOT_FOUND', { proposal: proposal.id });
  return found;
}

/** Every rule the officer may read, with what holds today and what is proposed. */
export async function readGoverned(deps: PortalDeps, actor: PersonActor): Promise<readonly GovernedLine[]> {
  const rules = governed(deps, actor);
  const agencyIds = [...new Set(rules.map(({ agency }) => agency.id))];
  const on = officeDay(deps.clock.now());
  const [proposals, offers, ...books] = await Promise.all([
    listOpenProposals(deps.db, agencyIds),
    listOffers(deps.db, agencyIds),
    ...agencyIds.map((agencyId) => {
      const own = rules.filter(({ agency }) => agency.id === agencyId).map(({ rule }) => rule);
      return rulesAt(deps.db, own, { agencyId, on });
    }),
  ]);
  const bookOf = new Map(agencyIds.map((id, at) => [id, books[at]]));
  return rules.flatMap((one) => {
    const inForce = bookOf.get(one.agency.id)?.find(one.rule.key);
    const open = proposals.find(({ agencyId, key }) => agencyId === one.agency.id && key === one.rule.key) ?? null;
    return inForce ? [{ ...one, inForce, open, offer: offerIn(offers, one, inForce) }] : [];
  });
}

/** The offer for a rule; none where the agency works by that very value already. */
export function offerIn(offers: readonly Offer[], { agency, rule }: Governed, inForce: RuleVersion): Offer | null {
  const offer = offers.find(({ agencyId, key }) => agencyId === agency.id && key === rule.key);
  return offer && changesBetween(inForce.value, offer.value).length > 0 ? offer : null;
}
