import { transaction } from '#db';
import { newId } from '#kernel';
import { enterAgency } from '#platform/access';
import {
  clearingOf,
  closeDays,
  credit,
  debit,
  type Entry,
  findJournal,
  listMovements,
  post,
  reversed,
  trialBalance,
  verifyLedger,
} from '#platform/ledger';
import { createTestDatabase, type TestDatabase } from '#support';
import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

let database: TestDatabase;
let agencyId: string;
const at = new Date('2026-03-02T02:00:00Z');
const bank = clearingOf('bpd-contoh');

beforeAll(async () => {
  database = await createTestDatabase();
  agencyId = await transaction(database.db, (tx) =>
    enterAgency(tx, { key: 'samsat-buku', name: 'Samsat Contoh', regionCode: '51', address: 'Denpasar', government: 'Provinsi Bali' }),
  );
});
afterAll(() => database.close());

const book = (entries: readonly Entry[], more: Partial<Parameters<typeof post>[1]> = {}) =>
  transaction(database.db, (tx) =>
    post(tx, { kind: 'payment', ref: `payment:${newId()}`, agencyId, bookedOn: '2026-03-02', at, entries, ...more }),
  );

describe('a journal', () => {
  it('is kept with its entries, once under its name', async () => {
    const ref = `payment:${newId()}`;
    await book([debit(bank, 3_652_000), credit('rkud-prov:51', 2_200_000, 'pkb'), credit('rkud-kab:5171', 1_452_000, 'opsen')], { ref });
    expect((await findJournal(database.db, ref))?.entries).toEqual([
      { account: bank, debit: 3_652_000, credit: 0, about: null },
      { account: 'rkud-prov:51', debit: 0, credit: 2_200_000, about: 'pkb' },
      { account: 'rkud-kab:5171', debit: 0, credit: 1_452_000, about: 'opsen' },
    ]);
    await expect(book([debit(bank, 1), credit('pos-fee', 1)], { ref })).rejects.toMatchObject({ detail: { reason: 'posted-before' } });
  });

  it('is refused where its sides differ, by us and by the database', async () => {
    await expect(book([debit(bank, 10), credit('pos-fee', 9)])).rejects.toThrow('not balanced');
    const id = newId();
    const half = transaction(database.db, async (tx) => {
      await sql`insert into ledger.journal (id, kind, ref, agency_id, booked_on, at, entries, amount, memo)
        values (${id}, 'payment', ${id}, ${agencyId}, '2026-03-02', ${at}, 2, 10, '{}')`.execute(tx);
      await sql`insert into ledger.entry (journal_id, nth, account, agency_id, booked_on, debit, credit)
        values (${id}, 1, ${bank}, ${agencyId}, '2026-03-02', 10, 0), (${id}, 2, 'pos-fee', ${agencyId}, '2026-03-02', 0, 9)`.execute(tx);
    });
    await expect(half).rejects.toThrow('is not balanced');
  });

  it('has entries, and none is added to it afterwards', async () => {
    const empty = transaction(database.db, (tx) =>
      sql`insert into ledger.journal (id, kind, ref, agency_id, booked_on, at, entries, amount, memo)
        values (${newId()}, 'payment', 'empty', ${agencyId}, '2026-03-02', ${at}, 2, 10, '{}')`.execute(tx),
    );
    await expect(empty).rejects.toThrow('has no entries');
    const ref = `payment:${newId()}`;
    const id = await book([debit(bank, 10), credit('pos-fee', 10)], { ref });
    const later = transaction(database.db, (tx) =>
      sql`insert into ledger.entry (journal_id, nth, account, agency_id, booked_on, debit, credit)
        values (${id}, 3, ${bank}, ${agencyId}, '2026-03-02', 5, 0), (${id}, 4, 'pos-fee', ${agencyId}, '2026-03-02', 0, 5)`.execute(tx),
    );
    await expect(later).rejects.toThrow('is not balanced');
  });

  it.each([
    'update ledger.entry set debit = 1 where debit > 0',
    'delete from ledger.entry',
    'truncate ledger.entry',
    'truncate ledger.journal cascade',
    "update ledger.journal set ref = 'x' || ref",
    'delete from ledger.journal',
    'delete from ledger.account',
    'update ledger.account set bounded = false',
  ])('is not changed by: %s', async (statement) => {
    await expect(transaction(database.db, (tx) => sql.raw(statement).execute(tx))).rejects.toThrow('append-only');
  });

  it('takes no more from what is owed than is owed, whoever asks at once', async () => {
    const pay = 'jasa-raharja';
    await book([debit(bank, 1000), credit(pay, 1000)]);
    const asked = Array.from({ length: 8 }, () => book([debit(pay, 300), credit(bank, 300)], { kind: 'settlement' }));
    const outcomes = await Promise.allSettled(asked);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(3);
    for (const one of outcomes) if (one.status === 'rejected') expect(one.reason).toMatchObject({ detail: { reason: 'not-enough' } });
  });

  it('is taken back once', async () => {
    const ref = `payment:${newId()}`;
    const reverses = await book([debit(bank, 70), credit('pos-fee', 70)], { ref });
    const { entries } = (await findJournal(database.db, ref)) ?? { entries: [] };
    await book(reversed(entries), { kind: 'correction', reverses });
    await expect(book(reversed(entries), { kind: 'correction', reverses })).rejects.toMatchObject({ detail: { reason: 'posted-before' } });
  });
});

