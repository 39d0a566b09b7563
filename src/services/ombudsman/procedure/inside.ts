import type { RuleBook } from '#platform/rules';
import type { Entry } from '../domain/entries.ts';
import type { Standing } from '../domain/procedure/facts.ts';
import type { Matter, MatterKeys } from '../sealing/matters.ts';

/** A matter as an officer opened it: what is in the open, what its lines come to, by which rules. */
export interface Inside {
  readonly matter: Matter;
  readonly keys: MatterKeys;
  readonly entries: readonly Entry[];
  readonly rules: RuleBook;
  readonly standing: Standing;
}
