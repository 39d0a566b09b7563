/** How far a message came, as Meta tells it. */
export const statuses = ['accepted', 'sent', 'delivered', 'read'] as const;
export type Status = (typeof statuses)[number];

/** What Meta says of a message we sent: how far it came, or why it did not. */
export interface StatusNews {
  readonly wamid: string;
  /** What we gave it along: the id of the call. */
  readonly callback: string | null;
  readonly at: Date;
  readonly what: { readonly status: Status } | { readonly failed: { readonly code: number; readonly detail: string } };
  readonly billable: boolean | null;
  readonly category: string | null;
}

/** The further of the two: news come in any order, and `delivered` may be skipped. */
export function further(known: Status | null, told: Status): Status {
  return known !== null && statuses.indexOf(known) > statuses.indexOf(told) ? known : told;
}