describe('a closed day', () => {
  it('takes nothing any more, and what accounts stood at is carried', async () => {
    const before = await trialBalance(database.db, agencyId, '2026-03-02');
    expect(await transaction(database.db, (tx) => closeDays(tx, '2026-03-03', at))).toBe(2);
    expect(await transaction(database.db, (tx) => closeDays(tx, '2026-03-03', at)), 'closed already').toBe(0);
    await expect(book([debit(bank, 1), credit('pos-fee', 1)])).rejects.toMatchObject({ detail: { reason: 'day-closed' } });
    expect(await trialBalance(database.db, agencyId, '2026-03-02')).toEqual(before);
    await book([debit(bank, 5), credit('pos-fee', 5)], { bookedOn: '2026-03-04' });
    const after = await trialBalance(database.db, agencyId, '2026-03-04');
    const of = (list: typeof after, code: string) => list.find(({ account }) => account === code) ?? { debit: 0, credit: 0 };
    expect(of(after, bank).debit).toBe(of(before, bank).debit + 5);
    const owed = of(after, 'pos-fee').credit - of(after, 'pos-fee').debit;
    await expect(
      book([debit('pos-fee', owed + 1), credit(bank, owed + 1)], { kind: 'settlement', bookedOn: '2026-03-04' }),
    ).rejects.toMatchObject({
      detail: { reason: 'not-enough' },
    });
    await book([debit('pos-fee', owed), credit(bank, owed)], { kind: 'settlement', bookedOn: '2026-03-04' });
    expect((await verifyLedger(database.db)).wrong).toEqual([]);
  });
});

describe('any sequence of journals', () => {
  it('leaves debits and credits the same, however days are closed', async () => {
    const codes = [bank, 'rkud-prov:51', 'rkud-kab:5103', 'kas-negara-pnbp', 'suspense:late'];
    const step = fc.record({ from: fc.nat(4), to: fc.nat(4), rupiah: fc.integer({ min: 1, max: 9_000_000_000 }), close: fc.boolean() });
    let day = Date.parse('2026-04-01T00:00:00Z');
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 6 }), async (steps) => {
        for (const { from, to, rupiah, close } of steps) {
          const bookedOn = new Date(day).toISOString().slice(0, 10);
          const entries = [debit(codes[from] ?? bank, rupiah), credit(codes[to] ?? bank, rupiah)];
          await book(entries, { bookedOn }).catch((error: { detail?: { reason?: string } }) =>
            expect(error.detail?.reason).toBe('not-enough'),
          );
          if (!close) continue;
          await transaction(database.db, (tx) => closeDays(tx, bookedOn, at));
          day += 86_400_000;
        }
        const balances = await trialBalance(database.db, agencyId, new Date(day).toISOString().slice(0, 10));
        const total = balances.reduce((sum, { debit: debits, credit: credits }) => sum + debits - credits, 0);
        expect(total).toBe(0);
        for (const one of balances) if (!one.account.startsWith('bank-')) expect(one.credit, one.account).toBeGreaterThanOrEqual(one.debit);
        expect((await verifyLedger(database.db)).wrong).toEqual([]);
      }),
      { numRuns: 25 },
    );
    const [movement] = await listMovements(database.db, { agencyId, account: bank, from: '2026-03-02', to: '2026-03-02', limit: 1 });
    expect(movement).toMatchObject({ kind: 'payment', bookedOn: '2026-03-02', debit: 3_652_000 });
  });
});
