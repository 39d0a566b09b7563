import type { PersonActor } from '#kernel';
import { currentFiles, type Verdict } from '#platform/cases';
import { readInbox } from '#platform/notifications';
import { verifyByCode } from '#platform/documents';
import { verifyAudit } from '#platform/audit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { adult, openWorld, type World, refusal } from './world.ts';

let world: World;
let sari: PersonActor;
let front: PersonActor;
let head: PersonActor;
let second: PersonActor;
let board: PersonActor;

beforeAll(async () => {
  world = await openWorld();
  sari = await world.person('Ni Luh Sari');
  front = await world.person('Made Loket', ['front-office']);
  head = await world.person('Kadek Kepala', ['head-librarian']);
  second = await world.person('Gede Wakil', ['head-librarian']);
  board = await world.person('Ketut Majelis', ['board']);
});
afterAll(() => world.close());

let people = 0;
/** A case of somebody new, so that nobody looks like anybody else. */
async function begun(): Promise<{ caseId: string; applicant: PersonActor }> {
  const applicant = await world.person('Pemohon Contoh');
  const { caseId } = await world.submit(applicant, adult('Pemohon Contoh', `Jalan ${++people}`));
  return { caseId, applicant };
}

async function judge(caseId: string, verdict: Verdict, note: string | null = null): Promise<void> {
  const { state } = await world.see(front, caseId);
  for (const requirement of Object.keys(state.files))
    for (const { fileId, judgement } of currentFiles(state, requirement))
      if (judgement === null) await world.ask(front, caseId, { action: 'judge', requirement, fileId, verdict, note });
}

async function atHead() {
  const { caseId, applicant } = await begun();
  await judge(caseId, 'accepted');
  await world.act(front, caseId, 'check');
  return { caseId, applicant };
}

async function issued() {
  const { caseId, applicant } = await atHead();
  await world.act(head, caseId, 'approve');
  await world.work();
  return { caseId, applicant };
}

async function rejected() {
  const { caseId, applicant } = await atHead();
  await world.act(head, caseId, 'refuse', { ground: 'debt' });
  return { caseId, applicant };
}

