import { castOf } from '#demo';
import { newId } from '#kernel';
import { transaction } from '#db';
import { enterDraft, getDraftForUpdate, saveAnswers } from '#platform/forms';
import { exampleAnswers, permit } from '#services/laperon';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Hall, openHall, PATIENCE } from './people/hall.ts';

let hall: Hall;
let draft: string;
beforeAll(async () => {
  hall = await openHall();
  const { app } = hall;
  const cast = await castOf(app.deps);
  const { personId } = cast.citizens.niluh;
  draft = newId();
  await transaction(app.db, async (tx) => {
    await enterDraft(tx, { id: draft, service: permit.key, agencyId: cast.agencyId, personId }, app.clock.now());
    await saveAnswers(tx, await getDraftForUpdate(tx, draft, personId), permit.journey, exampleAnswers() as never, app.clock.now());
  });
}, PATIENCE);
afterAll(() => hall?.close(), PATIENCE);

it(
  'an upload that broke off at 60 % goes on from there, and stands under its requirement',
  async () => {
    const page = await hall.pageOf('niluh@contoh.test');
    const sent: number[] = [];
    let broken = false;
    await page.route('**/unggahan/lanjut/**', async (route) => {
      const request = route.request();
      if (request.method() !== 'PATCH') return route.continue();
      const offset = Number(request.headers()['upload-offset']);
      if (offset >= 6_000_000 && !broken) {
        broken = true;
        return route.abort('connectionreset');
      }
      sent.push(offset);
      return route.continue();
    });
    await page.goto(`/draf/${draft}/berkas`);
    const box = page.locator('input[type=file]').first();
    const buffer = Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(10_000_000, 'a'), Buffer.from('\ntrailer << >>\n%%EOF\n')]);
    await box.setInputFiles({ name: 'denah-besar.pdf', mimeType: 'application/pdf', buffer });
    await page.getByText('sambungan terputus').waitFor();
    await page.getByRole('link', { name: 'denah-besar.pdf' }).waitFor();
    expect(broken).toBe(true);
    expect(sent).toEqual([0, 2_000_000, 4_000_000, 6_000_000, 8_000_000, 10_000_000]);
  },
  PATIENCE,
);
