import type { Tx } from '#db';
import { isSealedNow, type SealedTable, type Shape, vaultOf } from '#platform/keys';
import { sql } from 'kysely';
import type { ServiceDefinition } from '../domain/definition.ts';
import type { Entry } from '../domain/entry.ts';
import { type CaseState, emptyState } from '../domain/state.ts';
import {
  batchShape,
  effectsShape,
  inputShape,
  numbersOf,
  openBatchInput,
  openEntry,
  openState,
  sealBatchInput,
  sealEntry,
  sealState,
  stateShape,
} from './sealed.ts';
import type { CasesDeps } from '../types.ts';

/** What is kept of cases, for whoever seals everything anew. A service no longer offered keeps what it has. */
export function sealedCases({ registry }: Pick<CasesDeps, 'registry'>): readonly SealedTable[] {
  const services = registry.all().map(({ service }) => service);
  const find = (key: string) => services.find((service) => service.key === key);
  return [
    { name: 'cases.case', reseal: (tx, after, limit) => resealCases(tx, find, after, limit) },
    { name: 'cases.entry', reseal: (tx, after, limit) => resealEntries(tx, find, after, limit) },
    { name: 'cases.batch', reseal: (tx, after, limit) => resealBatches(tx, services, after, limit) },
  ];
}

type Find = (key: string) => ServiceDefinition | undefined;

/** The snapshot and, with it, what the case is found by. */
async function resealCases(tx: Tx, find: Find, after: string | null, limit: number) {
  let query = tx
    .selectFrom('cases.case as c')
    .innerJoin('cases.words as w', 'w.case_id', 'c.id')
    .select(['c.id', 'c.service', 'c.state', 'w.numbers'])
    .orderBy('c.id')
    .limit(limit)
    .forNoKeyUpdate('c');
  if (after !== null) query = query.where('c.id', '>', after);
  const rows = await query.execute();
  let sealed = 0;
  for (const row of rows) {
    const service = find(row.service);
    if (!service) continue;
    const state = openState(tx, row.id, { ...emptyState, ...(row.state as unknown as CaseState) });
    const numbers = numbersOf(tx, service, state.answers);
    const isIndexed = numbers.length === row.numbers.length && numbers.every((number) => row.numbers.includes(number));
    const isSealed = isSealedNow(vaultOf(tx), stateShape(service), row.state);
    if (!isIndexed) await tx.updateTable('cases.words').set({ numbers }).where('case_id', '=', row.id).execute();
    if (!isSealed) {
      const anew = JSON.stringify(sealState(tx, service, row.id, state));
      await tx.updateTable('cases.case').set({ state: anew }).where('id', '=', row.id).execute();
    }
    if (!isIndexed || !isSealed) sealed++;
  }
  return { last: rows.at(-1)?.id ?? null, looked: rows.length, sealed };
}

async function resealEntries(tx: Tx, find: Find, after: string | null, limit: number) {
  let query = tx
    .selectFrom('cases.entry as e')
    .innerJoin('cases.case as c', 'c.id', 'e.case_id')
    .select(['e.case_id', 'e.seq', 'e.action', 'e.input', 'e.effects', 'c.service'])
    .orderBy('e.case_id')
    .orderBy('e.seq')
    .limit(limit);
  const [afterCase, afterSeq] = after?.split('/') ?? [];
  if (afterCase) query = query.where(sql<boolean>`(e.case_id, e.seq) > (${afterCase}::uuid, ${Number(afterSeq)})`);
  const rows = await query.execute();
  // The record is append-only; this transaction says that it changes nothing but the seal of numbers.
  await sql`select set_config('wantilan.sealing', 'on', true)`.execute(tx);
  let sealed = 0;
  for (const row of rows) {
    const service = find(row.service);
    const entry = row as unknown as Entry;
    if (!service || isCurrent(tx, [inputShape(service, row.action), row.input], [effectsShape(service), row.effects])) continue;
    const { input, effects } = sealEntry(tx, service, row.case_id, openEntry(tx, row.case_id, entry));
    await tx
      .updateTable('cases.entry')
      .set({ input: JSON.stringify(input), effects: JSON.stringify(effects) })
      .where('case_id', '=', row.case_id)
      .where('seq', '=', row.seq)
      .execute();
    sealed++;
  }
  const last = rows.at(-1);
  return { last: last ? `${last.case_id}/${last.seq}` : null, looked: rows.length, sealed };
}

async function resealBatches(tx: Tx, services: readonly ServiceDefinition[], after: string | null, limit: number) {
  let query = tx.selectFrom('cases.batch').select(['id', 'action', 'input']).orderBy('id').limit(limit).forNoKeyUpdate();
  if (after !== null) query = query.where('id', '>', after);
  const rows = await query.execute();
  let sealed = 0;
  for (const row of rows) {
    if (isCurrent(tx, [batchShape(services, row.action), row.input])) continue;
    const input = openBatchInput(tx, row.id, row.input as Readonly<Record<string, unknown>>);
    const anew = JSON.stringify(sealBatchInput(tx, services, row, input));
    await tx.updateTable('cases.batch').set({ input: anew }).where('id', '=', row.id).execute();
    sealed++;
  }
  return { last: rows.at(-1)?.id ?? null, looked: rows.length, sealed };
}

function isCurrent(tx: Tx, ...parts: readonly (readonly [Shape, unknown])[]): boolean {
  return parts.every(([shape, value]) => isSealedNow(vaultOf(tx), shape, value));
}
