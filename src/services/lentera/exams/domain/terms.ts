import { Type, type Static } from 'typebox';

const When = Type.Enum(['never', 'submitted', 'ended']);

/** How a test is held: fixed when it is published, save what the live monitor gives (time, end, device). */
export const TermsSchema = Type.Object({
  /** Options of each question in an order of their own for everybody, where the question allows it. */
  shuffleOptions: Type.Boolean(),
  attempts: Type.Integer({ minimum: 1, maximum: 8 }),
  /** Of several attempts. */
  counts: Type.Enum(['first', 'best', 'last']),
  /**
   * Whoever begins late: has their full minutes (`full`), or only those left until everybody's end (`cut`).
   */
  lateStart: Type.Enum(['full', 'cut']),
  /**
   * Hours after the end in which answers given in time are still taken from a device that had no line. They are marked
   * as late for whoever watches.
   */
  syncHours: Type.Integer({ minimum: 0, maximum: 72 }),
  /** An attempt stays on the device it began on until a proctor lets it onto another. */
  oneDevice: Type.Boolean(),
  release: Type.Object({ score: When, answers: When, discussion: When }),
  /** Points by all points as 0 to 100, or held against the others of the tryout: mean 500, spread 100. */
  scale: Type.Enum(['hundred', 'scaled']),
  /** KKM or the number of a KKTP: from which score on it was passed; null where mastery is no number. */
  pass: Type.Union([Type.Number({ minimum: 0, maximum: 100 }), Type.Null()]),
  /** People who mark each essay, without seeing one another's mark. */
  markers: Type.Union([Type.Literal(1), Type.Literal(2)]),
  /** Config Keys or Browser Exam Keys of Safe Exam Browser (SHA-256, hex): only browsers that prove one are let in; empty: any browser. */
  sebKeys: Type.Array(Type.String({ pattern: '^[0-9a-f]{64}$' }), { maxItems: 10 }),
});
export type Terms = Static<typeof TermsSchema>;

export const usualTerms: Terms = {
  shuffleOptions: true,
  attempts: 1,
  counts: 'first',
  lateStart: 'full',
  syncHours: 24,
  oneDevice: true,
  release: { score: 'ended', answers: 'never', discussion: 'never' },
  scale: 'hundred',
  pass: null,
  markers: 1,
  sebKeys: [],
};

/** Practice: again and again, on any device, with key and discussion as soon as it is handed in. */
export const practiceTerms: Terms = {
  ...usualTerms,
  attempts: 8,
  counts: 'best',
  oneDevice: false,
  release: { score: 'submitted', answers: 'submitted', discussion: 'submitted' },
};
