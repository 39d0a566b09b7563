import type { Db } from '#db';
import { castOf, citizens, seedPermit } from '#demo';
import { newId } from '#kernel';
import { migrateAll } from '#main/migrations';
import { foldAll, perform, readCase } from '#platform/cases';
import { enterDraft, getDraftForUpdate, saveAnswers } from '#platform/forms';
import { getPersonById } from '#platform/identity';
import { exampleAnswers, permit } from '#services/laperon';
import { startApp, type TestApp } from '#support';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { foundIn } from './dump.ts';

const { nik, phone, email } = citizens.niluh;
const numbers = [nik, phone];
const system = { kind: 'system', name: 'test' } as const;

let app: TestApp;
let caseId: string;
let draftId: string;
let personId: string;

beforeAll(async () => {
  app = await startApp();
  const cast = await castOf(app.deps);
  personId = cast.citizens.niluh.personId;
  ({ caseId } = await seedPermit.issued(app.deps));
  draftId = newId();
  const { applicant } = exampleAnswers({ applicant: { ...citizens.niluh } });
  await app.db.transaction().execute(async (tx) => {
    await enterDraft(tx, { id: draftId, service: permit.key, agencyId: cast.agencyId, personId }, app.clock.now());
    await saveAnswers(tx, await getDraftForUpdate(tx, draftId, personId), permit.journey, { applicant } as never, app.clock.now());
  });
  await asBefore(app.db);
}, 180_000);
afterAll(() => app?.close());

const url = () => String((app.deps.pool.options as { connectionString?: string }).connectionString);

/** Brings the database to what the release before left: every number in clear, and the schema of then. */
async function asBefore(db: Db): Promise<void> {
  const { state, entries } = await readCase(app.deps.cases, caseId, system);
  const person = await getPersonById(db, personId);
  await db.transaction().execute(async (tx) => {
    const draft = await getDraftForUpdate(tx, draftId, personId);
    await sql`select set_config('wantilan.sealing', 'on', true)`.execute(tx);
    await sql`update identity.person set nik = ${person.nik}, phone = ${person.phone} where id = ${personId}`.execute(tx);
    await sql`update identity.person set nik = null, phone = null where id <> ${personId}`.execute(tx);
    await sql`update forms.draft set answers = ${JSON.stringify(draft.answers)} where id = ${draftId}`.execute(tx);
    await sql`update cases.case set state = ${JSON.stringify(state)} where id = ${caseId}`.execute(tx);
    for (const { seq, input, effects } of entries)
      await sql`update cases.entry set input = ${JSON.stringify(input)}, effects = ${JSON.stringify(effects)}
                 where case_id = ${caseId} and seq = ${seq}`.execute(tx);
  });
  await app.deps.pool.query(`
    drop schema keys cascade;
    alter table identity.person drop column nik_index, add constraint person_nik_check check (nik ~ '^[0-9]{16}$');
    create index person_nik_idx on identity.person (nik);
    alter table cases.words drop column numbers;
    create or replace function cases.keep_entry() returns trigger language plpgsql as
      $$ begin raise exception 'the record of a case is append-only'; end $$;
    drop function cases.without_numbers;
    delete from public.migration where name ~ '(^keys/|sealed_numbers)'`);
}

describe('an installation from before numbers were sealed', () => {
  it('is migrated, and goes on with what lies in clear', async () => {
    expect((await foundIn(app.db, numbers)).map((found) => found.split(':')[0])).toEqual(
      expect.arrayContaining(['identity.person.nik', 'cases.case.state', 'cases.entry.effects', 'forms.draft.answers']),
    );
    expect(await migrateAll(url())).toHaveLength(3);
    const hers = await app.signedIn(email);
    expect((await hers.get('/akun')).body).toContain('5103••••••••••01');
    expect((await hers.get(`/draf/${draftId}/isi/applicant`)).body).toContain(nik);
    const { state } = await readCase(app.deps.cases, caseId, system);
    expect(JSON.stringify(state.answers)).toContain(nik);
  });

  it('seals everything while people go on, and reads the same afterwards', async () => {
    const before = await readCase(app.deps.cases, caseId, system);
    const hers = await getPersonById(app.db, personId);
    const actor = { kind: 'person', personId, accountId: hers.userId ?? '', name: hers.name, email, roles: [], strong: false } as const;
    const say = (text: string) =>
      perform(app.deps.cases, actor, { caseId, idempotencyKey: newId(), expectedVersion: null, ask: { action: 'message', text } });
    await Promise.all([app.runSweep('keys.seal'), ...['satu', 'dua', 'tiga'].map(say)]);
    expect(await foundIn(app.db, numbers)).toEqual([]);
    expect(await getPersonById(app.db, personId)).toEqual(hers);
    const after = await readCase(app.deps.cases, caseId, system);
    expect(after.state.answers).toEqual(before.state.answers);
    expect(after.entries.slice(0, before.entries.length)).toEqual(before.entries);
    expect(foldAll(after.entries)).toEqual(after.state);
  });

  it('seals a day later what a process of the release before wrote meanwhile', async () => {
    await sql`update identity.person set phone = ${phone} where id = ${personId}`.execute(app.db);
    await app.runSweep('keys.seal');
    expect(await foundIn(app.db, numbers)).toEqual([`identity.person.phone: ${phone}`]);
    app.clock.advance({ days: 2 });
    await app.runSweep('keys.seal');
    expect(await foundIn(app.db, numbers)).toEqual([]);
  });

  it('keeps the record append-only: not even whoever seals can change a word of it, nor anybody a number', async () => {
    const change = (sealing: 'on' | 'off', to: (effects: string) => string) =>
      app.db.transaction().execute(async (tx) => {
        await sql`select set_config('wantilan.sealing', ${sealing}, true)`.execute(tx);
        const { rows } = await sql<{ effects: string }>`
          select effects::text from cases.entry where case_id = ${caseId} and seq = 1`.execute(tx);
        await sql`update cases.entry set effects = ${to(rows[0]?.effects ?? '')}::jsonb where case_id = ${caseId} and seq = 1`.execute(tx);
      });
    await expect(change('on', (effects) => effects.replace('submitted', 'approved'))).rejects.toThrow('append-only');
    await expect(change('off', (effects) => effects.replace(/\\u0010[^"]+/, nik))).rejects.toThrow('append-only');
    await expect(change('on', (effects) => effects)).resolves.toBeUndefined();
  });
});
