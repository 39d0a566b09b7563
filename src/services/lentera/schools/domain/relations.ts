/** What somebody is to a student they care for. */
export const relations = ['father', 'mother', 'guardian'] as const;
export type Relation = (typeof relations)[number];
