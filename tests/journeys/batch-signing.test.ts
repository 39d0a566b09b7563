import { seedPermit } from '#demo';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { press } from './people/form.ts';
import { type Hall, openHall, PATIENCE } from './people/hall.ts';
import { officer } from './people/officer.ts';

let hall: Hall;
beforeAll(async () => {
  hall = await openHall();
}, PATIENCE);
afterAll(() => hall?.close(), PATIENCE);

it(
  'signs thirty at once, and names the one that left the desk meanwhile',
  async () => {
    const numbers: string[] = [];
    for (let n = 0; n < 30; n++) numbers.push((await seedPermit.atHead(hall.app.deps)).number);
    const [gone = ''] = numbers;

    const head = await hall.pageOf('kepala@contoh.test');
    await head.goto('/meja');
    await head.locator('[data-pick-all]').check();
    expect(await head.locator('[data-pick-count]').innerText()).toBe('30 dipilih');
    await press(head, 'Tindakan untuk yang dipilih');
    await head.getByRole('heading', { level: 1, name: '30 berkas dipilih' }).waitFor();

    // In another window the head sends one of them back before pressing the button here.
    const elsewhere = officer(await hall.pageOf('kepala@contoh.test'));
    await elsewhere.page.goto('/meja');
    await elsewhere.page.locator('.queue-line', { hasText: gone }).locator('a[data-queue-link]').click();
    await elsewhere.does('headBack', { desk: 'technical-review', reason: 'Periksa lagi perhitungan strukturnya.' });

    await press(head, 'Setujui dan tandatangani: 30 berkas');
    await head.locator('[data-batch-sentence]', { hasText: 'Sedang dikerjakan.' }).waitFor();
    await hall.app.runJobs();
    // The page renews itself while it is looked at.
    await head.locator('[data-batch-sentence]', { hasText: 'Selesai: 29 berkas berhasil, 1 tidak bisa.' }).waitFor();
    const refused = head.locator('tr[data-batch-item]', { hasText: 'Tidak bisa' });
    expect(await refused.count()).toBe(1);
    expect(await refused.innerText()).toContain(gone);
    expect(await refused.locator('[data-batch-reason]').innerText()).toBe('Berkas ini sedang tidak berada di meja Anda.');

    // Every one of the others has its permit, each with a number of its own.
    const { rows } = await hall.app.deps.pool.query<{ documents: number; numbers: number }>(
      `select count(*)::int as documents, count(distinct number)::int as numbers
         from documents.document where kind = 'imb-pbg.permit'`,
    );
    expect(rows).toEqual([{ documents: 29, numbers: 29 }]);
  },
  PATIENCE,
);
