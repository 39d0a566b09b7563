/** What may speak of a broker or of falsified papers. A reason to look, never to refuse. */
export const signalKinds = ['many-families', 'same-file', 'passed-on'] as const;
export type SignalKind = (typeof signalKinds)[number];

/** From how much on something is worth a look. */
export interface SignalLimits {
  /** Families one sender applied for within `days`, from which on they are told of. */
  readonly families: number;
  readonly days: number;
  /** Other people's applications that hold the very same file. */
  readonly sameFile: number;
  /** Pictures passed on from somebody else. */
  readonly passedOn: number;
}

/** What is known of one application. */
export interface SignalFacts {
  /** Each application of its sender in those days, this one among them, with the family it names; null where it names none. */
  readonly sent: readonly { readonly caseId: string; readonly number: string; readonly family: string | null }[];
  /** Files of this application that lie in others, of other people. */
  readonly same: readonly { readonly fileId: string; readonly caseId: string; readonly number: string }[];
  /** Files of this application that were passed on in a chat. */
  readonly passedOn: readonly string[];
}

export interface Signal {
  readonly kind: SignalKind;
  /** How many: families, applications, pictures. */
  readonly count: number;
  /** Other applications it rests on, each once. */
  readonly cases: readonly { readonly caseId: string; readonly number: string }[];
  /** Files of this application it rests on, each once. */
  readonly files: readonly string[];
  /** Everything it rests on, the same however it was found. */
  readonly evidence: string;
}

/**
 * The signals of one application under the limits of its agency. The same family several times counts once; what names no
 * family counts for none. Pure, and says nothing about what is to be done.
 */
export function signalsOf(ofCase: string, facts: SignalFacts, limits: SignalLimits): readonly Signal[] {
  const families = new Map<string, SignalFacts['sent'][number]>();
  for (const one of facts.sent)
    if (one.family !== null && (!families.has(one.family) || one.caseId === ofCase)) families.set(one.family, one);
  const others = unique([...families.values()].filter(({ caseId }) => caseId !== ofCase));
  const same = unique(facts.same);
  const files = (ids: readonly string[]) => [...new Set(ids)].toSorted();
  const named = facts.sent.some(({ caseId, family }) => caseId === ofCase && family !== null);
  return [
    ...(named && families.size >= limits.families ? [signal('many-families', families.size, others, [], [...families.keys()])] : []),
    ...(same.length >= limits.sameFile ? [signal('same-file', same.length, same, files(facts.same.map(({ fileId }) => fileId)))] : []),
    ...(files(facts.passedOn).length >= limits.passedOn
      ? [signal('passed-on', files(facts.passedOn).length, [], files(facts.passedOn))]
      : []),
  ];
}

function signal(
  kind: SignalKind,
  count: number,
  cases: Signal['cases'],
  files: readonly string[],
  rests: readonly string[] = [...cases.map(({ caseId }) => caseId), ...files],
): Signal {
  return { kind, count, cases, files, evidence: rests.toSorted().join(' ') };
}

function unique(some: readonly { readonly caseId: string; readonly number: string }[]): Signal['cases'] {
  return [...new Map(some.map(({ caseId, number }) => [caseId, { caseId, number }])).values()].toSorted((one, other) =>
    one.number.localeCompare(other.number),
  );
}
