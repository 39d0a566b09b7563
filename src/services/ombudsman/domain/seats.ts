/** What a key is admitted for. A custodian keeps recoveries and opens no matter. */
export const seats = ['intake', 'assistant', 'keeper', 'head', 'custodian'] as const;
export type Seat = (typeof seats)[number];

/** Offices of the access module, each with the seat its holder's key is admitted for. */
export const seatOfRole: Readonly<Record<string, Seat>> = {
  'intake-assistant': 'intake',
  assistant: 'assistant',
  'identity-keeper': 'keeper',
  'ombudsman-head': 'head',
  'key-custodian': 'custodian',
};

/** Who may admit keys, and holds the second lock of an identity. */
export const leads = (held: readonly Seat[]) => held.includes('head');

/** Whoever decides whether an identity is opened holds its second lock, and never the first. */
export const decidesIdentity = (held: readonly Seat[]) => held.includes('head') || held.includes('keeper');

/** Whoever works on matters. */
export const worksMatters = (held: readonly Seat[]) => held.some((seat) => seat !== 'custodian');
