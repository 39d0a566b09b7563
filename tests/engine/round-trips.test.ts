import { newId } from '#kernel';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { adult, openWorld, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());
afterEach(() => vi.restoreAllMocks());

/** What the database is asked while `work` is done; what wakes the workers later aside. */
async function asked(work: () => Promise<unknown>): Promise<string[]> {
  const query = vi.spyOn(pg.Client.prototype, 'query');
  await work();
  const texts = query.mock.calls.map(([asking]) => (typeof asking === 'string' ? asking : (asking as { text: string }).text));
  query.mockRestore();
  return texts.filter((text) => !text.includes('pg_notify'));
}

/** The statements that are waited for: `begin` and unawaited ones travel with the next. */
const roundTrips = (texts: readonly string[]) => texts.filter((text) => text !== 'begin' && !text.endsWith('/* unawaited */')).length;

describe('an action of a case', () => {
  it('asks the database six things in two round trips: begin, lock and key; entry and snapshot, jobs, audit, commit', async () => {
    const front = await world.person('Made Hemat', ['front-office']);
    const { caseId } = await world.submit(await world.person('Pemohon Hemat'), adult('Pemohon Hemat', 'Gang Hemat'));
    const message = () => world.ask(front, caseId, { action: 'message', text: 'Mohon ditunggu.' });
    // Rules, calendar and agency are read once and kept.
    await message();
    for (const action of [message, () => world.act(front, caseId, 'wait')]) {
      const texts = await asked(action);
      expect(texts).toHaveLength(6);
      expect(roundTrips(texts)).toBe(2);
    }
  });

  it('asks no more for many files than for one', async () => {
    const applicant = await world.person('Pemohon Banyak');
    const photos = async (many: number) => Promise.all(Array.from({ length: many }, () => world.file(applicant)));
    const submit = (files: readonly string[]) => () =>
      world.submit(applicant, adult('Pemohon Banyak', `Gang ${newId()}`), { files: { photo: [...files] } });
    const [one, ten] = [await photos(1), await photos(10)];
    expect(await asked(submit(ten))).toHaveLength((await asked(submit(one))).length);
  });
});
