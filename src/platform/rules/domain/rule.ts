import type { Static, TSchema } from 'typebox';
import { Value } from 'typebox/value';

/** A few words in both languages. */
export interface Words {
  readonly id: string;
  readonly en: string;
}

/** What a part of a value is called where it is filled in and compared. */
export interface Label extends Words {
  readonly hint?: Words;
}

/** A rule as the code declares it: its shape, and the value the region starts with. */
export interface Rule<S extends TSchema = TSchema> {
  readonly key: string;
  /** What it decides, in a few words, for whoever keeps the rules. */
  readonly title: Words;
  readonly schema: S;
  readonly value: Static<S>;
  readonly unit?: string;
  /** Law, decree or source the value rests on. */
  readonly citation: string;
  /** False until the agency has vouched for it; then results inform and never refuse. */
  readonly confirmed: boolean;
  /** First day it holds, YYYY-MM-DD. */
  readonly validFrom: string;
  /** What the software does with it while nobody has confirmed it, for whoever is asked to. */
  readonly meanwhile?: Words;
  /** What the parts of the value are called: by name of the part, or by its whole path such as `use.house`. */
  readonly labels?: Readonly<Record<string, Label>>;
  /** Why a value that has the right shape cannot be used, or null. */
  problem?(value: Static<S>): Words | null;
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
  /** The day it was called off before it ever held. */
  readonly calledOffOn: string | null;
}

/**
 * Declares a rule. Throws at start-up, naming the rule, when the first value does not fit its own schema,
 * so that a citizen never meets a malformed rule.
 */
export function defineRule<S extends TSchema>(rule: Rule<S>): Rule<S> {
  const fault = faultIn(rule, rule.value);
  if (fault) throw new Error(`rule ${rule.key}: ${JSON.stringify(fault)}`);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(rule.validFrom)) throw new Error(`rule ${rule.key}: validFrom is not a date`);
  return Object.freeze(rule);
}

/** Why a value cannot be one of the rule: the place in it that has the wrong shape, or what is wrong with the whole. */
export type Fault = { readonly kind: 'shape'; readonly at: string } | { readonly kind: 'problem'; readonly words: Words };

/** The first thing wrong with a value for a rule, whoever it comes from; null where it can be used. */
export function faultIn<S extends TSchema>(rule: Rule<S>, value: unknown): Fault | null {
  // Looking for what is wrong takes ten times as long as seeing that nothing is.
  if (!Value.Check(rule.schema, value)) return { kind: 'shape', at: Value.Errors(rule.schema, value)[0]?.instancePath ?? '' };
  const words = rule.problem?.(value as Static<S>) ?? null;
  return words && { kind: 'problem', words };
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

  /** The version that holds of a rule known by its key; undefined where none does. */
  find(key: string): RuleVersion | undefined {
    return this.#versions.get(key);
  }

  value<S extends TSchema>(rule: Rule<S>): Static<S> {
    return this.version(rule).value;
  }

  /** The same book with another value for one rule, confirmed or not: to see what a proposal would do. */
  with(key: string, { value, confirmed }: Pick<RuleVersion, 'value' | 'confirmed'>): RuleBook {
    const changed = [...this.#versions.values()].map((version) => (version.key === key ? { ...version, value, confirmed } : version));
    return new RuleBook(changed, { isOfPins: this.#isOfPins });
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
  return {
    id: `default:${key}`,
    key,
    version: 1,
    value,
    unit: unit ?? null,
    citation,
    validFrom,
    validTo: null,
    confirmed,
    calledOffOn: null,
  };
}
