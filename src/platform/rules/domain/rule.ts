import type { Static, TSchema } from 'typebox';
import { Value } from 'typebox/value';

/** A rule as the code declares it: its shape, and the value the region starts with. */
export interface Rule<S extends TSchema = TSchema> {
  readonly key: string;
  /** What it decides, in a few words, for whoever keeps the rules. */
  readonly title: { readonly id: string; readonly en: string };
  readonly schema: S;
  readonly value: Static<S>;
  readonly unit?: string;
  /** Law, decree or source the value rests on. */
  readonly citation: string;
  /** False until the agency has vouched for it; then results inform and never refuse. */
  readonly confirmed: boolean;
  /** First day it holds, YYYY-MM-DD. */
  readonly validFrom: string;
}

/** One version of a rule as it stands in the database. */
export interface RuleVersion<T = unknown> {
  readonly id: string;
  readonly key: string;
  readonly version: number;
  readonly value: T;
  readonly unit: string | null;
  readonly citation: string;
  readonly validFrom: string;
  readonly validTo: string | null;
  readonly confirmed: boolean;
}

/**
 * Declares a rule. Throws at start-up, naming the rule, when the first value does not fit its own schema,
 * so that a citizen never meets a malformed rule.
 */
export function defineRule<S extends TSchema>(rule: Rule<S>): Rule<S> {
  const [problem] = Value.Errors(rule.schema, rule.value);
  if (problem) throw new Error(`rule ${rule.key}: ${JSON.stringify(problem)}`);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(rule.validFrom)) throw new Error(`rule ${rule.key}: validFrom is not a date`);
  return Object.freeze(rule);
}

/** The rule versions one case or one page works with, by key. */
export class RuleBook {
  readonly #versions: ReadonlyMap<string, RuleVersion>;
  readonly #isOfPins: boolean;

  constructor(versions: Iterable<RuleVersion>, { isOfPins = false } = {}) {
    this.#versions = new Map([...versions].map((version) => [version.key, version]));
    this.#isOfPins = isOfPins;
  }

  /** The book of a case: a rule that was declared after the case began reads as it was first declared. */
  static ofPins(versions: Iterable<RuleVersion>): RuleBook {
    return new RuleBook(versions, { isOfPins: true });
  }

  /** The version of `rule` in this book; throws when the book was made without it. */
  version<S extends TSchema>(rule: Rule<S>): RuleVersion<Static<S>> {
    const version = this.#versions.get(rule.key) ?? (this.#isOfPins ? declared(rule) : undefined);
    if (!version) throw new Error(`rule ${rule.key} is not in this book`);
    return version as RuleVersion<Static<S>>;
  }

  value<S extends TSchema>(rule: Rule<S>): Static<S> {
    return this.version(rule).value;
  }

  /** Rule key to version id: what a case keeps, to be read by the same law years later. */
  pins(): Record<string, string> {
    return Object.fromEntries([...this.#versions].map(([key, version]) => [key, version.id]));
  }

  /** The book of first values, as the code declares them: for tests, previews and pages without an agency. */
  static ofDefaults(rules: Iterable<Rule>): RuleBook {
    return new RuleBook([...rules].map(declared));
  }
}

/** A rule's first version, as the code declares it. */
function declared({ key, value, unit, citation, validFrom, confirmed }: Rule): RuleVersion {
  return { id: `default:${key}`, key, version: 1, value, unit: unit ?? null, citation, validFrom, validTo: null, confirmed };
}
