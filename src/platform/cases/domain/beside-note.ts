/** What modules beside a case may write into its record; `messages` has the words. */
export const besideNotes = ['meeting-booked', 'meeting-moved', 'meeting-cancelled', 'meeting-held', 'meeting-missed'] as const;

export type BesideNote = (typeof besideNotes)[number];
