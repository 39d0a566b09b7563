import { type Actor, AppError, isOfficer } from '#kernel';

/**
 * What an office entitles to, beside the actions of cases (those stand in each service's definition).
 * Read as: "who holds one of these roles at the agency may …". `any` means every officer of the agency.
 */
const entitled = {
  /** See the cases of the agency, search, filter and export them. */
  'cases.read': 'any',
  /** See how the agency's cases do by district. */
  'statistics.read': ['admin', 'head', 'section-head'],
  /** Fill in an application at the counter for somebody who stands there. */
  'cases.assist': ['front-office'],
  /** Read chats with people of the agency, and answer them. */
  'conversations.answer': ['front-office'],
  /** See the rules the agency works by, and what is still unconfirmed. */
  'rules.read': 'any',
  /** Propose the agency's own version of a rule, or call one off that does not hold yet. */
  'rules.propose': ['admin', 'head', 'ombudsman-head'],
  /** Approve what somebody else proposed; never one's own. */
  'rules.approve': ['admin', 'head', 'ombudsman-head'],
  /** Register other systems that act in the agency's name, and end them. */
  'clients.manage': ['admin'],
  /** See the certificates letters are signed with, and revoke one. */
  'certificates.manage': ['admin'],
  /** Give people offices at the agency and take them away; never one's own. */
  'officers.appoint': ['admin'],
  /** Check and grant, refuse or end that somebody stands for another; never one's own. */
  'mandates.decide': ['admin', 'head', 'front-office'],
  /** Bring in the register of residents, and take a version of it back. */
  'residents.import': ['admin'],
  /** Note that somebody showed the identity card whose NIK their account gave; never one's own. */
  'residents.prove': ['front-office', 'section-head', 'head'],
  /** Keep the places and hours at which the agency meets people. */
  'meetings.keep': ['admin'],
  /** See schools of the city side by side: classes, tests, figures; never a single child's answers. */
  'schools.read': 'any',
  /** Enter schools, years and subjects, and give schools their first operator. */
  'schools.manage': ['admin'],
  /** Approve questions for the whole city, and hold tests for several schools. */
  'schools.curriculum': ['curriculum', 'head'],
  /** See the register of vehicles of the province. */
  'vehicles.read': 'any',
  /** Look at proofs of family, and decide on grounds that wait; never one's own. */
  'vehicles.decide': ['vehicle-officer', 'head'],
  /** Print, hand over and follow what is sent to owners; never one's own. */
  'vehicles.deliver': ['vehicle-officer', 'head'],
  /** Bring vehicles into the register from a file. */
  'vehicles.import': ['admin', 'head'],
  /** See bills and payments of the agency, its books and what belongs to nobody. */
  'payments.read': ['admin', 'head', 'treasurer', 'cashier'],
  /** Take cash, take in files of banks, ask that money be given back, give money in suspense to a bill. */
  'payments.keep': ['treasurer', 'cashier'],
  /** Decide on what somebody else entered or asked for: cash, refunds; never one's own. */
  'payments.decide': ['treasurer', 'head'],
  /** Hold a key at the Ombudsman; what it opens, the key decides. */
  'matter-keys.hold': ['intake-assistant', 'assistant', 'identity-keeper', 'ombudsman-head', 'key-custodian'],
  /** Enter and publish what the Ombudsman says of agencies in public. */
  'oversight.publish': ['ombudsman-head', 'assistant', 'intake-assistant'],
  /** Answer letters of the Ombudsman in the agency's name. */
  'ombudsman-letters.answer': ['ombudsman-liaison'],
  /** See what was done in the agency's name and to its cases, and by whom. */
  'audit.read': ['admin'],
  /** Propose that closed cases be removed for good, and decide on what somebody else proposed. */
  'cases.dispose': ['admin', 'head'],
  /** See and retry work that failed behind the scenes. */
  'operation.read': ['admin'],
} as const satisfies Readonly<Record<string, 'any' | readonly string[]>>;

export type Permission = keyof typeof entitled;

/** Whether whoever holds a role may. */
export function entitles(role: string, permission: Permission): boolean {
  const roles: 'any' | readonly string[] = entitled[permission];
  return roles === 'any' || roles.includes(role);
}

/** Whether the actor may, at this agency; without an agency: at any of theirs. */
export function can(actor: Actor | null, permission: Permission, agencyId?: string): boolean {
  if (actor?.kind === 'system') return true;
  if (!isOfficer(actor)) return false;
  return actor.roles.some(({ role, agencyId: at }) => (agencyId === undefined || at === agencyId) && entitles(role, permission));
}

/** Throws FORBIDDEN unless the actor may. */
export function authorise(actor: Actor | null, permission: Permission, agencyId?: string): void {
  if (!can(actor, permission, agencyId)) throw new AppError('FORBIDDEN', { permission });
}

/** The agencies an officer works for. */
export function agenciesOf(actor: Actor | null): readonly string[] {
  return isOfficer(actor) ? [...new Set(actor.roles.map((held) => held.agencyId))] : [];
}
