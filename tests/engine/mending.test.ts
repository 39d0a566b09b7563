import { newId, type PersonActor } from '#kernel';
import { currentFiles, openInvitation, useInvitationSignedIn } from '#platform/cases';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWorld, refusal, type World } from './world.ts';

let world: World;
let front: PersonActor;

beforeAll(async () => {
  world = await openWorld();
  front = await world.person('Made Loket', ['front-office']);
});
afterAll(() => world.close());

async function accept(caseId: string): Promise<void> {
  const { state } = await world.see(front, caseId);
  for (const requirement of Object.keys(state.files))
    for (const { fileId, judgement } of currentFiles(state, requirement))
      if (judgement === null) await world.ask(front, caseId, { action: 'judge', requirement, fileId, verdict: 'accepted', note: null });
}

describe('a mended application', () => {
  it('is as whole as a new application: pages and files the answers open are asked, and a new guest first', async () => {
    const { caseId, applicant } = await world.begin();
    await accept(caseId);
    await world.ask(front, caseId, { action: 'remark', remarkId: 'r1', about: 'applicant', text: 'Anak di bawah umur' });
    await world.act(front, caseId, 'check');
    const answers = { applicant: { name: 'Pemohon Contoh', address: 'Jalan Anak 1', minor: true } };
    const guardian = (email: string) => ({ ...answers, guardian: { guardian: 'Wayan Wali', email } });
    const resubmit = (given: object, consent: readonly string[]) =>
      world.ask(applicant, caseId, {
        action: 'resubmit',
        files: { consent: consent.map((fileId) => ({ fileId, replaces: null })) },
        answers: given as never,
        reply: '',
      });
    const paper = await world.file(applicant);
    const lacking = (field: string) =>
      expect.objectContaining({ code: 'INVALID_INPUT', detail: { fields: [expect.objectContaining({ field })] } });
    await expect(resubmit(answers, [])).rejects.toEqual(lacking('guardian'));
    await expect(resubmit(guardian('wali-baru@contoh.id'), [])).rejects.toEqual(lacking('consent'));
    await expect(resubmit(guardian(applicant.email), [paper])).rejects.toEqual(lacking('guardian.email'));
    const many = [paper, await world.file(applicant), await world.file(applicant)];
    await expect(resubmit(guardian('wali-baru@contoh.id'), many)).rejects.toEqual(
      expect.objectContaining({ code: 'ACTION_NOT_ALLOWED', detail: expect.objectContaining({ reason: 'unknown-file' }) }),
    );
    await resubmit(guardian('wali-baru@contoh.id'), [paper]);

    const { state } = await world.see(applicant, caseId);
    expect(state).toMatchObject({ status: 'in-review', position: { desk: 'guardian', side: 'third-party' }, flags: ['awaiting-owner'] });
    expect(currentFiles(state, 'consent').map(({ fileId }) => fileId)).toEqual([paper]);
    await world.work();
    expect(world.mails().filter(({ to }) => to === 'wali-baru@contoh.id')).toHaveLength(1);
    const guest = { kind: 'guest', invitationId: newId(), caseId, party: 'guardian', name: 'Wayan Wali' } as const;
    await world.act(guest, caseId, 'consent');
    expect((await world.see(applicant, caseId)).state).toMatchObject({ position: { desk: 'front' }, flags: [] });

    const wali = { ...(await world.person('Wayan Wali')), email: 'wali-baru@contoh.id' };
    const token = /\/undangan\/([\w-]+)/.exec(world.mails().find(({ to }) => to === wali.email)?.body ?? '')?.[1] ?? '';
    await useInvitationSignedIn(world.deps, token, wali);
    expect((await world.see(wali, caseId)).viewer.isApplicant).toBe(true);

    // Taken back again: the page goes, and whoever was invited for it.
    await accept(caseId);
    await world.ask(front, caseId, { action: 'remark', remarkId: 'r2', about: 'applicant', text: 'Bukan anak' });
    await world.act(front, caseId, 'check');
    await resubmit({ applicant: { ...answers.applicant, minor: false } }, []);
    const back = (await world.see(applicant, caseId)).state;
    expect(back.answers).not.toHaveProperty('guardian');
    expect(back).toMatchObject({ position: { desk: 'front' }, members: [] });
    await expect(world.see(wali, caseId)).rejects.toEqual(refusal('NOT_FOUND'));
    await expect(openInvitation(world.deps, token)).rejects.toEqual(refusal('NOT_FOUND'));
  });

  it('asks for no other file in place of a refused one that the changed answers ask for no longer', async () => {
    const { caseId, applicant } = await world.begin();
    await accept(caseId);
    await world.ask(front, caseId, { action: 'remark', remarkId: 'r1', about: 'applicant', text: 'Anak di bawah umur' });
    await world.act(front, caseId, 'check');
    const paper = await world.file(applicant);
    const minor = { name: 'Pemohon Ketiga', address: 'Jalan Anak 3', minor: true };
    await world.ask(applicant, caseId, {
      action: 'resubmit',
      files: { consent: [{ fileId: paper, replaces: null }] },
      answers: { applicant: minor, guardian: { guardian: 'Wayan Wali', email: 'wali-ketiga@contoh.id' } } as never,
      reply: '',
    });
    await world.act({ kind: 'guest', invitationId: newId(), caseId, party: 'guardian', name: 'Wayan Wali' }, caseId, 'consent');
    await world.ask(front, caseId, { action: 'judge', requirement: 'consent', fileId: paper, verdict: 'unreadable', note: null });
    await world.ask(front, caseId, { action: 'remark', remarkId: 'r2', about: 'applicant', text: 'Usia keliru' });
    await world.act(front, caseId, 'check');
    const resubmit = (given: object) => world.ask(applicant, caseId, { action: 'resubmit', files: {}, answers: given as never, reply: '' });
    await expect(resubmit({ applicant: minor })).rejects.toEqual(refusal('ACTION_NOT_ALLOWED', 'not-all-mended'));
    await resubmit({ applicant: { ...minor, minor: false } });
    const { state } = await world.see(front, caseId);
    expect(state).toMatchObject({ status: 'in-review', position: { desk: 'front' } });
    expect([currentFiles(state, 'consent'), state.files.consent?.[0]?.judgement?.verdict]).toEqual([[], 'unreadable']);
    await accept(caseId);
    await world.act(front, caseId, 'check');
    expect((await world.see(front, caseId)).state.position?.desk).toBe('head');
  });

  it('goes back to the desk that returned it, also when somebody newly named must agree first', async () => {
    const { caseId, applicant } = await world.begin();
    const head = await world.person('Ketut Kepala', ['head-librarian']);
    await accept(caseId);
    await world.act(front, caseId, 'check');
    await world.ask(head, caseId, { action: 'remark', remarkId: 'r1', about: 'applicant', text: 'Anak di bawah umur' });
    await world.act(head, caseId, 'back');
    const paper = await world.file(applicant);
    await world.ask(applicant, caseId, {
      action: 'resubmit',
      files: { consent: [{ fileId: paper, replaces: null }] },
      answers: {
        applicant: { name: 'Pemohon Kedua', address: 'Jalan Anak 2', minor: true },
        guardian: { guardian: 'Wayan Wali', email: 'wali-kedua@contoh.id' },
      } as never,
      reply: '',
    });
    expect((await world.see(head, caseId)).state).toMatchObject({ position: { desk: 'guardian' }, heldFor: 'head' });
    const guest = { kind: 'guest', invitationId: newId(), caseId, party: 'guardian', name: 'Wayan Wali' } as const;
    await world.act(guest, caseId, 'consent');
    expect((await world.see(head, caseId)).state).toMatchObject({ position: { desk: 'head' }, heldFor: null, flags: [] });
  });
});
