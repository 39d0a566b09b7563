import { castOf, seedPermit } from '#demo';
import { expectAccessible } from '#support';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Hall, openHall, PATIENCE } from './people/hall.ts';

let hall: Hall;
beforeAll(async () => {
  hall = await openHall();
}, PATIENCE);
afterAll(() => hall?.close(), PATIENCE);

it(
  'leads from a finished case to nine answers, once, and from there to the figure everybody sees',
  async () => {
    const { app } = hall;
    const { agencyId } = await castOf(app.deps);
    const { caseId } = await seedPermit.issued(app.deps);
    const year = new Date(app.clock.now()).getFullYear();
    // Four others answered before: one more makes a group.
    await sql`insert into survey.answer select gen_random_uuid(), ${agencyId}, 'imb-pbg', ${`${year}-Q1`}, array_fill(4::smallint, array[9]), null
      from generate_series(1, 4) g`.execute(app.db);
    const page = await hall.page({ width: 360, javaScript: false, cookie: await app.signIn('niluh@contoh.test') });
    await page.goto(`/berkas/${caseId}`);
    await page.getByRole('link', { name: 'Nilai pelayanan' }).click();
    await page.getByRole('button', { name: 'Kirim penilaian' }).click();
    expect(await page.getByRole('alert').textContent()).toContain('Pilih satu jawaban');
    for (const question of await page.locator('main fieldset').all()) await question.locator('input').nth(3).check();
    await page.getByRole('button', { name: 'Kirim penilaian' }).click();
    await page.getByRole('heading', { name: 'Terima kasih' }).waitFor();
    await page.goto(`/survei/berkas/${caseId}`);
    await page.getByRole('heading', { name: 'sudah masuk' }).waitFor();
    const everybody = await hall.page({ width: 360, looks: true });
    await everybody.goto(`/kinerja/instansi/dpmptsp-badung/imb-pbg?masa=${year}`);
    await everybody.getByText('100,00').first().waitFor();
    expect(await everybody.getByText('A (Sangat baik)').first().isVisible()).toBe(true);
    await expectAccessible(everybody);
  },
  PATIENCE,
);
