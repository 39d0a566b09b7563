import { transaction, type Tx } from '#db';
import { officeDay } from '#platform/calendar';
import type { Sweep } from '#platform/jobs';
import { rulesAt } from '#platform/rules';
import { appendAudit } from '#platform/audit';
import { sql } from 'kysely';
import type { MandatesDeps } from './deps.ts';
import { answerDays, warningDays } from './domain/rules.ts';
import { forgetSomeNamed } from './keeping.ts';
import { tellBoth, tellRunningOut } from './notices.ts';
import { joined, type MandateLine } from './tables.ts';

type Sweeping = Pick<MandatesDeps, 'db' | 'clock'>;

/** So many at a time, each in a transaction of its own: told once, whatever becomes of the next. */
const BATCH = 200;

const system = { kind: 'system', name: 'mandates' } as const;

/** Every hour: what has run out is ended, what nobody answered lapses, and what is about to run out is told of. */
export function sweeps(sweeping: Sweeping): readonly Sweep[] {
  return [{ name: 'mandates.tidy', cron: '12 * * * *', run: () => tidy(sweeping) }];
}

async function tidy({ db, clock }: Sweeping): Promise<void> {
  const at = clock.now();
  const today = officeDay(at);
  const rules = await rulesAt(db, [warningDays, answerDays], { agencyId: null, on: today });
  const until = officeDay(new Date(at.getTime() + rules.value(warningDays) * DAY));
  const asked = new Date(at.getTime() - rules.value(answerDays) * DAY);
  const live = () => joined(db).orderBy('m.id').limit(BATCH);
  const over = live().where('m.status', '=', 'granted').where('m.valid_to', '<', today);
  const unanswered = live().where('m.status', '=', 'asked').where('m.kind', '=', 'person').where('m.asked_at', '<', asked);
  for (const query of [over, unanswered])
    for (const line of (await query.execute()) as unknown as MandateLine[]) await transaction(db, (tx) => runOut(tx, line, at));
  const ending = live().where('m.status', '=', 'granted').where('m.warned_at', 'is', null).where('m.valid_to', '>=', today);
  for (const line of (await ending.where('m.valid_to', '<=', until).execute()) as unknown as MandateLine[])
    await transaction(db, (tx) => warn(tx, line, at));
  await transaction(db, (tx) => forgetSomeNamed(tx, BATCH));
}

const DAY = 86_400_000;

async function runOut(tx: Tx, line: MandateLine, at: Date): Promise<void> {
  const { numUpdatedRows } = await tx
    .updateTable('mandates.mandate')
    .set({ status: 'ended', ended_at: at })
    .where('id', '=', line.id)
    .where('status', '=', line.status)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) return;
  await appendAudit(tx, {
    actor: system,
    action: 'mandates.run-out',
    subject: { type: 'mandate', id: line.id },
    detail: { was: line.status },
    at,
  });
  await tellBoth(tx, line, { to: line.status === 'granted' ? 'over' : 'unanswered', by: { personId: null, name: '' }, reason: null }, at);
}

async function warn(tx: Tx, line: MandateLine, at: Date): Promise<void> {
  const { numUpdatedRows } = await tx
    .updateTable('mandates.mandate')
    .set({ warned_at: at })
    .where('id', '=', line.id)
    .where('status', '=', 'granted')
    .where(sql<boolean>`warned_at is null`)
    .executeTakeFirst();
  if (numUpdatedRows > 0n) await tellRunningOut(tx, line, at);
}
