import { type PersonActor } from '#kernel';
import {
  enterInvitation,
  myCases,
  openInvitation,
  resendInvitation,
  sendInvitationCode,
  sweeps,
  trackCase,
  useInvitationSignedIn,
} from '#platform/cases';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { child, openWorld, type World, refusal } from './world.ts';

let world: World;
let front: PersonActor;

beforeAll(async () => {
  world = await openWorld();
  front = await world.person('Made Loket', ['front-office']);
});
afterAll(() => world.close());

const sweep = (name: string) =>
  sweeps(world.deps)
    .find((one) => one.name === `cases.${name}`)
    ?.run();

describe('tracking without signing in', () => {
  it('opens the public side alone, by number and secret as people write them', async () => {
    const { applicant, caseId, number, secret } = await world.begin('Ni Luh Sari', 'Jalan Rahasia 5');
    await world.ask(front, caseId, { action: 'note', text: 'catatan dalam' });
    await world.ask(front, caseId, { action: 'message', text: 'Silakan datang' });
    const view = await trackCase(
      world.deps,
      number.toLowerCase(),
      secret.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l'),
    );
    expect(view).toMatchObject({ id: caseId, applicantName: 'N. L. S.', place: null, viewer: { isTracker: true }, receiptFileId: null });
    const shown = JSON.stringify([view.state, view.entries, [...view.files]]);
    for (const hidden of ['Silakan datang', 'Jalan Rahasia', 'Ni Luh Sari', 'catatan dalam', applicant.personId, 'Made Loket'])
      expect(shown).not.toContain(hidden);
  });

  it('stays closed to a wrong secret and an unknown number alike', async () => {
    const { number, secret } = await world.begin();
    await expect(trackCase(world.deps, number, 'AAAA-AAAA-AAAA-AAAA')).rejects.toEqual(refusal('NOT_FOUND'));
    await expect(trackCase(world.deps, 'KP-5103-2026-99999', secret)).rejects.toEqual(refusal('NOT_FOUND'));
    await expect(trackCase(world.deps, number, '')).rejects.toEqual(refusal('NOT_FOUND'));
  });
});

describe('an invited guardian', () => {
  let people = 0;
  async function invited(email = `wali${++people}@contoh.id`) {
    const applicant = await world.person('Komang Adi');
    const { caseId } = await world.submit(applicant, child(email, `Anak ${people}`));
    await world.work();
    const mail = world.mails().findLast(({ to }) => to === email);
    expect(mail?.body, 'who asks').toContain('Komang Adi');
    const token = /\/undangan\/([\w-]+)/.exec(mail?.body ?? '')?.[1] ?? '';
    return { applicant, caseId, email, token };
  }

  async function codeFor(email: string, token: string) {
    await sendInvitationCode(world.deps, token);
    await world.work();
    return /\b\d{6}\b/.exec(world.mails().findLast(({ to, subject }) => to === email && subject.includes('Kode'))?.body ?? '')?.[0] ?? '';
  }

  it('opens nothing by the link alone, and consents by the code that comes in a second mail', async () => {
    const { applicant, caseId, email, token } = await invited();
    expect((await world.see(applicant, caseId)).state).toMatchObject({
      flags: ['awaiting-owner'],
      position: { desk: 'guardian', side: 'third-party' },
    });
    expect((await world.see(applicant, caseId)).clocks.service.running).toBe(false);
    expect(await openInvitation(world.deps, token)).toMatchObject({
      caseId,
      party: 'guardian',
      used: false,
      maskedEmail: expect.stringMatching(/^w…@/),
    });
    await expect(openInvitation(world.deps, `${token}x`)).rejects.toEqual(refusal('NOT_FOUND'));
    await expect(enterInvitation(world.deps, token, '000000')).rejects.toEqual(refusal('INVALID_INPUT'));
    const guest = await enterInvitation(world.deps, token, await codeFor(email, token));
    await expect(sendInvitationCode(world.deps, token)).rejects.toEqual(refusal('TOO_MANY_REQUESTS'));
    expect((await world.see(guest, caseId)).viewer).toMatchObject({ guestOf: 'guardian', isApplicant: false });
    await expect(world.act(guest, caseId, 'pass')).rejects.toEqual(refusal('FORBIDDEN', 'wrong-role'));
    const elsewhere = await world.begin();
    await expect(world.see(guest, elsewhere.caseId)).rejects.toEqual(refusal('NOT_FOUND'));
    await world.act(guest, caseId, 'consent');
    expect((await world.see(applicant, caseId)).state).toMatchObject({ flags: [], position: { desk: 'front' } });
    expect((await world.see(applicant, caseId)).entries.at(-1)?.actor).toMatchObject({
      kind: 'guest',
      role: 'guardian',
      name: 'Wayan Wali',
    });
  });

  it('is locked out after five wrong codes, and let in again by a new invitation', async () => {
    const { applicant, email, token } = await invited();
    const code = await codeFor(email, token);
    for (let n = 0; n < 5; n++) await expect(enterInvitation(world.deps, token, '999999')).rejects.toEqual(refusal('INVALID_INPUT'));
    await expect(enterInvitation(world.deps, token, code)).rejects.toEqual(refusal('TOO_MANY_REQUESTS'));
    const { id, locked } = await openInvitation(world.deps, token);
    expect(locked).toBe(true);
    const stranger = await world.person('Orang Lain');
    await expect(resendInvitation(world.deps, stranger, id)).rejects.toEqual(refusal('NOT_FOUND'));
    world.clock.advance({ minutes: 2 });
    await resendInvitation(world.deps, applicant, id);
    await world.work();
    expect(world.mails().findLast(({ to }) => to === email)?.body, 'who asks').toContain('Komang Adi mengajukan');
    await enterInvitation(world.deps, token, await codeFor(email, token));
  });

  it("joins by an account of the invited address, never by the applicant's or a stranger's", async () => {
    const guardian = await world.person('Wayan Wali');
    const { applicant, caseId, token } = await invited(guardian.email);
    await expect(useInvitationSignedIn(world.deps, token, applicant)).rejects.toEqual(refusal('FORBIDDEN'));
    const guest = await useInvitationSignedIn(world.deps, token, guardian);
    await world.act(guest, caseId, 'consent');
    expect((await world.see(guardian, caseId)).viewer.isApplicant).toBe(true);
    expect((await myCases(world.deps.db, guardian, { limit: 10, offset: 0 })).rows.map(({ id }) => id)).toEqual([caseId]);
  });

  it('cannot be the applicant under another name', async () => {
    const applicant = await world.person('Komang Sendiri');
    await expect(world.submit(applicant, child(applicant.email))).rejects.toEqual(refusal('INVALID_INPUT'));
  });

  it('leaves the applicant told when the invitation runs out', async () => {
    const { applicant, token, email } = await invited();
    world.clock.advance({ days: 15 });
    await sweep('invitations');
    await sweep('invitations');
    expect(await world.inbox(applicant)).toEqual(['submitted', 'invitationLapsed']);
    expect((await openInvitation(world.deps, token)).expired).toBe(true);
    await expect(codeFor(email, token)).rejects.toEqual(refusal('ACTION_NOT_ALLOWED'));
    world.clock.set('2026-03-02T02:00:00Z');
  });
});
