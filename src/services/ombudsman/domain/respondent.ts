import { type Entry, lastOf } from './entries.ts';

/** Whom a matter is about: an agency of the hall by its id, or another by its name. Both empty where nobody said. */
export interface Respondent {
  readonly agencyId: string | null;
  readonly name: string;
}

/** Choosing an agency that is not in the list. */
export const OTHER_AGENCY = 'other';

interface Named {
  readonly id: string;
  readonly name: string;
  readonly government: string;
}

export const calledBy = ({ name, government }: Pick<Named, 'name' | 'government'>): string => `${name}, ${government}`;

/** What an officer says it is, or else what its reporter chose or wrote. */
export function respondentIn(entries: readonly Entry[]): Respondent {
  const corrected = lastOf(entries, 'respondent')?.content;
  if (corrected) return { agencyId: corrected.agencyId, name: corrected.name };
  const answers = lastOf(entries, 'sent')?.content.answers ?? {};
  return { agencyId: answers.agencyId ?? null, name: (answers.agency ?? '').trim() };
}

/**
 * Answers with the agency as it is registered, where one was chosen: its name stands beside its id, so that whoever reads
 * them needs no register. What is none of these is no choice; a name that was written is left as it is.
 */
export function withChosen<A extends { readonly agencyId?: string; readonly agency?: string }>(answers: A, agencies: readonly Named[]): A {
  if (answers.agencyId === undefined) return answers;
  const chosen = agencies.find(({ id }) => id === answers.agencyId);
  return { ...answers, agencyId: chosen?.id ?? '', ...(chosen && { agency: calledBy(chosen).slice(0, 200) }) } as A;
}

/** Agencies a few letters fit, each of its words the beginning of one of theirs; all where nothing was typed. */
export function agenciesFor<T extends Named>(agencies: readonly T[], typed: string): readonly T[] {
  const words = (text: string) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const wanted = words(typed);
  return agencies.filter((one) => {
    const own = words(`${one.name} ${one.government}`);
    return wanted.every((word) => own.some((other) => other.startsWith(word)));
  });
}
