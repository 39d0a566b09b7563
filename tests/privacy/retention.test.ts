import { transaction } from '#db';
import { newId } from '#kernel';
import { startApp, type TestApp } from '#support';
import { sql } from 'kysely';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { start } from '../start/started.ts';

let app: TestApp;
let personId: string;
beforeAll(async () => {
  app = await startApp();
  personId = await app.account({ name: 'Ni Luh Lama', email: 'lama@contoh.test' });
  const at = (days: number) => new Date(app.clock.now().getTime() - days * 86_400_000);
  for (let nth = 0; nth < 1100; nth++) await mail(at(500));
  await mail(at(10));
  for (const [days, state] of [
    [800, 'sent'],
    [800, 'queued'],
    [20, 'sent'],
  ] as const)
    await message(at(days), state);
}, 120_000);
afterAll(() => app?.close());

const mail = (at: Date) => sql`insert into channels.demo_mail values (${newId()}, 'a@contoh.test', 's', 'b', ${at})`.execute(app.db);

async function message(at: Date, state: string): Promise<void> {
  const id = newId();
  await sql`insert into notifications.message (id, person_id, email, notice, locale, subject, body, created_at)
            values (${id}, ${personId}, 'lama@contoh.test', 'x', 'id', 's', 'b', ${at})`.execute(app.db);
  await sql`insert into notifications.delivery (id, message_id, channel, state, updated_at)
            values (${newId()}, ${id}, 'email', ${state}, ${at})`.execute(app.db);
}

const count = async (table: string) => {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from ${sql.table(table)}`.execute(app.db);
  return rows[0]?.n;
};
const removals = async () => {
  const rows = await app.db
    .selectFrom('audit.entry')
    .select(['subject_id', 'detail'])
    .where('action', '=', 'retention.remove')
    .orderBy('seq')
    .execute();
  return rows.map(({ subject_id, detail }) => [subject_id, (detail as { count: number }).count]);
};

/** `npm run retention`. */
async function report(): Promise<string> {
  const starter = join(import.meta.dirname, '../../scripts/start.mjs');
  const url = String((app.deps.pool.options as { connectionString?: string }).connectionString);
  const ran = start({ DATABASE_URL: url }, { command: [process.execPath, starter, 'retention-report'] });
  expect(await ran.ended(), ran.output()).toBe(0);
  return ran.output();
}

describe('what is kept for a time', () => {
  it('is told beforehand, and nothing goes by that', async () => {
    const said = await report();
    expect(said).toMatch(/inbox: [12] older than 730 days \(version 1\) would go, and stay: nobody has confirmed the rule\./);
    expect(said).toMatch(/example-mail: 110\d older than 400 days \(version 1\) would go\./);
    expect(await count('channels.demo_mail')).toBe(1101);
  }, 60_000);

  it('goes at night in batches, each noted, and only by a rule somebody has confirmed', async () => {
    await app.runSweep('retention.remove');
    expect(await count('channels.demo_mail')).toBe(1);
    expect(await count('notifications.message')).toBe(3);
    expect(await removals()).toEqual([500, 500, 100].map((n) => ['example-mail', n]));
  });

  it('goes once the rule is confirmed, save what is still on its way', async () => {
    await transaction(app.db, (tx) => sql`update rules.version set confirmed = true where key = 'retention.inbox'`.execute(tx));
    await app.runSweep('retention.remove');
    expect(await count('notifications.message')).toBe(2);
    expect(await removals()).toContainEqual(['inbox', 1]);
    await app.runSweep('retention.remove');
    expect(await count('notifications.message')).toBe(2);
  });
});
