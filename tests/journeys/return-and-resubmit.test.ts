import { seedPermit } from '#demo';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { fill, follow, headingOf, press } from './people/form.ts';
import { type Hall, openHall, PATIENCE } from './people/hall.ts';
import { officer } from './people/officer.ts';
import { paper } from './people/papers.ts';

let hall: Hall;
beforeAll(async () => {
  hall = await openHall();
}, PATIENCE);
afterAll(() => hall?.close(), PATIENCE);

it(
  'comes back with exactly what is wrong, and goes on with exactly that mended',
  async () => {
    const { caseId } = await seedPermit.submitted(hall.app.deps);
    await hall.app.runJobs();

    const front = officer(await hall.pageOf('loket@contoh.test'));
    await front.opens('Ni Luh Sari Dewi');
    await front.judgesFiles({
      'land-tax': ['unreadable', 'Tahun pajak tidak terbaca.'],
      neighbours: ['incomplete', 'Tanda tangan kelian banjar belum ada.'],
    });
    await front.page.getByText('Minta perbaikan').first().click();
    const remark = front.page.locator('form').filter({ has: front.page.locator('#about') });
    await fill(remark, { about: 'project', text: 'Sebutkan jumlah kamar yang disewakan.' });
    await press(remark, 'Minta perbaikan');
    await front.does('complete');
    // Until it can no longer be taken back, nobody is told.
    hall.app.clock.advance({ seconds: 30 });
    await hall.app.runJobs();

    const mail = await hall.app.mail('niluh@contoh.test');
    for (const asked of ['Tahun pajak tidak terbaca.', 'Tanda tangan kelian banjar belum ada.', 'Sebutkan jumlah kamar yang disewakan.'])
      expect(mail?.body).toContain(asked);

    const hers = await hall.pageOf('niluh@contoh.test', { width: 360 });
    await hers.goto(`/berkas/${caseId}`);
    const note = hers.locator('.note.wait').first();
    expect(await note.innerText()).toContain('Tiga hal perlu Anda perbaiki');
    expect(await note.locator('li').allInnerTexts()).toEqual([
      expect.stringMatching(/PBB.*Tidak terbaca.*Tahun pajak tidak terbaca\./s),
      expect.stringMatching(/tetangga.*Tidak lengkap.*kelian banjar belum ada\./s),
      expect.stringMatching(/Rencana pembangunan.*Sebutkan jumlah kamar/s),
    ]);

    await follow(hers, 'Perbaiki sekarang');
    expect(await headingOf(hers)).toBe('Perbaiki permohonan');
    const boxes = hers.locator('input[type=file]');
    expect(await boxes.count(), 'only the two refused files are asked for').toBe(2);
    expect(await hers.locator('main form [name^="project-"]').count(), 'the page that was remarked on').toBeGreaterThan(0);
    expect(await hers.locator('main form [name^="land-"]').count(), 'and no other').toBe(0);
    for (const [index, title] of ['PBB 2025', 'Persetujuan tetangga'].entries()) {
      await boxes.nth(index).setInputFiles(await paper(title));
      await hers.locator('[data-kept] input').nth(index).waitFor();
    }
    await fill(hers, { 'project-purpose': 'rumah tinggal, dua kamar disewakan', reply: 'Sudah saya perbaiki.' });
    await press(hers, 'Kirim perbaikan');
    await hers.waitForURL(/selesai/);
    expect(await headingOf(hers)).toBe('Perbaikan Anda sudah kami terima');

    await front.opens('Ni Luh Sari Dewi');
    expect(await front.page.getByText('rumah tinggal, dua kamar disewakan').count()).toBeGreaterThan(0);
    expect(await front.page.getByText('Sudah saya perbaiki.').count()).toBeGreaterThan(0);
    await follow(front.page, 'bandingkan dengan yang lama');
    const sides = front.page.locator('.sides > section');
    expect(await sides.allInnerTexts()).toEqual([
      expect.stringMatching(/Lama, revisi 1.*Tidak terbaca.*Tahun pajak tidak terbaca/s),
      expect.stringMatching(/Baru, revisi 2.*PBB 2025\.pdf/s),
    ]);
    const [old, fresh] = await sides.evaluateAll((all) => all.map((side) => side.getBoundingClientRect()).map(({ x, y }) => ({ x, y })));
    expect(old?.y, 'side by side').toBe(fresh?.y);
    expect(old?.x).toBeLessThan(fresh?.x ?? 0);
  },
  PATIENCE,
);
