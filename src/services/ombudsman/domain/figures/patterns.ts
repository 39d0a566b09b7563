/** A matter as it is compared with others: what its reporter called agency and service, and what was found. */
export interface Comparable {
  readonly id: string;
  readonly agency: string;
  readonly service: string;
  /** Key in the rule, where an LHP found one. */
  readonly maladministration: string | null;
}

export interface Pattern<T> {
  readonly agency: string;
  readonly service: string;
  readonly maladministration: string | null;
  readonly matters: readonly T[];
}

/** As people write the same name: letters, figures and their order count, and nothing else. */
export const alike = (text: string) =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu)
    ?.join(' ') ?? '';

/** Matters that are alike by agency, service and kind, where there are two or more; the largest first. Without an agency nothing is alike. */
export function patternsIn<T extends Comparable>(matters: readonly T[]): readonly Pattern<T>[] {
  const named = matters.filter(({ agency }) => alike(agency) !== '');
  return [...Map.groupBy(named, (one) => [alike(one.agency), alike(one.service), one.maladministration ?? ''].join('\n')).values()]
    .flatMap((all) => {
      const [first] = all;
      if (!first || all.length < 2) return [];
      return [{ agency: first.agency, service: first.service, maladministration: first.maladministration, matters: all }];
    })
    .toSorted((a, b) => b.matters.length - a.matters.length || a.agency.localeCompare(b.agency));
}
