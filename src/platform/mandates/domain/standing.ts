/** How a mandate stands on a day: what its status says, and whether its days have come or passed. */
export type Standing = 'asked' | 'coming' | 'granted' | 'over' | 'refused' | 'ended';

interface Dated {
  readonly status: 'asked' | 'granted' | 'refused' | 'ended';
  readonly validFrom: string;
  readonly validTo: string | null;
}

/** Days are YYYY-MM-DD at the office. */
export function standingOn({ status, validFrom, validTo }: Dated, today: string): Standing {
  if (status !== 'granted') return status;
  if (validFrom > today) return 'coming';
  return validTo !== null && validTo < today ? 'over' : 'granted';
}
