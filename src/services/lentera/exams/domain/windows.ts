/** Milliseconds since 1970 between which a section is open. */
export interface Window {
  readonly from: number;
  readonly to: number;
}

/**
 * When each section is open. Sections with a time of their own follow one another from the start, each closed when the
 * next one opens; one without is open all the time. Nothing is open after the end.
 */
export function windowsOf(sections: readonly { readonly minutes: number | null }[], startedAt: number, endsAt: number): readonly Window[] {
  let from = startedAt;
  return sections.map(({ minutes }) => {
    if (minutes === null) return { from: startedAt, to: endsAt };
    const to = Math.min(from + minutes * 60_000, endsAt);
    const window = { from: Math.min(from, endsAt), to };
    from = to;
    return window;
  });
}

export type Stage = 'early' | 'open' | 'over';

/** Where a section stands; one that is nowhere is over. */
export function stageOf(window: Window | undefined, now: number): Stage {
  if (!window || now > window.to) return 'over';
  return now < window.from ? 'early' : 'open';
}
