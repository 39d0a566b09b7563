import type { PersonActor } from '#kernel';
import { sweeps } from '#platform/cases';
import { readInbox } from '#platform/notifications';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openWorld, type World } from './world.ts';

let world: World;
let front: PersonActor;
let second: PersonActor;
let head: PersonActor;
beforeEach(async () => {
  world = await openWorld();
  front = await world.person('Made Loket', ['front-office']);
  second = await world.person('Wayan Loket', ['front-office']);
  head = await world.person('Kadek Kepala', ['head-librarian']);
});
afterEach(() => world.close());

const remind = () =>
  sweeps(world.deps)
    .find(({ name }) => name === 'cases.due-soon')
    ?.run();

describe('officers', () => {
  it('hear in the inbox of what comes to their desk, and not by e-mail unless they want it', async () => {
    const { caseId } = await world.begin();
    await world.work();
    expect(await world.inbox(front)).toEqual(['arrived']);
    expect(await world.inbox(second)).toEqual(['arrived']);
    expect(await world.inbox(head)).toEqual([]);
    const { state } = await world.see(front, caseId);
    const fileId = state.files.photo?.[0]?.fileId ?? '';
    await world.ask(front, caseId, { action: 'judge', requirement: 'photo', fileId, verdict: 'accepted', note: null });
    await world.act(front, caseId, 'pass');
    world.clock.advance({ minutes: 10 });
    await world.work();
    expect(await world.inbox(head)).toEqual(['arrived']);
    const { rows } = await readInbox(world.deps.db, head.personId, { limit: 1, offset: 0 });
    expect(rows[0]).toMatchObject({ link: `/meja/${caseId}` });
    expect(world.mails().filter(({ to }) => [front, second, head].some(({ email }) => email === to))).toEqual([]);
  });

  it('hear what was given to them by somebody else, and nobody what they took themselves', async () => {
    const { caseId } = await world.begin();
    await world.work();
    await world.ask(front, caseId, { action: 'assign', personId: front.personId, name: '' });
    await world.ask(front, caseId, { action: 'assign', personId: second.personId, name: '' });
    world.clock.advance({ minutes: 10 });
    await world.work();
    expect(await world.inbox(front)).toEqual(['arrived']);
    expect(await world.inbox(second)).toEqual(['arrived', 'assigned']);
  });

  it('are reminded once of what is due on the next working day, whoever holds it', async () => {
    const { caseId, number } = await world.begin();
    await world.ask(front, caseId, { action: 'assign', personId: second.personId, name: '' });
    const row = await world.deps.db.selectFrom('cases.case').select('due_on').where('number', '=', number).executeTakeFirstOrThrow();
    expect(String(row.due_on)).toContain('2026-03-04');
    await remind();
    expect(await world.inbox(second), 'two days before').not.toContain('due');
    world.clock.set('2026-03-02T23:29:00Z');
    await remind();
    expect(await world.inbox(second), 'before the hour').not.toContain('due');
    world.clock.set('2026-03-02T23:30:00Z');
    await Promise.all([remind(), remind()]);
    await remind();
    expect((await world.inbox(second)).filter((notice) => notice === 'due')).toHaveLength(1);
    expect(await world.inbox(front)).not.toContain('due');
  });
});
