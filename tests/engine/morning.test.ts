import { transaction } from '#db';
import type { PersonActor } from '#kernel';
import { searchCases, readFilter, sweeps } from '#platform/cases';
import { officersTime, StopLinks } from '#platform/notifications';
import { enterRule } from '#support';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openWorld, type World } from './world.ts';

let world: World;
let front: PersonActor;
let head: PersonActor;
beforeEach(async () => {
  world = await openWorld();
  front = await world.person('Made Loket', ['front-office']);
  head = await world.person('Kadek Kepala', ['head-librarian']);
});
afterEach(() => world.close());

const run = () =>
  sweeps(world.deps)
    .find(({ name }) => name === 'cases.morning')
    ?.run();

async function morning(): Promise<void> {
  await run();
  await world.work();
}

const mailsTo = ({ email }: PersonActor) => world.mails().filter(({ to, subject }) => to === email && subject.startsWith('Pagi ini'));
const linksIn = (body = '') => [...body.matchAll(/http:\/\/localhost(\/\S+)/g)].map(([, link = '']) => link);

describe('the summary of the morning', () => {
  it('says what is new, due and what applicants wrote, each with the list it counts, and nothing of anybody', async () => {
    const { caseId, number, applicant } = await world.begin('Nyoman Pencari', 'Banjar Tegeh 9');
    await world.ask(applicant, caseId, { action: 'message', text: 'Kapan selesai?' });
    await world.work();
    world.clock.set('2026-03-02T23:29:00Z');
    await morning();
    expect(mailsTo(front)).toEqual([]);
    world.clock.set('2026-03-02T23:30:00Z');
    await morning();
    const [mail] = mailsTo(front);
    expect(mail?.subject).toMatch(/1 baru, 1 kabar pemohon$/);
    for (const hidden of ['Nyoman', 'Tegeh', 'Kapan selesai', number]) expect(mail?.body).not.toContain(hidden);
    const lists = linksIn(mail?.body).filter((link) => link.startsWith('/meja?'));
    expect(lists.length).toBeGreaterThan(0);
    for (const list of lists) {
      const filter = readFilter(Object.fromEntries(new URLSearchParams(list.split('?')[1])));
      const { rows } = await searchCases(world.deps, front, filter, { limit: 10, offset: 0 });
      expect(
        rows.map(({ id }) => id),
        list,
      ).toEqual([caseId]);
    }
    expect(linksIn(mail?.body)).toContain('/kotak-masuk?tampil=baru');
    expect(mailsTo(head), 'nothing lies at the head’s desk').toEqual([]);
    await morning();
    expect(mailsTo(front)).toHaveLength(1);
  });

  it('names what is due and what is overdue, each once', async () => {
    await world.begin();
    world.clock.set('2026-03-03T00:00:00Z');
    await morning();
    expect(mailsTo(front)[0]?.subject).toBe('Pagi ini: 1 jatuh tempo, 1 baru');
    world.clock.set('2026-03-09T00:00:00Z');
    await morning();
    expect(mailsTo(front)[1]?.subject).toBe('Pagi ini: 1 terlambat');
  });

  it('comes on working days of the agency alone, at its own hour', async () => {
    await world.begin();
    world.clock.set('2026-03-07T02:00:00Z');
    await morning();
    // Nyepi.
    world.clock.set('2026-03-19T02:00:00Z');
    await morning();
    expect(mailsTo(front)).toEqual([]);
    const own = { agencyId: world.agency.id, value: '08:15', citation: 'Keputusan kepala dinas', validFrom: '2026-03-23' };
    await transaction(world.deps.db, (tx) => enterRule(tx, officersTime, { ...own, at: world.clock.now() }));
    world.clock.set('2026-03-25T00:14:00Z');
    await morning();
    expect(mailsTo(front)).toEqual([]);
    world.clock.set('2026-03-25T00:15:00Z');
    await morning();
    expect(mailsTo(front)).toHaveLength(1);
  });

  it('comes once though two workers write it, and one of them dies in between', async () => {
    await world.begin();
    world.clock.set('2026-03-03T00:00:00Z');
    const { db } = world.deps;
    const { promise: held, resolve: holds } = Promise.withResolvers<void>();
    const dying = db.connection().execute(async (connection) => {
      await sql`begin`.execute(connection);
      await sql`insert into cases.morning values (${world.agency.id}, ${front.personId}, '2026-03-03')`.execute(connection);
      holds();
      await sql`select pg_sleep(1), pg_terminate_backend(pg_backend_pid())`.execute(connection);
    });
    await held;
    await Promise.all([expect(dying).rejects.toThrow(/terminat/), run(), run()]);
    await world.work();
    await morning();
    expect(mailsTo(front)).toHaveLength(1);
    const { rows } = await sql`select from notifications.message where notice = 'notifications.morning'`.execute(db);
    expect(rows).toHaveLength(1);
  });

  it('is not sent to whoever does not want it, and may be stopped from the e-mail', async () => {
    await world.begin();
    world.clock.set('2026-03-03T00:00:00Z');
    await morning();
    const link = linksIn(mailsTo(front)[0]?.body).at(-1) ?? '';
    expect(new StopLinks('links').read(link.split('/').at(-1) ?? '')).toEqual({ personId: front.personId, topic: 'morning' });
    const choice = { person_id: front.personId, topic: 'morning', channel: 'email', wanted: false, changed_at: world.clock.now() };
    await transaction(world.deps.db, (tx) => tx.insertInto('notifications.preference').values(choice).execute());
    world.clock.set('2026-03-04T00:00:00Z');
    await morning();
    expect(mailsTo(front)).toHaveLength(1);
  });
});
