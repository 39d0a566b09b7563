/** Where a case stands in its life. Fixed for every service; what differs per service is the desk it lies on. */
export const statuses = ['draft', 'submitted', 'in-review', 'returned', 'approved', 'issued', 'closed', 'rejected', 'withdrawn'] as const;

export type Status = (typeof statuses)[number];

/** Facts that stand beside the status, and block or allow actions. */
export const flags = [
  // Another case looks like this one; an officer decides.
  'possible-duplicate',
  // The clock of the present holder has run out.
  'overdue',
  // A sum has been set and not yet received.
  'awaiting-payment',
  // Whoever must say yes has not answered yet: the owner a proxy acts for, a child's guardian.
  'awaiting-owner',
  // What the office wrote down waits for the applicant's yes: an answer, minutes of a meeting.
  'awaiting-agreement',
  // The office asked the applicant for more days and has no answer yet.
  'extension-proposed',
  // The holder says an issued document holds a mistake.
  'correction-requested',
  // The applicant objects to the decision.
  'under-objection',
  // The issued document was revoked.
  'revoked',
] as const;

export type Flag = (typeof flags)[number];

/** On whose time a case lies: the office's, the applicant's, a third party's, or nobody's. */
export type Side = 'office' | 'applicant' | 'third-party' | 'suspended';

/** Statuses in which somebody still has something to do. */
export const openStatuses: readonly Status[] = ['submitted', 'in-review', 'returned', 'approved'];

export function isOpen(status: Status): boolean {
  return openStatuses.includes(status);
}
