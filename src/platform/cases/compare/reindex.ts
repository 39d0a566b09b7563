import { type SealedTable, vaultOf } from '#platform/keys';
import { rulesByPins } from '#platform/rules';
import { sql } from 'kysely';
import type { ServiceDefinition } from '../domain/definition.ts';
import { type CaseState, emptyState } from '../domain/state.ts';
import { openState } from '../store/sealed.ts';
import type { CasesDeps } from '../types.ts';
import { digestsOf } from './likeness.ts';
import { replaceLikenesses } from './likeness-tables.ts';

/**
 * What cases are found alike by, for whoever seals everything anew: worked out again from the answers and the rules the
 * case was begun under, so that nothing here needs the key it lay under before.
 */
export function sealedLikenesses({ registry }: Pick<CasesDeps, 'registry'>): SealedTable {
  const find = (key: string): ServiceDefinition | undefined => registry.all().find(({ service }) => service.key === key)?.service;
  return {
    name: 'cases.likeness',
    reseal: async (tx, after, limit) => {
      let query = tx
        .selectFrom('cases.case as c')
        .select(['c.id', 'c.service', 'c.agency_id as agencyId', 'c.state'])
        .select(sql<string[]>`array(select digest from cases.likeness l where l.case_id = c.id)`.as('digests'))
        .orderBy('c.id')
        .limit(limit)
        .forNoKeyUpdate('c');
      if (after !== null) query = query.where('c.id', '>', after);
      const rows = await query.execute();
      let sealed = 0;
      for (const { id, service: key, agencyId, state: stored, digests } of rows) {
        const service = find(key);
        if (!service || digests.every((digest) => vaultOf(tx).isCurrentIndex(digest))) continue;
        const state = openState(tx, id, { ...emptyState, ...(stored as unknown as CaseState) });
        const rules = await rulesByPins(tx, state.rules);
        await replaceLikenesses(tx, { id, agencyId, service: key }, digestsOf(tx, service, state.answers, rules));
        sealed++;
      }
      return { last: rows.at(-1)?.id ?? null, looked: rows.length, sealed };
    },
  };
}
