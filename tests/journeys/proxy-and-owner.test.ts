import { seedPermit } from '#demo';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { fill, follow, headingOf, press } from './people/form.ts';
import { type Hall, openHall, PATIENCE } from './people/hall.ts';

let hall: Hall;
beforeAll(async () => {
  hall = await openHall();
}, PATIENCE);
afterAll(() => hall?.close(), PATIENCE);

/** The link and the code an owner finds in the mailbox. */
async function mailTo(email: string): Promise<string> {
  await hall.app.runJobs();
  return (await hall.app.mail(email))?.body ?? '';
}

async function invited(): Promise<{ caseId: string; email: string; link: string }> {
  const walk = await seedPermit.awaitingOwner(hall.app.deps);
  const email = walk.answers.principal?.email ?? '';
  const link = /\/undangan\/\S+/.exec(await mailTo(email))?.[0] ?? '';
  return { caseId: walk.caseId, email, link };
}

/** Opens the invitation with the code that is sent when asked for. */
async function provesByCode(page: Page, link: string, email: string): Promise<void> {
  await page.goto(link);
  await press(page, 'Kirim kode');
  await page.locator('#code').waitFor();
  await fill(page, { code: /\b\d{6}\b/.exec(await mailTo(email))?.[0] ?? '' });
  await press(page, 'Buka permohonan');
  await page.getByRole('heading', { level: 1, name: 'Periksa, lalu putuskan' }).waitFor();
}

const statusOf = async (caseId: string): Promise<string> => {
  const proxy = await hall.pageOf('made@contoh.test');
  await proxy.goto(`/berkas/${caseId}`);
  return proxy.getByRole('main').innerText();
};

it(
  'waits for the owner, who agrees by link and code without an account',
  async () => {
    const { caseId, email, link } = await invited();
    expect(await statusOf(caseId)).toContain('Menunggu persetujuan pemilik');
    const owner = await hall.page({ width: 360 });
    await owner.goto(link);
    expect(await owner.getByRole('main').innerText(), 'the link alone shows nothing of the case').not.toContain('Jalan Contoh');
    await provesByCode(owner, link, email);
    const shown = await owner.getByRole('main').innerText();
    expect(shown).toContain('Jalan Contoh');
    expect(shown, 'who acts in the owner’s name').toContain('Inilah yang diajukan I Made Pramana');
    await follow(owner, 'Benar, saya menyetujui permohonan ini');
    await press(owner, 'Benar, saya menyetujui permohonan ini');
    await owner.getByText('Jawaban Anda sudah kami catat').waitFor();
    expect(await statusOf(caseId)).toContain('Sekarang: Loket depan');
  },
  PATIENCE,
);

it(
  'takes the owner’s own sign-in for the code, and puts the file among theirs',
  async () => {
    const { caseId, email, link } = await invited();
    await hall.app.account({ name: 'I Wayan Contoh', email });
    const owner = await hall.pageOf(email);
    await owner.goto(link);
    await press(owner, 'Lanjutkan dengan akun ini');
    await follow(owner, 'Benar, saya menyetujui permohonan ini');
    await press(owner, 'Benar, saya menyetujui permohonan ini');
    await owner.getByText('Jawaban Anda sudah kami catat').waitFor();
    expect(await statusOf(caseId)).toContain('Sekarang: Loket depan');
    await owner.goto('/berkas');
    expect(await owner.locator(`a[href*="${caseId}"]`).count(), 'the file is among the owner’s own').toBeGreaterThan(0);
  },
  PATIENCE,
);

it(
  'ends when the owner says it is not theirs',
  async () => {
    const { caseId, email, link } = await invited();
    const owner = await hall.page();
    await provesByCode(owner, link, email);
    await follow(owner, 'Bukan permohonan saya');
    await fill(owner, { reason: 'Saya tidak pernah memberi kuasa.' });
    await press(owner, 'Bukan permohonan saya');
    await owner.getByText('Jawaban Anda sudah kami catat').waitFor();
    expect(await statusOf(caseId)).toContain('Permohonan ditarik kembali');
    expect(await headingOf(owner)).toBe('Jawaban Anda sudah kami catat');
  },
  PATIENCE,
);
