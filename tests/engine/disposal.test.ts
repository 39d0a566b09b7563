import { transaction } from '#db';
import type { PersonActor } from '#kernel';
import {
  currentFiles,
  decideDisposal,
  findDue,
  getDisposal,
  itemsOf,
  keepCase,
  keeping,
  pastCase,
  performanceOf,
  proposeDisposal,
  readCase,
  removedOn,
  sweeps,
  trackPast,
} from '#platform/cases';
import { verifyByCode } from '#platform/documents';
import { seedRules } from '#platform/rules';
import { enterRule } from '#support';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWorld, refusal, type World } from './world.ts';

let world: World;
let front: PersonActor;
let head: PersonActor;
let admin: PersonActor;
let second: PersonActor;
beforeAll(async () => {
  world = await openWorld();
  front = await world.person('Made Loket', ['front-office']);
  head = await world.person('Kadek Kepala', ['head', 'head-librarian']);
  admin = await world.person('Wayan Admin', ['admin']);
  second = await world.person('Gede Admin', ['admin']);
  await transaction(world.deps.db, (tx) => seedRules(tx, [keeping], world.clock.now()));
});
afterAll(() => world?.close());

const none = '00000000-0000-0000-0000-000000000000';
const due = () => findDue(world.deps.db, world.deps, world.agency, 100);
const carryOut = () =>
  sweeps(world.deps)
    .find(({ name }) => name === 'cases.disposals')
    ?.run();
const figures = async () => {
  const from = { from: '2020-01-01', to: '2034-12-31', now: world.clock.now() };
  const [one] = await performanceOf(world.deps.db, world.deps.registry.all(), from);
  return one && { received: one.received, decided: one.decided, inTime: one.inTime, median: one.median };
};
/** The agency's own word on how long cases are kept. */
const decree = (validFrom: string, confirmed: boolean) =>
  transaction(world.deps.db, (tx) =>
    enterRule(tx, keeping, {
      agencyId: world.agency.id,
      value: { days: 365, noticeDays: 14 },
      citation: 'Jadwal retensi contoh',
      validFrom,
      confirmed,
      at: world.clock.now(),
    }),
  );

/** An application that was decided and closed, with the card that was issued. */
async function closed(name: string) {
  const begun = await world.begin(name);
  const { caseId, applicant } = begun;
  const { state } = await world.see(front, caseId);
  for (const { fileId } of currentFiles(state, 'photo'))
    await world.ask(front, caseId, { action: 'judge', requirement: 'photo', fileId, verdict: 'accepted', note: null });
  await world.act(front, caseId, 'check');
  await world.act(head, caseId, 'approve');
  await world.work();
  await world.act(front, caseId, 'hand');
  await world.work();
  const [card] = (await world.see(applicant, caseId)).state.products;
  return { ...begun, code: card?.verificationCode ?? '' };
}

/** How many notices of a kind were written. */
async function told(kind: string): Promise<number> {
  return (await world.deps.db.selectFrom('notifications.message').select('id').where('notice', '=', `cases.${kind}`).execute()).length;
}

/** Rows that speak of a case, in every table that can. */
async function rowsOf(caseId: string): Promise<readonly string[]> {
  const { rows: tables } = await sql<{ name: string }>`
    select c.table_schema || '.' || c.table_name as name from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
     where c.column_name = 'case_id' and t.table_type = 'BASE TABLE'`.execute(world.deps.db);
  const found: string[] = [];
  for (const { name } of tables) {
    const { rows } = await sql`select from ${sql.table(name)} where case_id = ${caseId}`.execute(world.deps.db);
    if (rows.length > 0) found.push(name);
  }
  return found.toSorted();
}

