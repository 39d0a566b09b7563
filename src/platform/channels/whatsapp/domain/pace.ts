/** So many at once, and one more each `every` milliseconds. */
export interface Pace {
  readonly burst: number;
  readonly every: number;
}

/** To one person: one message in six seconds, up to 45 ahead of that. */
export const pairPace: Pace = { burst: 45, every: 6000 };
/** Of the whole number: 80 in a second, as Meta gives every number at first. */
export const linePace: Pace = { burst: 80, every: 12.5 };

/**
 * Whether one more may go now, and what to remember then; otherwise when it may (generic cell rate algorithm). `at` is
 * what was remembered of the one before.
 */
export function paced(
  { burst, every }: Pace,
  at: Date | null,
  now: Date,
): { readonly go: true; readonly at: Date } | { readonly go: false; readonly from: Date } {
  const due = Math.max(at?.getTime() ?? 0, now.getTime());
  const ahead = due - now.getTime();
  const most = (burst - 1) * every;
  return ahead > most ? { go: false, from: new Date(due - most) } : { go: true, at: new Date(due + every) };
}
