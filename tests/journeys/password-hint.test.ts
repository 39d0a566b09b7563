import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Hall, openHall, PATIENCE } from './people/hall.ts';

let hall: Hall;
beforeAll(async () => {
  hall = await openHall();
}, PATIENCE);
afterAll(() => hall?.close(), PATIENCE);

it(
  'says while a password is chosen what is still wrong with it, and sends nothing of it',
  async () => {
    const page = await hall.page();
    await page.goto('/daftar');
    const hint = page.locator('[data-password-hint]');
    expect(await hint.isHidden()).toBe(true);
    await page.fill('input[name=name]', 'Komang Pertiwi');
    const sent: string[] = [];
    page.on('request', (request) => sent.push(request.url()));
    const says = async (password: string, sentence: string) => {
      await page.fill('input[name=password]', password);
      await hint.filter({ hasText: sentence }).waitFor();
    };
    await says('sawah', 'Masih kurang 10 huruf.');
    await says('hujanhujanhujanhujan', 'berulang atau berurutan');
    await says('komangpertiwi12345', 'isinya nama Anda');
    await says('sawah hujan lumbung', 'Cukup panjang.');
    await page.fill('input[name=password]', '');
    await hint.waitFor({ state: 'hidden' });
    expect(sent).toEqual([]);
  },
  PATIENCE,
);
