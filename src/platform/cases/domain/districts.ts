import type { Answers } from '#platform/forms';
import type { RuleBook } from '#platform/rules';

/** A district (kecamatan) of an agency's region. */
export interface District {
  /** Official code, as 51.02.05. */
  readonly code: string;
  readonly name: string;
  /** Answers of the question that lie in it: the code itself, or its villages. */
  readonly answers: readonly string[];
  /** Its villages, as the agency's list spells them. */
  readonly villages: readonly string[];
}

/** Which question says where a case belongs, and what its answers mean. */
export interface Districts {
  /** As `page.question`. */
  readonly at: string;
  readonly list: (rules: RuleBook) => readonly District[];
}

/** What stands in the row of a case that names no district; null is one nobody has looked at yet. */
export const NO_DISTRICT = '';

/** The code of the district a case belongs to, by its answers; NO_DISTRICT where they name none the list knows. */
export function districtOf({ districts }: { readonly districts?: Districts }, answers: Answers, rules: RuleBook): string {
  const [page = '', question = ''] = districts?.at.split('.') ?? [];
  const given = (answers[page] as Readonly<Record<string, unknown>> | undefined)?.[question];
  if (!districts || typeof given !== 'string') return NO_DISTRICT;
  return districts.list(rules).find((one) => one.answers.includes(given))?.code ?? NO_DISTRICT;
}
