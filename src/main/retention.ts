import { type Db, transaction, type Tx } from '#db';
import type { Actor, Clock } from '#kernel';
import { appendAudit } from '#platform/audit';
import { officeDay } from '#platform/calendar';
import type { KeptDays } from '#platform/conversations';
import type { Sweep } from '#platform/jobs';
import { type Rule, rulesAt } from '#platform/rules';
import type { TInteger } from 'typebox';
import { type Holding, holdings } from './holdings.ts';

/** How long chats are kept: copies of their messages, and what was said. */
export async function keptInChats(db: Db | Tx, now: Date): Promise<KeptDays> {
  const ruleOf = (name: string) => holdings.find((holding) => holding.name === name)?.rule as Rule<TInteger>;
  const [copies, words] = [ruleOf('whatsapp'), ruleOf('conversations')];
  const book = await rulesAt(db, [copies, words], { agencyId: null, on: officeDay(now) });
  return { copies: book.value(copies), words: book.value(words), wordsConfirmed: book.version(words).confirmed };
}

interface Retaining {
  readonly db: Db;
  readonly clock: Clock;
}

/** What is older than its rule allows. */
export interface Overdue {
  readonly name: string;
  readonly days: number;
  readonly version: number;
  /** What nobody has confirmed takes nothing from anybody: it is counted, and stays. */
  readonly confirmed: boolean;
  readonly count: number;
}

const BATCH = 500;
const DAY = 86_400_000;
const actor: Actor = { kind: 'system', name: 'retention' };

/** What would go tonight. Changes nothing. */
export async function findOverdue(retaining: Retaining): Promise<readonly Overdue[]> {
  const found: Overdue[] = [];
  for (const holding of holdings) {
    const { before, ...rule } = await limitOf(retaining, holding);
    found.push({ name: holding.name, ...rule, count: await holding.count(retaining.db, before) });
  }
  return found;
}

/** Removes what is older than a confirmed rule allows, batch by batch, each with a line of the audit chain. */
export async function removeOverdue(retaining: Retaining): Promise<void> {
  const { db, clock } = retaining;
  for (const holding of holdings) {
    const { before, days, version, confirmed } = await limitOf(retaining, holding);
    if (!confirmed) continue;
    const oneBatch = (tx: Tx) => dropNoted(tx, holding, { before, days, version, at: clock.now() });
    while ((await transaction(db, oneBatch)) === BATCH);
  }
}

async function dropNoted(
  tx: Tx,
  { name, drop }: Holding,
  { before, at, ...rule }: { before: Date; at: Date; days: number; version: number },
): Promise<number> {
  const count = await drop(tx, before, BATCH);
  if (count > 0)
    await appendAudit(tx, { actor, action: 'retention.remove', subject: { type: 'holding', id: name }, detail: { ...rule, count }, at });
  return count;
}

async function limitOf({ db, clock }: Retaining, { rule }: Holding) {
  const now = clock.now();
  const { value: days, version, confirmed } = (await rulesAt(db, [rule], { agencyId: null, on: officeDay(now) })).version(rule);
  return { days, version, confirmed, before: new Date(now.getTime() - days * DAY) };
}

/** At night at the office: 19:00 UTC. */
export function retentionSweep(retaining: Retaining): Sweep {
  return { name: 'retention.remove', cron: '0 19 * * *', run: () => removeOverdue(retaining) };
}
