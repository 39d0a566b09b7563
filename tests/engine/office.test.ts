import { newId, type PersonActor } from '#kernel';
import {
  deleteFilter,
  deskCounts,
  exportCases,
  listFilters,
  perform,
  readBatch,
  readCases,
  readFilter,
  saveFilter,
  searchCases,
  startBatch,
  sweeps,
} from '#platform/cases';
import { transaction } from '#db';
import { enterRule } from '#support';
import ExcelJS from 'exceljs';
import { buffer, text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { libraryRules } from './library-card.ts';
import { child, openWorld, type World, refusal } from './world.ts';

let world: World;
let front: PersonActor;
let head: PersonActor;

beforeAll(async () => {
  world = await openWorld();
  front = await world.person('Made Loket', ['front-office']);
  head = await world.person('Kadek Kepala', ['head-librarian']);
});
afterAll(() => world.close());

const sweep = (name: string) =>
  sweeps(world.deps)
    .find((one) => one.name === `cases.${name}`)
    ?.run();

describe('the queue of officers', () => {
  it('finds by parts of number, name and place, among the cases of their own agency only', async () => {
    const one = await world.begin('Nyoman Pencari', 'Banjar Tegeh 9');
    const find = async (q: string, actor = front) =>
      (await searchCases(world.deps, actor, { q }, { limit: 20, offset: 0 })).rows.map(({ id }) => id);
    expect(await find('pencari')).toEqual([one.caseId]);
    expect(await find('TEGEH nyoman')).toEqual([one.caseId]);
    expect(await find(one.number.slice(3))).toEqual([one.caseId]);
    expect(await find('100%')).toEqual([]);
    const foreign = await world.person('Petugas Lain', ['front-office'], await world.otherAgency());
    expect(await find('pencari', foreign)).toEqual([]);
    await expect(searchCases(world.deps, one.applicant, {}, { limit: 20, offset: 0 })).rejects.toEqual(refusal('FORBIDDEN'));
  });

  it('reads several cases at once, in the order asked, each with its own record, or none where one is not theirs', async () => {
    const [one, other] = [await world.begin(), await world.begin()];
    await world.ask(front, other.caseId, { action: 'note', text: 'Dicatat' });
    const views = await readCases(world.deps, [other.caseId, one.caseId], front);
    expect(views.map(({ id, entries }) => [id, entries.map(({ action }) => action)])).toEqual([
      [other.caseId, ['submit', 'note']],
      [one.caseId, ['submit']],
    ]);
    expect(views[1]).toEqual({ ...(await world.see(front, one.caseId)), files: expect.any(Map) });
    await expect(readCases(world.deps, [other.caseId, one.caseId], other.applicant)).rejects.toEqual(refusal('NOT_FOUND'));
    await expect(readCases(world.deps, [one.caseId, newId()], front)).rejects.toEqual(refusal('NOT_FOUND'));
  });

  it('narrows by desk, status, assignee, flag and day, oldest first, and counts', async () => {
    const { caseId } = await world.begin();
    for (let more = 0; more < 3; more++) await world.begin();
    await world.submit(await world.person('Anak Contoh'), child());
    await world.ask(front, caseId, { action: 'assign', personId: front.personId, name: null });
    const search = (filter: object) => searchCases(world.deps, front, filter, { limit: 3, offset: 0 });
    expect((await search({ assignee: 'me' })).rows).toMatchObject([
      { id: caseId, assigneeName: 'Made Loket', desk: 'front', dueOn: '2026-03-04' },
    ]);
    const mine = await search({ desk: 'mine-desks' });
    expect(mine.rows).toHaveLength(3);
    expect(mine.total).toBeGreaterThan(3);
    expect((await search({ status: ['issued'] })).total).toBe(0);
    expect((await search({ flag: 'awaiting-owner', open: true })).rows.map(({ desk }) => desk)).toEqual(['guardian']);
    expect((await search({ submittedFrom: '2026-03-03' })).total).toBe(0);
    const [counted] = (await deskCounts(world.deps, front)).filter(({ desk }) => desk === 'front');
    expect(counted?.open).toBe(mine.total);
  });

  it("keeps filters under their owner's name for them", async () => {
    const filter = readFilter({
      desk: 'front',
      status: 'submitted,in-review',
      q: ' sari ',
      overdue: '1',
      sort: 'due',
      nonsense: 'x',
      flag: 'no',
    });
    expect(filter).toEqual({ desk: 'front', status: ['submitted', 'in-review'], q: 'sari', overdue: true, sort: 'due' });
    const save = () =>
      transaction(world.deps.db, (tx) => saveFilter(tx, { personId: front.personId, name: 'Terlambat', filter, at: world.clock.now() }));
    const id = await save();
    expect(await save()).toBe(id);
    expect(await listFilters(world.deps.db, front.personId)).toEqual([{ id, name: 'Terlambat', filter }]);
    await transaction(world.deps.db, (tx) => deleteFilter(tx, { personId: head.personId, id }));
    expect(await listFilters(world.deps.db, front.personId)).toHaveLength(1);
    await transaction(world.deps.db, (tx) => deleteFilter(tx, { personId: front.personId, id }));
    expect(await listFilters(world.deps.db, front.personId)).toEqual([]);
  });

  it('leaves as CSV and Excel without a formula that runs, and the export is audited', async () => {
    await world.begin('Wayan Rumus', '=HYPERLINK("http://contoh.id")');
    const csv = await exportCases(world.deps, front, { q: 'rumus' }, 'csv', 'id');
    const content = await text(csv.content);
    expect(content).toContain('Nomor,Layanan,Pemohon');
    expect(content).toContain(`"'=HYPERLINK`);
    const xlsx = await exportCases(world.deps, front, { q: 'rumus' }, 'xlsx', 'en');
    const book = new ExcelJS.Workbook();
    await book.xlsx.load((await buffer(xlsx.content)) as never);
    expect(book.worksheets[0]?.getRow(1).getCell(1).value).toBe('Number');
    // A text, never a formula.
    expect(book.worksheets[0]?.getRow(2).getCell(4)).toMatchObject({
      type: ExcelJS.ValueType.String,
      value: '=HYPERLINK("http://contoh.id")',
    });
    const audited = await world.deps.db.selectFrom('audit.entry').selectAll().where('action', '=', 'cases.export').execute();
    expect(audited).toHaveLength(2);
    expect(JSON.stringify(audited)).not.toContain('rumus');
  });
});

describe('work on many cases', () => {
  it('approves each by a job of its own, and says of each what became of it', async () => {
    const cases = [await world.begin(), await world.begin(), await world.begin()];
    for (const { caseId } of cases.slice(0, 2)) await world.act(front, caseId, 'pass');
    const caseIds = cases.map(({ caseId }) => caseId);
    const start = (action: string, ids: string[], actor = head) =>
      transaction(world.deps.db, (tx) => startBatch(tx, world.deps, actor, { action, input: {}, caseIds: ids, idempotencyKey: newId() }));
    await expect(start('refuse', caseIds)).rejects.toEqual(refusal('ACTION_NOT_ALLOWED', 'not-in-batch'));
    await expect(start('approve', [])).rejects.toEqual(refusal('INVALID_INPUT'));
    const foreign = await world.person('Kepala Lain', ['head-librarian'], await world.otherAgency());
    await expect(start('approve', caseIds, foreign)).rejects.toEqual(refusal('NOT_FOUND'));
    const batchId = await start('approve', caseIds);
    expect((await readBatch(world.deps, head, batchId)).items.map(({ state }) => state)).toEqual(['waiting', 'waiting', 'waiting']);
    await expect(readBatch(world.deps, front, batchId)).rejects.toEqual(refusal('NOT_FOUND'));
    await world.work();
    expect((await readBatch(world.deps, head, batchId)).items.map(({ state, reason }) => [state, reason])).toEqual([
      ['done', null],
      ['done', null],
      ['refused', 'wrong-desk'],
    ]);
    const numbers = await Promise.all(caseIds.slice(0, 2).map(async (id) => (await world.see(head, id)).state.products[0]?.number));
    expect(numbers).toEqual(['KARTU/0001/2026', 'KARTU/0002/2026']);
  });
});

async function returnPhoto(caseId: string): Promise<void> {
  const { state } = await world.see(front, caseId);
  const fileId = state.files.photo?.[0]?.fileId ?? '';
  await world.ask(front, caseId, { action: 'judge', requirement: 'photo', fileId, verdict: 'expired', note: null });
  await world.act(front, caseId, 'check');
}

describe('limits', () => {
  it('flags a late desk once, tells its officers, and begins anew at the next desk', async () => {
    const { caseId } = await world.begin();
    world.clock.set('2026-03-05T02:00:00Z');
    await sweep('limits');
    await sweep('limits');
    const late = await world.see(front, caseId);
    expect(late.state.flags).toEqual(['overdue']);
    expect(late.entries.filter(({ action }) => action === 'overdue')).toHaveLength(1);
    await world.work();
    expect(await world.inbox(head)).toContain('late');
    expect(await world.inbox(front)).toContain('late');
    await world.act(front, caseId, 'pass');
    expect((await world.see(head, caseId)).state.flags).toEqual([]);
    world.clock.set('2026-03-02T02:00:00Z');
  });

  it('withdraws what is not mended in time', async () => {
    const { caseId, applicant } = await world.begin();
    await returnPhoto(caseId);
    world.clock.set('2026-03-09T02:00:00Z');
    await sweep('limits');
    expect((await world.see(applicant, caseId)).state.status).toBe('returned');
    world.clock.set('2026-03-10T02:00:00Z');
    await sweep('limits');
    expect((await world.see(applicant, caseId)).state).toMatchObject({ status: 'withdrawn', position: null });
    await world.work();
    expect(await world.inbox(applicant)).toContain('lapsed');
    world.clock.set('2026-03-02T02:00:00Z');
  });

  it('withdraws nothing on account of a limit nobody has confirmed, and tells the desk instead', async () => {
    const lateBefore = (await world.inbox(head)).filter((notice) => notice === 'late').length;
    const guess = { value: 5, citation: 'belum dikonfirmasi', confirmed: false, validFrom: '2026-03-01' };
    const entry = { ...guess, agencyId: world.agency.id, at: world.clock.now() };
    await transaction(world.deps.db, (tx) => enterRule(tx, libraryRules.mendingDays, entry));
    const { caseId, applicant } = await world.begin();
    await returnPhoto(caseId);
    await world.work();
    world.clock.set('2026-03-10T02:00:00Z');
    await sweep('limits');
    await world.work();
    expect((await world.see(applicant, caseId)).state).toMatchObject({ status: 'returned', flags: ['overdue'] });
    expect(await world.inbox(applicant)).not.toContain('lapsed');
    expect(await world.inbox(front)).toContain('late');
    expect((await world.inbox(head)).filter((notice) => notice === 'late')).toHaveLength(lateBefore);
    world.clock.set('2026-03-02T02:00:00Z');
  });

  it('goes on with the others where one cannot be looked at', async () => {
    const [broken, sound] = [await world.begin(), await world.begin()];
    await world.database.pool.query(`update cases.case set service = 'gone' where id = $1`, [broken.caseId]);
    world.clock.set('2026-03-05T02:00:00Z');
    await expect(sweep('limits')).rejects.toThrow('1 cases');
    expect((await world.see(front, sound.caseId)).state.flags).toContain('overdue');
    await world.database.pool.query(`update cases.case set service = 'library-card' where id = $1`, [broken.caseId]);
    world.clock.set('2026-03-02T02:00:00Z');
  });

  it('asks again for documents whose job was lost, and makes each once', async () => {
    const { caseId } = await world.begin();
    await world.act(front, caseId, 'pass');
    await world.act(head, caseId, 'approve');
    await world.database.pool.query(
      `select graphile_worker.complete_jobs(array_agg(id)) from graphile_worker._private_jobs where key like 'product:%'`,
    );
    world.clock.advance({ minutes: 11 });
    await sweep('orders');
    await sweep('orders');
    await world.work();
    expect((await world.see(head, caseId)).state).toMatchObject({ status: 'issued', products: [{ state: 'valid' }] });
    // The same job once more finds nothing to do.
    await world.database.pool.query(`select graphile_worker.add_job('cases.product', json_build_object('caseId', $1::text, 'seq', 3))`, [
      caseId,
    ]);
    await world.work();
    expect((await world.see(head, caseId)).state.products).toHaveLength(1);
    world.clock.set('2026-03-02T02:00:00Z');
  });
});

it('lets only the system and the invited join anybody to a case', async () => {
  const { caseId, applicant } = await world.begin();
  const join = { action: 'join', personId: head.personId, as: 'friend' } as const;
  await expect(perform(world.deps, applicant, { caseId, idempotencyKey: newId(), expectedVersion: null, ask: join })).rejects.toEqual(
    refusal('FORBIDDEN', 'not-yours'),
  );
});