describe('closed cases whose time is over', () => {
  it('are not proposed while nobody has confirmed for how long they are kept', async () => {
    await closed('Ni Luh Lama');
    expect(await due()).toMatchObject({ confirmed: false, days: 3650, cases: [] });
    await decree('2026-03-02', false);
    world.clock.advance({ days: 400 });
    expect(await due()).toMatchObject({ confirmed: false, days: 365, cases: [{ status: 'closed' }] });
    await expect(proposeDisposal(world.deps, admin, world.agency)).rejects.toEqual(refusal('ACTION_NOT_ALLOWED', 'unconfirmed'));
  });

  it('are proposed by whoever answers for them, oldest first, and those concerned are told from which day on they go', async () => {
    await decree('2027-04-06', true);
    world.clock.advance({ days: 30 });
    const young = await closed('I Made Baru');
    expect((await due()).cases).toHaveLength(1);
    await expect(proposeDisposal(world.deps, front, world.agency)).rejects.toEqual(refusal('FORBIDDEN'));
    const id = await proposeDisposal(world.deps, admin, world.agency);
    const list = await getDisposal(world.deps.db, admin, id);
    expect(list).toMatchObject({ listed: 1, kept: 0, removed: 0, verdict: null, proposedByName: 'Wayan Admin' });
    expect(await world.inbox(young.applicant)).not.toContain('leaving');
    const [message] = await world.deps.db
      .selectFrom('notifications.message')
      .select('body')
      .where('notice', '=', 'cases.leaving')
      .execute();
    expect(message?.body).toContain('20 Mei 2027');
    expect((await due()).cases).toHaveLength(0);
    await expect(proposeDisposal(world.deps, second, world.agency)).rejects.toEqual(refusal('ACTION_NOT_ALLOWED', 'nothing-due'));
    const stranger = await world.person('Admin Lain', ['admin'], await world.otherAgency());
    await expect(getDisposal(world.deps.db, stranger, id)).rejects.toEqual(refusal('NOT_FOUND'));
    await expect(decideDisposal(world.deps, stranger, id, { verdict: 'approved', note: 'BA 1' })).rejects.toEqual(refusal('FORBIDDEN'));
    await expect(decideDisposal(world.deps, admin, id, { verdict: 'approved', note: 'BA 1' })).rejects.toEqual(
      refusal('ACTION_NOT_ALLOWED', 'own-proposal'),
    );
    await decideDisposal(world.deps, second, id, { verdict: 'refused', note: 'Belum waktunya' });
    await expect(decideDisposal(world.deps, second, id, { verdict: 'approved', note: 'BA 1' })).rejects.toEqual(
      refusal('ACTION_NOT_ALLOWED', 'decided-already'),
    );
    expect(await told('staying')).toBe(1);
    await carryOut();
    expect(await getDisposal(world.deps.db, admin, id)).toMatchObject({ removed: 0, verdict: 'refused' });
    expect((await due()).cases).toHaveLength(1);
  });

  it('stay where they are taken off the list, or wait for what they went on as', async () => {
    const id = await proposeDisposal(world.deps, admin, world.agency);
    const [item] = await itemsOf(world.deps.db, id, { limit: 10, offset: 0 });
    const caseId = item?.caseId ?? none;
    await expect(keepCase(world.deps, admin, { id, caseId: none, reason: 'Perkara' })).rejects.toEqual(refusal('NOT_FOUND'));
    await keepCase(world.deps, admin, { id, caseId, reason: 'Masih  perkara' });
    expect(await told('staying')).toBe(2);
    await decideDisposal(world.deps, head, id, { verdict: 'approved', note: 'BA 2' });
    world.clock.advance({ days: 20 });
    await carryOut();
    expect(await getDisposal(world.deps.db, admin, id)).toMatchObject({ kept: 1, removed: 0, doneAt: world.clock.now() });
    expect(await itemsOf(world.deps.db, id, { limit: 10, offset: 0 })).toMatchObject([
      { keptReason: 'Masih perkara', keptByName: 'Wayan Admin' },
    ]);
    expect((await readCase(world.deps, caseId, front)).number).toBe(item?.number);
    expect((await due()).cases).toHaveLength(0);
    world.clock.advance({ days: 366 });
    expect((await due()).cases).toHaveLength(2);
    const open = await world.begin('Ni Made Lanjut');
    const going = JSON.stringify([{ caseId: open.caseId, number: open.number, service: 'library-card' }]);
    await sql`update cases.case set state = jsonb_set(state, '{successors}', ${going}::jsonb) where id = ${caseId}`.execute(world.deps.db);
    expect((await due()).cases).toHaveLength(1);
    await sql`update cases.case set state = jsonb_set(state, '{successors}', '[]') where id = ${caseId}`.execute(world.deps.db);
    await world.ask(open.applicant, open.caseId, { action: 'withdraw', reason: 'Tidak jadi' } as never);
  });

  it('go whole on their day and not before, save what still holds and what figures count', async () => {
    const before = await figures();
    const third = await closed('Putu Ketiga');
    world.clock.advance({ days: 366 });
    const counted = await figures();
    expect(counted?.received).toBe((before?.received ?? 0) + 1);
    const id = await proposeDisposal(world.deps, admin, world.agency);
    await expect(sql`delete from cases.entry where case_id = ${third.caseId}`.execute(world.deps.db)).rejects.toThrow('append-only');
    await decideDisposal(world.deps, head, id, { verdict: 'approved', note: 'BA 3' });
    await carryOut();
    expect(await getDisposal(world.deps.db, admin, id)).toMatchObject({ removed: 0, doneAt: null });
    expect(await rowsOf(third.caseId)).toContain('cases.entry');
    // One of them is opened again meanwhile.
    const [first] = await itemsOf(world.deps.db, id, { limit: 1, offset: 0 });
    await sql`update cases.case set closed_at = null where id = ${first?.caseId}`.execute(world.deps.db);

    world.clock.advance({ days: 15 });
    await carryOut();
    const { listed, removed, kept, doneAt } = await getDisposal(world.deps.db, admin, id);
    expect({ removed, kept, doneAt }).toEqual({ removed: listed - 1, kept: 1, doneAt: world.clock.now() });
    expect(await rowsOf(third.caseId)).toEqual(['cases.disposal_item', 'documents.document', 'files.file']);
    expect(await figures()).toEqual(counted);
    await expect(readCase(world.deps, third.caseId, front)).rejects.toEqual(refusal('NOT_FOUND'));
    expect(await trackPast(world.deps.db, third.number, third.secret)).toMatchObject({
      number: third.number,
      removedAt: world.clock.now(),
    });
    expect(await trackPast(world.deps.db, third.number, 'WRONG')).toBeUndefined();
    expect(await pastCase(world.deps.db, third.number, [world.agency.id])).toMatchObject({ number: third.number });
    expect(await pastCase(world.deps.db, third.number, [none])).toBeUndefined();
    // Whoever follows an old link is told so; one that was opened again is not gone.
    expect(await removedOn(world.deps.db, third.caseId)).toEqual(world.clock.now());
    expect(await removedOn(world.deps.db, first?.caseId ?? none)).toBeUndefined();
    expect(await removedOn(world.deps.db, none)).toBeUndefined();
    const person = await world.deps.db
      .selectFrom('identity.person')
      .select(['name', 'email'])
      .where('id', '=', third.applicant.personId)
      .executeTakeFirst();
    expect(person).toBeDefined();

    expect(await verifyByCode(world.deps.db, third.code)).toMatchObject({ state: 'valid', holderName: 'P*** K***' });
    await sql`update documents.document set valid_until = '2035-01-01' where verification_code = ${third.code}`.execute(world.deps.db);
    await carryOut();
    expect(await verifyByCode(world.deps.db, third.code)).toMatchObject({ holderName: 'P*** K***' });
    world.clock.set('2035-01-02T03:00:00Z');
    await carryOut();
    expect(await verifyByCode(world.deps.db, third.code)).toMatchObject({ number: expect.any(String), holderName: '' });
    expect(await rowsOf(third.caseId)).toEqual(['cases.disposal_item', 'documents.document']);
  });

  it('are written down, each step, in the trail', async () => {
    const rows = await world.deps.db.selectFrom('audit.entry').select('action').where('subject_type', '=', 'disposal').execute();
    expect(rows.map(({ action }) => action.replace('cases.', '')).toSorted()).toEqual([
      'decide-disposal',
      'decide-disposal',
      'decide-disposal',
      'dispose',
      'keep-listed',
      'propose-disposal',
      'propose-disposal',
      'propose-disposal',
    ]);
  });
});
