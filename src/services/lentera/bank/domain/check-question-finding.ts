/** What may not be published. */
const faultCodes = [
  'prompt-empty',
  'points-not-positive',
  'stimulus-empty',
  'options-too-few',
  'option-empty',
  'part-named-twice',
  'key-missing',
  /** The key names no option, category or column. */
  'key-unknown',
  /** Two options say the same, and one of them is right. */
  'options-equal',
  /** An answer's share of the mark is outside what the kind allows. */
  'share-out-of-bounds',
  'levels-not-rising',
  /** Shares of the keys do not add up to the whole mark. */
  'shares-not-whole',
  /** No accepted answer earns the full mark. */
  'full-mark-missing',
  /** A wrong option that takes nothing away: everything ticked would be right. */
  'wrong-without-loss',
  'row-without-column',
  'accepted-empty',
  'number-unreadable',
  'range-reversed',
  'unit-unusable',
  'gap-without-text',
  'text-without-gap',
  'level-missing',
  'criterion-unusable',
  'lines-out-of-bounds',
  'picture-missing',
  'area-unusable',
  /** Fewer points than areas: the full mark is out of reach. */
  'points-too-few',
  /** KaTeX cannot read it. */
  'formula-refused',
  'media-missing',
] as const;

/** What its author should look at. */
const warningCodes = [
  /** Three options in grades 1 to 3, four to grade 9, five from grade 10. */
  'options-fewer-than-grade',
  'everything-is-key',
  'one-key-of-several',
  'all-of-the-above',
  /** A star alone takes every answer. */
  'accepts-everything',
  'alt-missing',
  'media-unused',
  'formula-not-closed',
] as const;

export type FaultCode = (typeof faultCodes)[number];
export type WarningCode = (typeof warningCodes)[number];
export type FindingCode = FaultCode | WarningCode;

interface Place {
  /** Where: a field, or a field and the part within it, `options.b`. */
  readonly at: string;
  /** The thing itself, as it stands in the question. */
  readonly named?: string;
}

export type Finding =
  | ({ readonly weight: 'fault'; readonly code: FaultCode } & Place)
  /** `isUnconfirmed`: the rule behind it has not been confirmed by the agency. */
  | ({ readonly weight: 'warning'; readonly code: WarningCode; readonly isUnconfirmed?: true } & Place);

export const fault = (code: FaultCode, at: string, named?: string): Finding => ({
  weight: 'fault',
  code,
  at,
  ...(named !== undefined && { named }),
});

export const warning = (code: WarningCode, at: string, named?: string): Finding => ({
  weight: 'warning',
  code,
  at,
  ...(named !== undefined && { named }),
});

/** The finding where the condition holds. */
export const when = (holds: boolean, finding: Finding): readonly Finding[] => (holds ? [finding] : []);
