import type { PersonActor } from '#kernel';
import { sealedLikenesses } from '#platform/cases';
import { newKeyring, NOTICED_WITHIN, readKeyring, reseal, rotated, useVault, Vault, withComingKeys, withNextKeys } from '#platform/keys';
import { createHmac } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
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

describe('what cases are found alike by', () => {
  let keys = newKeyring();
  let own: World;
  beforeAll(async () => {
    own = await openWorld();
    useVault(own.database.db, new Vault({ load: () => readKeyring(keys), stamp: () => keys }));
  });
  afterAll(() => own.close());

  const change = async (to: (text: string) => string) => {
    keys = to(keys);
    await sleep(1.2 * NOTICED_WITHIN);
  };
  const sealAll = (name: string) => reseal({ db: own.database.db, clock: own.clock, tables: [sealedLikenesses(own.deps)] }, { name });
  const digests = async () => (await own.database.db.selectFrom('cases.likeness').select('digest').execute()).map(({ digest }) => digest);

  /** The numbers of the cases that a new one by the same name and address is found to be like, in a house with this secret. */
  async function twinsOf(name: string, address: string, secret = own.deps.secret): Promise<readonly string[]> {
    const { caseId } = await own.submit(await own.person(name), adult(name, address), { secret });
    const officer = await own.person('Made Loket', ['front-office']);
    return (await own.see(officer, caseId)).state.likenesses.map(({ number }) => number);
  }

  it('does not hang on SECRET: another one finds the same', async () => {
    const { number } = await own.begin('Wayan Rahasia', 'Jalan Rahasia 1');
    expect(await twinsOf('Wayan Rahasia', 'Jalan Rahasia 1', 'another-secret-altogether-of-this-house')).toEqual([number]);
  });

  it('is found where a former release left it, and lies under the keyring once it was sealed anew', async () => {
    const { number, caseId } = await own.begin('Made Dahulu', 'Jalan Dahulu 1');
    const digest = createHmac('sha256', own.deps.secret).update('like:person:made dahulu|jalan dahulu 1').digest('base64url');
    await own.database.db.updateTable('cases.likeness').set({ digest }).where('case_id', '=', caseId).execute();
    expect(await twinsOf('Made Dahulu', 'Jalan Dahulu 1')).toEqual([number]);
    await sealAll('one');
    expect(await digests()).not.toContain(digest);
    expect(await twinsOf('Made Dahulu', 'Jalan Dahulu 1', 'another-secret-altogether-of-this-house')).toContain(number);
  });

  it('is found all the while its key is changed, and afterwards without the old one', async () => {
    const { number } = await own.begin('Nyoman Kunci', 'Jalan Kunci 1');
    const found = () => twinsOf('Nyoman Kunci', 'Jalan Kunci 1');
    await change(withComingKeys);
    expect(await found()).toContain(number);
    await change(withNextKeys);
    expect(await found(), 'under the former key while new ones lie under the new').toContain(number);
    await sealAll('two');
    await change((text) => rotated(text, { forgetOld: true }));
    const id = readKeyring(keys).index.current.id;
    expect((await digests()).filter((digest) => !digest.startsWith(`${id}.`))).toEqual([]);
    expect(await found()).toContain(number);
  });
});
