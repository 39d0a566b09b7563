import { transaction } from '#db';
import { type Actor, newId } from '#kernel';
import { appendAudit, verifyAudit } from '#platform/audit';
import { createTestDatabase, type TestDatabase } from '#support';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { canonical, laneOf } from './chain.ts';

let database: TestDatabase;
const at = new Date('2026-03-02T02:00:00.123Z');
const actor: Actor = { kind: 'system', name: 'test' };

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

const written = (id: string) =>
  database.db.selectFrom('audit.entry').select(['action', 'detail']).where('subject_id', '=', id).orderBy('lane').orderBy('seq').execute();

describe('the audit log', () => {
  it('keeps what one transaction did in the order it was done, among others at the same moment', async () => {
    const subjects = Array.from({ length: 40 }, () => ({ type: 'case', id: newId() }));
    await Promise.all(
      subjects.map(({ id }, index) =>
        transaction(database.db, async (tx) => {
          for (const action of ['a.first', 'a.second', 'a.third']) {
            await appendAudit(tx, { actor, action, subject: { type: 'case', id }, at });
            // Each also touches what its neighbour touches, in the opposite order: nobody may wait for ever.
            await appendAudit(tx, { actor, action, subject: subjects[(index + 1) % subjects.length] ?? { type: 'case', id }, at });
          }
        }),
      ),
    );
    const first = await written(subjects[0]?.id ?? '');
    expect(first.map(({ action }) => action)).toEqual(['a.first', 'a.second', 'a.third', 'a.first', 'a.second', 'a.third']);
    expect(await verifyAudit(database.db)).toEqual({ entries: 240, broken: [] });
  });

  it('forgets what was rolled back, and goes on', async () => {
    const id = newId();
    const failing = transaction(database.db, async (tx) => {
      await appendAudit(tx, { actor, action: 'a.failed', subject: { type: 'case', id }, at });
      throw new Error('power cut');
    });
    await expect(failing).rejects.toThrow('power cut');
    expect(await written(id)).toEqual([]);
    await transaction(database.db, (tx) => appendAudit(tx, { actor, action: 'a.done', subject: { type: 'case', id }, at }));
    expect(await verifyAudit(database.db)).toMatchObject({ broken: [] });
  });

  it('is sealed by the database exactly as it is verified here, whatever stands in it', async () => {
    const text = fc
      .oneof(fc.string({ unit: 'binary' }), fc.constantFrom('lane', 'seq', 'subjectId', '"lane":7,"subjectId":'), fc.constant('\\"é🪷'))
      .map((sign) =>
        // PostgreSQL keeps no NUL in jsonb, and no half of a pair.
        sign.replaceAll('\u0000', '').toWellFormed(),
      );
    const anything = fc.dictionary(text, fc.oneof(text, fc.integer(), fc.boolean(), fc.dictionary(text, text)));
    await fc.assert(
      fc.asyncProperty(anything, text, async (said, action) => {
        const id = newId();
        const before = (await verifyAudit(database.db)).entries;
        // Says what the entry itself says around its number.
        const detail = { ...said, lane: laneOf(id), subjectId: id };
        await transaction(database.db, (tx) => appendAudit(tx, { actor, action, subject: { type: 'case', id }, detail, at }));
        expect(await verifyAudit(database.db)).toEqual({ entries: before + 1, broken: [] });
        expect((await written(id)).map((entry) => canonical(entry.detail))).toEqual([canonical(detail)]);
      }),
      { numRuns: 40 },
    );
  });
});
