import { newId, type PersonActor } from '#kernel';
import { allowedActions, type CaseState, foldAll, momentOf, perform, type TimelineLine, whyNot } from '#platform/cases';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { libraryCard } from './library-card.ts';
import { adult, openWorld, type World, refusal } from './world.ts';

let world: World;
let front: PersonActor;
let other: PersonActor;
let head: PersonActor;
let board: PersonActor;

beforeAll(async () => {
  world = await openWorld();
  front = await world.person('Made Loket', ['front-office']);
  other = await world.person('Putu Loket', ['front-office']);
  head = await world.person('Kadek Kepala', ['head-librarian']);
  board = await world.person('Ketut Majelis', ['board']);
});
afterAll(() => world.close());

let people = 0;
async function begun() {
  const applicant = await world.person('Pemohon Contoh');
  const { caseId } = await world.submit(applicant, adult('Pemohon Contoh', `Gang ${++people}`));
  return { caseId, applicant };
}

const results = <T>(settled: readonly PromiseSettledResult<T>[]) => ({
  done: settled.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : [])),
  refused: settled.flatMap((one) => (one.status === 'rejected' ? [one.reason as { code: string; detail: Record<string, unknown> }] : [])),
});

describe('the record of a case', () => {
  it('gives thirty applications at once thirty numbers without a gap', async () => {
    const applicant = await world.person('Banyak Contoh');
    const files = await Promise.all(Array.from({ length: 30 }, () => world.file(applicant)));
    const submitted = await Promise.all(
      files.map((photo, index) => world.submit(applicant, adult('Banyak Contoh', `Blok ${index}`), { files: { photo: [photo] } })),
    );
    const numbers = submitted.map(({ number }) => Number(number.slice(-5))).sort((a, b) => a - b);
    expect(new Set(numbers).size).toBe(30);
    expect((numbers[29] ?? 0) - (numbers[0] ?? 0)).toBe(29);
  });

  it('makes one case of twenty equal applications at once', async () => {
    const applicant = await world.person('Dua Kali');
    const photo = await world.file(applicant);
    const key = newId();
    const submitted = await Promise.all(
      Array.from({ length: 20 }, () => world.submit(applicant, adult('Dua Kali', 'Jalan Sekali'), { key, files: { photo: [photo] } })),
    );
    expect(new Set(submitted.map(({ caseId, number, secret }) => `${caseId} ${number} ${secret}`)).size).toBe(1);
    await expect(world.submit(applicant, adult('Dua Kali', 'Jalan Lain'), { key })).rejects.toEqual(refusal('IDEMPOTENCY_KEY_REUSED'));
  });

  it('does a command once however often its key comes, and gives the same answer each time', async () => {
    const { caseId } = await begun();
    const command = { caseId, idempotencyKey: newId(), expectedVersion: 1, ask: { action: 'note', text: 'sekali' } } as const;
    const { done } = results(await Promise.allSettled(Array.from({ length: 20 }, () => perform(world.deps, front, command))));
    expect(done.map(({ seq }) => seq)).toEqual(Array.from({ length: 20 }, () => 2));
    expect(done.filter(({ replayed }) => !replayed)).toHaveLength(1);
    expect((await world.see(front, caseId)).entries).toHaveLength(2);
    await expect(perform(world.deps, front, { ...command, ask: { action: 'note', text: 'lain' } })).rejects.toEqual(
      refusal('IDEMPOTENCY_KEY_REUSED'),
    );
    // Another officer's key of the same name is another key.
    await perform(world.deps, other, { ...command, expectedVersion: null });
  });

  it('lets one of two officers through who saw the same version, and tells the other what changed', async () => {
    const { caseId } = await begun();
    const ask = (actor: PersonActor) => world.act(actor, caseId, 'pass', {}, 1);
    const { done, refused } = results(await Promise.allSettled([ask(front), ask(other)]));
    expect(done).toHaveLength(1);
    expect(refused).toHaveLength(1);
    expect(refused[0]).toMatchObject({ code: 'CONFLICT', detail: { version: 2 } });
    expect(refused[0]?.detail.changes as TimelineLine[]).toMatchObject([
      { seq: 2, action: 'pass', role: 'front-office', movedTo: { desk: 'head' } },
    ]);
  });

  it("takes back its author's last undoable action for ten seconds, and tells nobody of it", async () => {
    const { caseId, applicant } = await begun();
    await world.work();
    const before = (await world.see(front, caseId)).state;
    const { undoableUntil } = await world.act(front, caseId, 'pass');
    expect(undoableUntil).toEqual(new Date(world.clock.now().getTime() + 10_000));
    await expect(world.ask(other, caseId, { action: 'undo' })).rejects.toEqual(refusal('ACTION_NOT_ALLOWED', 'nothing-to-undo'));
    world.clock.advance({ seconds: 9 });
    await world.ask(front, caseId, { action: 'undo' });
    const after = (await world.see(front, caseId)).state;
    expect({ ...after, version: 0 }).toEqual({ ...before, version: 0 });
    expect(after.version).toBe(before.version + 2);
    world.clock.advance({ seconds: 30 });
    await world.work();
    expect(await world.inbox(applicant)).toEqual(['submitted']);
  });

  it('does not take back what is older, final, or already taken back', async () => {
    const { caseId } = await begun();
    await world.act(front, caseId, 'wait');
    world.clock.advance({ seconds: 11 });
    await expect(world.ask(front, caseId, { action: 'undo' })).rejects.toEqual(refusal('ACTION_NOT_ALLOWED', 'too-late-to-undo'));
    await world.act(front, caseId, 'resume');
    await expect(world.ask(front, caseId, { action: 'undo' })).rejects.toEqual(refusal('ACTION_NOT_ALLOWED', 'nothing-to-undo'));
  });

  it('cannot be rewritten, not even in the database', async () => {
    await begun();
    await expect(world.deps.db.updateTable('cases.entry').set({ action: 'x' }).execute()).rejects.toThrow('append-only');
    await expect(world.deps.db.deleteFrom('cases.entry').execute()).rejects.toThrow('append-only');
  });

  it('stays unknown to officers of another agency and to people without a part in it', async () => {
    const { caseId } = await begun();
    const foreign = await world.person('Petugas Lain', ['front-office', 'head-librarian'], await world.otherAgency());
    const stranger = await world.person('Orang Lain');
    for (const actor of [foreign, stranger]) {
      await expect(world.see(actor, caseId)).rejects.toEqual(refusal('NOT_FOUND'));
      await expect(world.act(actor, caseId, 'pass')).rejects.toEqual(refusal('NOT_FOUND'));
      await expect(world.ask(actor, caseId, { action: 'message', text: 'x' })).rejects.toEqual(refusal('NOT_FOUND'));
    }
  });
});

