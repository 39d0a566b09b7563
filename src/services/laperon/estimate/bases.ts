import type { Rule, RuleBook, RuleVersion } from '#platform/rules';
import { rulesInForce } from '../domain/levy-rules.ts';

export interface Basis {
  readonly rule: Rule;
  readonly version: RuleVersion;
}

/** Every rule the levy rests on by the formula in this book, in the version that holds. */
export function basesOf(rules: RuleBook): readonly Basis[] {
  return rulesInForce(rules).map((rule) => ({ rule, version: rules.version(rule) }));
}
