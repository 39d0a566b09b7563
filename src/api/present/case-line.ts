import type { CaseLine } from '#platform/cases';

/** A case in a list. */
export function presentLine({ agencyId, positionSince, assigneeName, ...line }: CaseLine) {
  return {
    ...line,
    flags: [...line.flags],
    agency: agencyId,
    since: positionSince?.toISOString() ?? null,
    assignee: assigneeName,
    submittedAt: line.submittedAt.toISOString(),
    updatedAt: line.updatedAt.toISOString(),
  };
}