describe('any walk through a case', () => {
  const inputs: Readonly<Record<string, Record<string, unknown>>> = {
    meet: { day: '2027-01-05', place: 'Loket' },
    charge: { copies: '3' },
    bill: { copies: '2' },
    refuse: { ground: 'debt' },
    object: { why: 'tidak adil' },
    decide: { right: 'yes' },
    revoke: { ground: 'palsu' },
    'propose-extension': { days: '2', reason: 'Arsip sedang dipindahkan.' },
    'answer-extension': { agreed: 'ya' },
  };

  it('amounts to the fold of its entries, tiles time, and refuses exactly what whyNot refuses', async () => {
    const step = fc.record({
      who: fc.nat({ max: 3 }),
      what: fc.nat({ max: 40 }),
      minutes: fc.integer({ min: 1, max: 4000 }),
      undo: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 10 }), async (walk) => {
        const { caseId, applicant } = await begun();
        const actors = [applicant, front, head, board];
        const everything = Object.keys(libraryCard.actions);
        for (const { who, what, minutes, undo } of walk) {
          world.clock.advance({ minutes });
          const actor = actors[who] ?? applicant;
          const view = await world.see(actor, caseId);
          const { state, viewer } = view;
          const allowed = allowedActions(libraryCard, state, viewer, momentOf(view));
          // Mostly what may be done, now and then anything at all.
          const key = (what % 4 === 0 ? everything[what % everything.length] : allowed[what % Math.max(1, allowed.length)]?.key) ?? 'pass';
          const reason = whyNot(libraryCard, state, key, viewer, momentOf(view));
          const outcome = await world.act(actor, caseId, key, inputs[key] ?? {}).then(
            (done) => done,
            (error: { code: string; detail: { reason: string } }) => error,
          );
          if (reason !== null) expect(outcome).toMatchObject({ detail: { reason } });
          // Bringing wants a PDF signed elsewhere, which no walk has: refused for that, it changes nothing either.
          const refusals = ['ACTION_NOT_ALLOWED', 'FORBIDDEN', ...(key === 'bring' ? ['INVALID_INPUT'] : [])];
          if ('code' in outcome) expect(refusals).toContain(outcome.code);
          else if (undo && outcome.undoableUntil) {
            await world.ask(actor, caseId, { action: 'undo' });
            expect({ ...(await world.see(actor, caseId)).state, version: 0 }).toEqual({ ...state, version: 0 });
          }
          if (what % 7 === 0) await world.work();
        }
        const { state, entries, submittedAt } = await world.see(applicant, caseId);
        expect(foldAll(entries)).toEqual(state);
        expect(entries.map(({ seq }) => seq)).toEqual(entries.map((_, index) => index + 1));
        expectTiled(state, submittedAt);
      }),
      { numRuns: 12, endOnFailure: true },
    );
  }, 120_000);
});

/** Spans follow one another without overlap; they are open exactly while the case lies somewhere. */
function expectTiled({ spans, position }: CaseState, submittedAt: Date): void {
  expect(spans[0]?.from).toBe(submittedAt.toISOString());
  spans.slice(1).forEach((span, index) => {
    const before = spans[index];
    expect(before?.to).not.toBeNull();
    // A gap is only where the case lay nowhere: after a decision, before an objection.
    expect(Date.parse(span.from)).toBeGreaterThanOrEqual(Date.parse(before?.to ?? ''));
  });
  expect(spans.at(-1)?.to === null).toBe(position !== null);
}
