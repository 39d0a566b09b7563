import type { PersonActor } from '#kernel';
import { type CaseState, currentFiles } from '#platform/cases';
import { verifyByCode } from '#platform/documents';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { adult, openWorld, type World } from './world.ts';

let world: World;
let front: PersonActor;
let head: PersonActor;

beforeAll(async () => {
  world = await openWorld();
  front = await world.person('Made Loket', ['front-office']);
  head = await world.person('Kadek Kepala', ['head-librarian']);
});
afterAll(() => world.close());

let people = 0;
async function atHead() {
  const applicant = await world.person('Pemohon Contoh');
  const { caseId } = await world.submit(applicant, adult('Pemohon Contoh', `Gang Surat ${++people}`));
  const { state } = await world.see(front, caseId);
  for (const { fileId } of currentFiles(state, 'photo'))
    await world.ask(front, caseId, { action: 'judge', requirement: 'photo', fileId, verdict: 'accepted', note: null });
  await world.act(front, caseId, 'check');
  await world.work();
  const bill = (copies: number, version: number | null = null) => world.act(head, caseId, 'bill', { copies: String(copies) }, version);
  const bills = async () => (await world.see(applicant, caseId)).state.products.map(({ number, state: is }) => [number, is]);
  return { caseId, applicant, bill, bills };
}

const registered = async ({ products }: CaseState) =>
  Promise.all(products.map(async ({ verificationCode }) => (await verifyByCode(world.deps.db, verificationCode))?.state));

describe('a letter on the way', () => {
  it('is made and told of once, while the case stays where it is', async () => {
    const { caseId, applicant, bill } = await atHead();
    await bill(2);
    expect((await world.see(applicant, caseId)).state.orders).toMatchObject([{ order: { kind: 'letter', product: 'bill' } }]);
    await world.work();
    const { state, entries, files } = await world.see(applicant, caseId);
    expect(state).toMatchObject({
      status: 'in-review',
      position: { desk: 'head' },
      orders: [],
      products: [{ key: 'bill', state: 'valid' }],
    });
    expect(files.get(state.products[0]?.fileId ?? '')?.mediaType).toBe('application/pdf');
    expect(entries.at(-1)).toMatchObject({ action: 'lettered', actor: { kind: 'system' } });
    expect(await world.inbox(applicant)).toEqual(['submitted', 'moved', 'lettered']);
  });

  it('takes the place of the one before, and numbers run on without a gap', async () => {
    const { caseId, applicant, bill, bills } = await atHead();
    await bill(2);
    await world.work();
    await bill(3);
    await world.work();
    const [first, second] = await bills();
    const serial = (number: string | undefined) => Number(number?.split('/')[1]);
    expect([first?.[1], second?.[1]]).toEqual(['replaced', 'valid']);
    expect(second?.[0]).toMatch(/^TAGIHAN\/\d+\/III\/2026$/);
    expect(serial(second?.[0])).toBe(serial(first?.[0]) + 1);
    expect(await registered((await world.see(applicant, caseId)).state)).toEqual(['replaced', 'valid']);
  });

  it('ordered twice before it was made is made once, with what was said last', async () => {
    const { caseId, applicant, bill } = await atHead();
    await bill(2);
    await bill(4);
    await world.work();
    const { state, entries } = await world.see(applicant, caseId);
    expect(state.products).toHaveLength(1);
    expect(entries.filter(({ action }) => action === 'lettered')).toHaveLength(1);
  });

  it('is called in when nothing is owed any longer, made or only ordered', async () => {
    const { caseId, applicant, bill, bills } = await atHead();
    await bill(2);
    await world.work();
    await bill(0);
    expect((await bills()).map(([, is]) => is)).toEqual(['revoked']);
    expect(await registered((await world.see(applicant, caseId)).state)).toEqual(['revoked']);
    await bill(5);
    await bill(0);
    expect((await world.see(applicant, caseId)).state.orders).toEqual([]);
    await world.work();
    expect(await bills()).toHaveLength(1);
    // Nothing in force and nothing ordered: nothing to call in.
    await bill(0);
    expect((await world.see(applicant, caseId)).state).toMatchObject({ status: 'in-review', flags: [] });
  });

  it('ready meanwhile does not turn away an officer who saw the case before it', async () => {
    const { caseId, bill } = await atHead();
    const { version } = await bill(2);
    await world.work();
    await expect(world.act(head, caseId, 'bill', { copies: '3' }, version - 1)).rejects.toMatchObject({ code: 'CONFLICT' });
    await expect(bill(3, version)).resolves.toMatchObject({ replayed: false });
  });

  it('says on the public register what was done, and never what somebody wrote', async () => {
    const { caseId, bill } = await atHead();
    await bill(1);
    await world.work();
    await bill(0);
    const { state } = await world.see(head, caseId);
    const document = await verifyByCode(world.deps.db, state.products[0]?.verificationCode ?? '');
    expect(document?.stateReason).toBe('Tidak ada tagihan');
  });
});
