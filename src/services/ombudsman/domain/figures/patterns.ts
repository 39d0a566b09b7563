/** A matter as it is compared with others: what its reporter called agency and service, and what was found. */
export interface Comparable {
  readonly id: string;
  /** Of the hall, where it was chosen: then its name is not compared. */
  readonly agencyId?: string | null;
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

/** Of several ways one name was written, the one most people chose; of equals the one with capital letters, so that no order of rows decides. */
export function spelling(written: readonly string[]): string {
  const ways = Map.groupBy(written, (one) => one.trim().replaceAll(/\s+/g, ' '));
  const [usual] = [...ways].toSorted(([a, those], [b, others]) => others.length - those.length || (a < b ? -1 : 1));
  return usual?.[0] ?? '';
}

/** By what an agency is the same as another: its id where it was chosen, otherwise how it is written. */
export const sameAgency = ({ agencyId, agency }: Pick<Comparable, 'agencyId' | 'agency'>): string => agencyId ?? alike(agency);

/** Matters that are alike by agency, service and kind, where there are two or more; the largest first. Without an agency nothing is alike. */
export function patternsIn<T extends Comparable>(matters: readonly T[]): readonly Pattern<T>[] {
  const named = matters.filter((one) => sameAgency(one) !== '');
  return [...Map.groupBy(named, (one) => [sameAgency(one), alike(one.service), one.maladministration ?? ''].join('\n')).values()]
    .flatMap((all) => {
      const [first] = all;
      if (!first || all.length < 2) return [];
      const [agency, service] = [spelling(all.map((one) => one.agency)), spelling(all.map((one) => one.service))];
      return [{ agency, service, maladministration: first.maladministration, matters: all }];
    })
    .toSorted((a, b) => b.matters.length - a.matters.length || a.agency.localeCompare(b.agency));
}
