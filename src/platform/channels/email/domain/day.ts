/** The day of a moment, by UTC, as YYYY-MM-DD: all that is kept of when a mail came or went. */
export const dayOf = (at: Date): string => at.toISOString().slice(0, 10);
