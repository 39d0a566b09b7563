/** The events of a case, by what a change led to. Names as Standard Webhooks wants them. */
const typeByChange = {
  submitted: 'case.submitted',
  'in-review': 'case.in_review',
  returned: 'case.returned',
  approved: 'case.approved',
  issued: 'case.issued',
  closed: 'case.closed',
  rejected: 'case.rejected',
  withdrawn: 'case.withdrawn',
  moved: 'case.moved',
  replaced: 'case.document_replaced',
  revoked: 'case.document_revoked',
} as const;

export type EventType = (typeof typeByChange)[keyof typeof typeByChange];
/** Every event that can be subscribed to. */
export const eventTypes: readonly EventType[] = Object.values(typeByChange);

/** One change of a case, as whoever runs cases tells it. */
export interface Told {
  /** Its place in the record of the case. */
  readonly seq: number;
  /** ISO instant, UTC. */
  readonly at: string;
  readonly to: keyof typeof typeByChange;
  readonly status: string;
  readonly desk: string | null;
}

export function typeOf({ to }: Told): EventType {
  return typeByChange[to];
}

export interface CaseNamed {
  readonly caseId: string;
  readonly number: string;
  readonly service: string;
  /** Address of the case in the API. */
  readonly url: string;
}

/**
 * What is sent: how the case stood after the change and where to read more, as whoever may. Nothing of a person, so
 * that it matters little where it comes to lie.
 */
export function bodyOf({ caseId, number, service, url }: CaseNamed, told: Told): string {
  const { seq, at, status, desk } = told;
  return JSON.stringify({
    type: typeOf(told),
    timestamp: at,
    data: { case: { id: caseId, number, service, status, desk, sequence: seq, url } },
  });
}

/** An event of no case, sent when somebody wants to know whether it arrives. */
export const TRIAL = 'webhook.test';

export function trialBody(at: Date): string {
  return JSON.stringify({ type: TRIAL, timestamp: at.toISOString(), data: {} });
}
