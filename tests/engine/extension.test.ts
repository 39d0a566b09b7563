import type { PersonActor } from '#kernel';
import { sweeps } from '#platform/cases';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWorld, refusal, type World } from './world.ts';

// The library card has ten working days in all and two at its first desk.
const PROPOSE = 'propose-extension';
const ANSWER = 'answer-extension';
const reason = 'Buku induk cabang sedang dipindahkan.';

let world: World;
let front: PersonActor;
let head: PersonActor;

beforeAll(async () => {
  world = await openWorld();
  front = await world.person('Made Loket', ['front-office']);
  head = await world.person('Kadek Kepala', ['head-librarian']);
});
afterAll(() => world.close());

describe('more time for the office', () => {
  // Nyepi and the days before Lebaran are no working days.
  it('is the applicant’s to give: until they say yes the limit stays, then it moves by the days asked for', async () => {
    const { caseId, applicant } = await world.begin();
    await world.act(front, caseId, PROPOSE, { days: '3', reason });
    const asked = await world.see(applicant, caseId);
    expect(asked.state.flags).toContain('extension-proposed');
    expect(asked.clocks.desk).toMatchObject({ allowed: 2, agreed: 0, dueOn: '2026-03-04' });

    await world.act(applicant, caseId, ANSWER, { agreed: 'ya', reply: 'Silakan.' });
    for (const reader of [applicant, front]) {
      const { clocks, state } = await world.see(reader, caseId);
      expect(state.flags).not.toContain('extension-proposed');
      expect(clocks.desk).toMatchObject({ allowed: 5, agreed: 3, dueOn: '2026-03-09' });
      expect(clocks.service).toMatchObject({ allowed: 13, agreed: 3, dueOn: '2026-03-23' });
    }
  });

  it('is not given by a no, nor by silence, nor by anybody else', async () => {
    const { caseId, applicant } = await world.begin();
    await expect(world.act(applicant, caseId, PROPOSE, { days: '3', reason })).rejects.toEqual(refusal('FORBIDDEN', 'wrong-role'));
    await expect(world.act(head, caseId, PROPOSE, { days: '3', reason })).rejects.toEqual(refusal('ACTION_NOT_ALLOWED', 'wrong-desk'));
    await expect(world.act(applicant, caseId, ANSWER, { agreed: 'ya' })).rejects.toEqual(refusal('ACTION_NOT_ALLOWED', 'flag-missing'));
    await world.act(front, caseId, PROPOSE, { days: '3', reason });
    await expect(world.act(front, caseId, PROPOSE, { days: '3', reason })).rejects.toEqual(refusal('ACTION_NOT_ALLOWED', 'flag-blocks'));
    await expect(world.act(front, caseId, ANSWER, { agreed: 'ya' })).rejects.toEqual(refusal('FORBIDDEN', 'not-yours'));
    await world.act(applicant, caseId, ANSWER, { agreed: 'tidak' });
    expect((await world.see(applicant, caseId)).clocks.desk).toMatchObject({ allowed: 2, agreed: 0 });
  });

  it('is never more at once than the rule gives for the whole', async () => {
    const { caseId } = await world.begin();
    await expect(world.act(front, caseId, PROPOSE, { days: '11', reason })).rejects.toEqual(refusal('INVALID_INPUT'));
    await world.act(front, caseId, PROPOSE, { days: '10', reason });
  });

  it('counts at the desk that asked, and for the whole; a question nobody answered is gone once the case moves on', async () => {
    const { caseId, applicant } = await world.begin();
    await world.act(front, caseId, PROPOSE, { days: '3', reason });
    await world.act(applicant, caseId, ANSWER, { agreed: 'ya' });
    await world.act(front, caseId, PROPOSE, { days: '4', reason });
    const { state } = await world.see(front, caseId);
    for (const [requirement, files] of Object.entries(state.files))
      for (const { fileId } of files)
        await world.ask(front, caseId, { action: 'judge', requirement, fileId, verdict: 'accepted', note: null });
    await world.act(front, caseId, 'check');
    const after = await world.see(applicant, caseId);
    expect(after.state.flags).toEqual([]);
    expect(after.clocks.desk).toMatchObject({ agreed: 0 });
    expect(after.clocks.service).toMatchObject({ allowed: 13, agreed: 3 });
    await expect(world.act(applicant, caseId, ANSWER, { agreed: 'ya' })).rejects.toEqual(refusal('ACTION_NOT_ALLOWED', 'flag-missing'));
  });

  it('takes a case that was late back into time, and tells each side of what the other did, once', async () => {
    const { caseId, applicant } = await world.begin();
    world.clock.set('2026-03-06T10:00:00+08:00');
    await sweeps(world.deps)
      .find(({ name }) => name === 'cases.limits')
      ?.run();
    await world.work();
    expect((await world.see(front, caseId)).state.flags).toContain('overdue');
    await world.act(front, caseId, PROPOSE, { days: '5', reason });
    await world.act(applicant, caseId, ANSWER, { agreed: 'ya' });
    await world.work();
    const { state, clocks } = await world.see(applicant, caseId);
    expect(state.flags).toEqual([]);
    expect(clocks.desk).toMatchObject({ late: 0 });
    const toApplicant = (await world.inbox(applicant)).filter((kind) => kind === 'told');
    expect(toApplicant).toHaveLength(1);
    expect((await world.inbox(front)).filter((kind) => kind === 'extensionAnswered')).toHaveLength(4);
  });
});
