import type { PersonActor } from '#kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { adult, openWorld, type World } from './world.ts';

let world: World;
let front: PersonActor;
beforeAll(async () => {
  world = await openWorld();
  front = await world.person('Made Loket', ['front-office']);
});
afterAll(() => world.close());

const begin = async (name: string, address: string) => {
  const applicant = await world.person(name);
  const { caseId, number } = await world.submit(applicant, adult(name, address));
  return { applicant, caseId, number };
};

/** Sent back for its first page, and mended with another name and address. */
async function mend({ applicant, caseId }: { applicant: PersonActor; caseId: string }, name: string, address: string): Promise<void> {
  await world.ask(front, caseId, { action: 'remark', remarkId: `r-${address}`, about: 'applicant', text: 'Periksa nama dan alamat' });
  const { state } = await world.see(front, caseId);
  for (const { fileId, judgement } of state.files.photo ?? [])
    if (judgement === null)
      await world.ask(front, caseId, { action: 'judge', requirement: 'photo', fileId, verdict: 'accepted', note: null });
  if (state.flags.includes('possible-duplicate'))
    await world.ask(front, caseId, { action: 'not-duplicate', reason: 'Nama sama, orang lain.' });
  await world.act(front, caseId, 'check');
  const answers = { applicant: { name, address, minor: false } };
  await world.ask(applicant, caseId, { action: 'resubmit', files: {}, answers, reply: '' });
}

const stateOf = async (caseId: string) => (await world.see(front, caseId)).state;

describe('a possible double, once data were mended', () => {
  it('is seen although it was none when the case was sent', async () => {
    const first = await begin('Wayan Sama', 'Jalan Sama 1');
    const second = await begin('Wayan Beda', 'Jalan Beda 1');
    expect((await stateOf(second.caseId)).flags).toEqual([]);
    await mend(second, 'Wayan Sama', 'Jalan Sama 1');
    expect(await stateOf(second.caseId)).toMatchObject({
      flags: ['possible-duplicate'],
      likenesses: [{ caseId: first.caseId, number: first.number, reasons: ['person'] }],
      position: { desk: 'front' },
    });
  });

  it('is found by others under the new data, and no longer under the old', async () => {
    const moved = await begin('Ketut Pindah', 'Jalan Lama 1');
    await mend(moved, 'Ketut Pindah', 'Jalan Baru 1');
    expect((await stateOf((await begin('Ketut Pindah', 'Jalan Lama 1')).caseId)).likenesses).toEqual([]);
    expect((await stateOf((await begin('Ketut Pindah', 'Jalan Baru 1')).caseId)).likenesses).toMatchObject([{ caseId: moved.caseId }]);
  });

  it('is none any longer when what was alike was a slip of the pen', async () => {
    await begin('Putu Tetap', 'Jalan Tetap 1');
    const slip = await begin('Putu Tetap', 'Jalan Tetap 1');
    expect((await stateOf(slip.caseId)).flags).toEqual(['possible-duplicate']);
    await world.ask(front, slip.caseId, { action: 'remark', remarkId: 'r-slip', about: 'applicant', text: 'Alamat?' });
    await mendFlagged(slip);
    expect(await stateOf(slip.caseId)).toMatchObject({ flags: [], likenesses: [] });
  });

  it('that an officer has weighed already is not raised again', async () => {
    await begin('Nyoman Kembar', 'Jalan Kembar 1');
    const twin = await begin('Nyoman Kembar', 'Jalan Kembar 1');
    await mend(twin, 'Nyoman Kembar', 'Jalan Kembar 1');
    expect(await stateOf(twin.caseId)).toMatchObject({ flags: [], likenesses: [{ reasons: ['person'] }] });
  });
});

/** Sent back while the double is still open, by the head of the desk's own way. */
async function mendFlagged({ applicant, caseId }: { applicant: PersonActor; caseId: string }): Promise<void> {
  const head = await world.person('Kadek Kepala', ['head-librarian']);
  await world.act(front, caseId, 'pass');
  await world.act(head, caseId, 'back');
  const answers = { applicant: { name: 'Putu Tetap', address: 'Jalan Lain 9', minor: false } };
  await world.ask(applicant, caseId, { action: 'resubmit', files: {}, answers, reply: '' });
}
