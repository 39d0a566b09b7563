export const mandateKinds = ['person', 'child', 'company', 'village'] as const;
export type MandateKind = (typeof mandateKinds)[number];

/** Whom somebody stands for today, and how far: a mandate in force, as the actor carries it. */
export interface Mandate {
  readonly id: string;
  readonly kind: MandateKind;
  readonly principalId: string;
  readonly principalName: string;
  /** The agency it counts at; null: at every one. */
  readonly agencyId: string | null;
  /** Keys of the services it counts for; null: for all. */
  readonly services: readonly string[] | null;
  /** The principal is whoever writes in a chat, joined to this account: nothing new is applied for in their name. */
  readonly ofChat?: boolean;
}

/** Something a mandate may count for: a service at an agency. */
export interface Matter {
  readonly service: string;
  readonly agencyId: string;
}

/** Whether a mandate counts for a service at an agency. */
export function covers({ agencyId, services }: Pick<Mandate, 'agencyId' | 'services'>, matter: Matter): boolean {
  return (agencyId === null || agencyId === matter.agencyId) && (services === null || services.includes(matter.service));
}

/** The mandate by which somebody stands for a person in a matter; undefined where they do not. */
export function mandateFor(
  { mandates = [] }: { readonly mandates?: readonly Mandate[] },
  principalId: string,
  matter: Matter,
): Mandate | undefined {
  return mandates.find((mandate) => mandate.principalId === principalId && covers(mandate, matter));
}