describe('a library card', () => {
  it('gets a number, a secret, a place, a limit and a receipt when it is applied for', async () => {
    const { caseId, number, secret } = await world.submit(sari);
    expect(number).toMatch(/^KP-5103-2026-\d{5}$/);
    expect(secret).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/);
    const view = await world.see(sari, caseId);
    expect(view.state).toMatchObject({ status: 'submitted', position: { desk: 'front', side: 'office' } });
    expect(view.clocks.service).toMatchObject({ allowed: 10, used: 0, dueOn: '2026-03-16' });
    expect(view.clocks.desk).toMatchObject({ allowed: 2, dueOn: '2026-03-04' });
    expect(view.receiptFileId).toBeNull();
    await world.work();
    const after = await world.see(sari, caseId);
    expect(after.files.get(after.receiptFileId ?? '')).toMatchObject({ mediaType: 'application/pdf', caseId: null });
    expect((await world.see(front, caseId)).receiptFileId).toBeNull();
    expect(await world.inbox(sari)).toEqual(['submitted']);
  });

  it('goes from desk to desk to a signed document, and the applicant is told of each step once', async () => {
    const { caseId, applicant } = await begun();
    await expect(world.act(front, caseId, 'check')).rejects.toEqual(refusal('ACTION_NOT_ALLOWED', 'files-not-judged'));
    await judge(caseId, 'accepted');
    await expect(world.act(head, caseId, 'check')).rejects.toEqual(refusal('FORBIDDEN', 'wrong-role'));
    await world.act(front, caseId, 'check');
    await expect(world.act(front, caseId, 'check')).rejects.toEqual(refusal('ACTION_NOT_ALLOWED', 'wrong-desk'));
    await world.act(head, caseId, 'approve');
    expect((await world.see(applicant, caseId)).state).toMatchObject({ status: 'approved', orders: [{ order: { product: 'card' } }] });
    await world.work();
    const { state, entries, files } = await world.see(applicant, caseId);
    expect(state).toMatchObject({ status: 'issued', position: { desk: 'shelf' }, orders: [], products: [{ key: 'card', state: 'valid' }] });
    const [product] = state.products;
    expect(product?.number).toMatch(/^KARTU\/\d{4}\/2026$/);
    expect(files.get(product?.fileId ?? '')?.mediaType).toBe('application/pdf');
    expect(entries.at(-1)).toMatchObject({ action: 'issued', actor: { kind: 'system' } });
    const document = await verifyByCode(world.deps.db, product?.verificationCode ?? '');
    expect(document).toMatchObject({ state: 'valid', signerName: 'Kadek Kepala' });
    await world.act(front, caseId, 'hand');
    expect((await world.see(applicant, caseId)).state).toMatchObject({ status: 'closed', position: null });
    await world.work();
    expect(await world.inbox(applicant)).toEqual(['submitted', 'moved', 'approved', 'issued']);
  });

  it('comes back to be mended with one message, is mended only as asked, and returns to the same desk on the same clock', async () => {
    const { caseId, applicant } = await begun();
    await judge(caseId, 'unreadable', 'Foto terlalu gelap');
    await world.ask(front, caseId, { action: 'remark', remarkId: 'r1', about: 'applicant', text: 'Alamat kurang lengkap' });
    world.clock.advance({ days: 1 });
    await world.act(front, caseId, 'check');
    const returned = await world.see(applicant, caseId);
    expect(returned.state).toMatchObject({ status: 'returned', heldFor: 'front', position: { desk: 'applicant', side: 'applicant' } });
    expect(returned.clocks.mending).toMatchObject({ allowed: 5, dueOn: '2026-03-10' });
    await world.work();
    const [mail] = world.mails().filter(({ to, subject }) => to === applicant.email && subject.includes('perbaiki'));
    expect(mail?.body).toContain('Pas foto: tidak terbaca. Foto terlalu gelap');
    expect(mail?.body).toContain('Alamat kurang lengkap');

    const old = currentFiles(returned.state, 'photo')[0]?.fileId ?? '';
    const fresh = await world.file(applicant);
    const mended = { applicant: { name: 'Pemohon Contoh', address: 'Jalan Lengkap 7', minor: false } };
    const resubmit = (answers: object, files: Record<string, { fileId: string; replaces: string | null }[]>) =>
      world.ask(applicant, caseId, { action: 'resubmit', files, answers: answers as never, reply: '' });
    await expect(resubmit(mended, {})).rejects.toEqual(refusal('ACTION_NOT_ALLOWED', 'not-all-mended'));
    await expect(resubmit({ branch: { branch: 'desa' } }, { photo: [{ fileId: fresh, replaces: old }] })).rejects.toEqual(
      refusal('ACTION_NOT_ALLOWED', 'unknown-file'),
    );
    await expect(
      resubmit({ applicant: { name: '', address: 'x', minor: false } }, { photo: [{ fileId: fresh, replaces: old }] }),
    ).rejects.toEqual(refusal('INVALID_INPUT'));
    world.clock.advance({ days: 2 });
    await resubmit(mended, { photo: [{ fileId: fresh, replaces: old }] });
    const back = await world.see(front, caseId);
    expect(back.state).toMatchObject({ status: 'in-review', position: { desk: 'front' }, heldFor: null });
    expect(back.place).toBe('Jalan Lengkap 7');
    expect(back.state.files.photo?.map(({ revision, replacedBy }) => [revision, replacedBy])).toEqual([
      [1, fresh],
      [2, null],
    ]);
    // One working day before it went back; the two with the applicant do not count.
    expect(back.clocks.desk).toMatchObject({ used: 1, paused: 2, dueOn: '2026-03-06' });
    expect(await world.inbox(front)).not.toContain('resubmitted');
    await world.work();
    expect(await world.inbox(front)).toContain('resubmitted');
    world.clock.set('2026-03-02T02:00:00Z');
  });

  it('is rejected on a ground the applicant reads, objected to, and reopened', async () => {
    const { caseId, applicant } = await rejected();
    expect((await world.see(applicant, caseId)).state).toMatchObject({ status: 'rejected', position: null });
    await world.act(applicant, caseId, 'object', { why: 'Bukunya sudah saya kembalikan.' });
    expect((await world.see(applicant, caseId)).state).toMatchObject({
      status: 'rejected',
      flags: ['under-objection'],
      position: { desk: 'board' },
    });
    await world.act(board, caseId, 'decide', { right: true });
    expect((await world.see(applicant, caseId)).state).toMatchObject({ status: 'in-review', flags: [], position: { desk: 'head' } });
    await world.work();
    expect(await world.inbox(board)).toContain('objection');
    const mail = world.mails().find(({ to, subject }) => to === applicant.email && subject.includes('ditolak'));
    expect(mail?.body).toContain('Masih ada buku yang belum kembali');
  });

  it('stays rejected when the objection is not upheld', async () => {
    const { caseId, applicant } = await rejected();
    await world.act(applicant, caseId, 'object', { why: 'Tidak adil.' });
    await world.act(board, caseId, 'decide', { right: 'tidak' });
    expect((await world.see(applicant, caseId)).state).toMatchObject({ status: 'rejected', flags: [], position: null });
  });

  it('asks a second pair of eyes, and records what was worked out beside what was answered', async () => {
    const { caseId } = await atHead();
    await expect(world.act(head, caseId, 'charge', { copies: 'banyak' })).rejects.toEqual(refusal('INVALID_INPUT'));
    await world.act(head, caseId, 'charge', { copies: '2' });
    const { state } = await world.see(head, caseId);
    expect(state.records.at(-1)).toMatchObject({ name: 'charge', value: { copies: 2, sum: 24_000, for: 'Pemohon Contoh' } });
    await expect(world.act(head, caseId, 'approve')).rejects.toEqual(refusal('ACTION_NOT_ALLOWED', 'flag-blocks'));
    await expect(world.act(head, caseId, 'paid')).rejects.toEqual(refusal('ACTION_NOT_ALLOWED', 'same-person'));
    await world.act(second, caseId, 'paid');
    await world.act(head, caseId, 'approve');
  });

  it("binds the files an action brings to the case, and nobody else's", async () => {
    const { caseId } = await atHead();
    const photo = await world.file(head);
    const input = { day: '2026-03-05', place: 'Loket 2', photos: [photo] };
    await expect(world.act(second, caseId, 'meet', input)).rejects.toEqual(refusal('FORBIDDEN'));
    await world.act(head, caseId, 'meet', input);
    const { files } = await world.see(head, caseId);
    expect(files.get(photo)).toMatchObject({ caseId });
  });

  it('gets a corrected copy that replaces the first, and is revoked with a reason anybody can read', async () => {
    const { caseId, applicant } = await issued();
    const first = (await world.see(applicant, caseId)).state.products[0];
    await world.act(head, caseId, 'correct');
    await world.work();
    const { state } = await world.see(applicant, caseId);
    expect(state.products.map((product) => product.state)).toEqual(['replaced', 'valid']);
    expect(await verifyByCode(world.deps.db, first?.verificationCode ?? '')).toMatchObject({ state: 'replaced' });
    await world.act(head, caseId, 'revoke', { ground: 'Data palsu' });
    const revoked = await world.see(applicant, caseId);
    expect(revoked.state).toMatchObject({ status: 'closed', flags: ['revoked'], position: null });
    expect(await verifyByCode(world.deps.db, state.products[1]?.verificationCode ?? '')).toMatchObject({
      state: 'revoked',
      stateReason: 'Data palsu',
    });
    await expect(world.act(head, caseId, 'revoke', { ground: 'lagi' })).rejects.toEqual(refusal('ACTION_NOT_ALLOWED', 'no-such-product'));
  });

  it('is withdrawn by the applicant, and by nobody else', async () => {
    const { caseId, applicant } = await begun();
    await expect(world.act(sari, caseId, 'withdraw')).rejects.toEqual(refusal('NOT_FOUND'));
    await expect(world.act(front, caseId, 'withdraw')).rejects.toEqual(refusal('FORBIDDEN', 'not-yours'));
    await world.act(applicant, caseId, 'withdraw');
    expect((await world.see(applicant, caseId)).state).toMatchObject({ status: 'withdrawn', position: null });
  });

  it('is held for a possible double of a living case until an officer says it is none', async () => {
    const someone = await world.person('Kembar Contoh');
    const first = await world.submit(someone, adult('Kembar Contoh', 'Jalan Sama 1'));
    const again = await world.submit(someone, adult('Kembar  Contoh', 'Jalan Sama 1'));
    const other = await world.submit(someone, adult('Kembar Contoh', 'Jalan Sama 1'));
    expect((await world.see(front, again.caseId)).state.flags).toEqual([]);
    const { state } = await world.see(front, other.caseId);
    expect(state).toMatchObject({ flags: ['possible-duplicate'], likenesses: [{ caseId: first.caseId, reasons: ['person'] }] });
    await judge(other.caseId, 'accepted');
    await expect(world.act(front, other.caseId, 'check')).rejects.toEqual(refusal('ACTION_NOT_ALLOWED', 'flag-blocks'));
    await expect(world.ask(front, other.caseId, { action: 'not-duplicate', reason: ' ' })).rejects.toEqual(refusal('INVALID_INPUT'));
    await world.ask(front, other.caseId, { action: 'not-duplicate', reason: 'Kartu lama hilang' });
    await world.act(front, other.caseId, 'check');
  });

  it('is never decided by an officer whose own case it is', async () => {
    const own = await world.submit(front, adult('Made Loket', 'Jalan Sendiri'));
    await expect(world.act(front, own.caseId, 'pass')).rejects.toEqual(refusal('FORBIDDEN', 'wrong-role'));
    expect((await world.see(front, own.caseId)).viewer).toMatchObject({ isApplicant: true, roles: [] });
  });

  it("keeps notes from the applicant's record of messages and carries messages both ways", async () => {
    const { caseId, applicant } = await begun();
    await world.ask(applicant, caseId, { action: 'message', text: 'Kapan selesai?' });
    await world.ask(front, caseId, { action: 'message', text: 'Besok.' });
    await world.ask(front, caseId, { action: 'note', text: 'Hati-hati' });
    await expect(world.ask(applicant, caseId, { action: 'note', text: 'x' })).rejects.toEqual(refusal('FORBIDDEN', 'wrong-role'));
    await world.work();
    expect(await world.inbox(applicant)).toEqual(['submitted', 'message']);
    expect((await world.inbox(front)).filter((notice) => notice === 'messageIn').length).toBeGreaterThan(0);
  });

  it('tells officers who wrote, whoever the case is for', async () => {
    const proxy = await world.person('Kadek Kuasa');
    const { caseId } = await world.submit(proxy, adult('Wayan Pemilik', 'Jalan Kuasa'));
    await world.ask(proxy, caseId, { action: 'message', text: 'Kapan selesai?' });
    await world.work();
    const { rows } = await readInbox(world.deps.db, front.personId, { limit: 20, offset: 0 });
    expect(rows.find(({ subject }) => subject.includes('Pesan pemohon'))?.body).toContain('Kadek Kuasa menulis pesan');
    const mails = world.mails().filter(({ to, subject }) => to === front.email && subject.includes('Pesan pemohon'));
    expect(mails, 'by e-mail the morning says it').toEqual([]);
  });

  it('is given only to an officer of its desk', async () => {
    const { caseId } = await begun();
    await expect(world.ask(front, caseId, { action: 'assign', personId: head.personId, name: 'x' })).rejects.toEqual(
      refusal('ACTION_NOT_ALLOWED', 'no-such-officer'),
    );
    await world.ask(front, caseId, { action: 'assign', personId: front.personId, name: 'another name' });
    expect((await world.see(front, caseId)).state.assignee).toEqual({ personId: front.personId, name: 'Made Loket' });
  });

  it('cannot be applied for without every page and required file', async () => {
    await expect(world.submit(sari, { applicant: adult().applicant } as never)).rejects.toEqual(refusal('INVALID_INPUT'));
    await expect(world.submit(sari, adult(), { files: {} })).rejects.toEqual(refusal('INVALID_INPUT'));
    await expect(world.submit(sari, adult(), { files: { photo: [await world.file(front)] } })).rejects.toEqual(refusal('FORBIDDEN'));
  });

  it('leaves an audit chain that holds', async () => {
    expect(await verifyAudit(world.deps.db)).toMatchObject({ broken: [] });
  });
});
