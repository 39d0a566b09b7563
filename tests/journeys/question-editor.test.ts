import { demoLessons, demoQuestions } from '#demo/lentera';
import type { Question } from '#services/lentera';
import { expectAccessible, openBrowser, startApp, type TestApp, type TestBrowser } from '#support';
import { build } from 'esbuild';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeSchools, type SchoolWorld } from '../lentera/world.ts';

let app: TestApp;
let world: SchoolWorld;
let browser: TestBrowser;
let address: string;
let cookie: string;
let picture: Buffer;
beforeAll(async () => {
  app = await startApp();
  [world, browser, address] = await Promise.all([makeSchools(app), openBrowser(), app.listen()]);
  ({ cookie } = await world.at('teacher'));
  picture = await sharp({ create: { width: 400, height: 200, channels: 3, background: '#27623d' } })
    .png()
    .toBuffer();
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await app?.close();
});

const keptAt = async (page: Page): Promise<Question> => {
  const id = /soal\/([0-9a-f-]{36})/.exec(page.url())?.[1] ?? '';
  const { content } = await app.db
    .selectFrom('lentera.question_version')
    .select('content')
    .where('question_id', '=', id)
    .executeTakeFirstOrThrow();
  return content as unknown as Question;
};

const text = (page: Page, label: string) => page.getByRole('textbox', { name: label, exact: true });
const tool = (page: Page, field: string, name: string) =>
  page.getByRole('toolbar', { name: `Alat tulis: ${field}` }).getByRole('button', { name });

async function openForm(kind: string, width = 1280): Promise<Page> {
  const page = await browser.page(address, { cookie, width });
  await page.goto(`/lentera/soal/baru?jenis=${kind}`);
  return page;
}

async function save(page: Page): Promise<Question> {
  await page.getByLabel('Mata pelajaran').selectOption({ label: 'IPA' });
  await page.getByRole('button', { name: 'Simpan soal' }).click();
  await page.waitForURL(/kabar=entered/);
  return keptAt(page);
}

describe('the editor over a question', () => {
  it('writes formula, table, picture, Arabic and Balinese where the cursor stands, and takes back what was undone', async () => {
    const page = await openForm('choice');
    const prompt = text(page, 'Pertanyaan');
    await prompt.click();
    await page.keyboard.type('Nilai ');
    await page.keyboard.press('Control+m');
    const formula = page.getByRole('dialog', { name: 'Rumus' });
    await formula.getByRole('button', { name: '\\frac{a}{b}', exact: true }).click();
    await page.keyboard.type('7');
    await formula.locator('.rich-look math').waitFor();
    await expectAccessible(page);
    await page.keyboard.press('Enter');
    await formula.waitFor({ state: 'detached' });
    await prompt.locator('.rich-formula math').waitFor();
    await page.keyboard.type(' adalah \\(x^2\\)?');
    // What is typed in one go is undone in one go.
    await page.waitForTimeout(700);
    await page.keyboard.press('Control+b');
    await page.keyboard.type('salah');
    for (let nth = 0; nth < 3 && (await prompt.innerText()).includes('salah'); nth++) await page.keyboard.press('Control+z');
    await page.keyboard.press('Enter');

    await tool(page, 'Pertanyaan', 'Gambar atau suara').click();
    const media = page.getByRole('dialog', { name: 'Gambar atau suara' });
    await media.getByLabel('Berkas').setInputFiles({ name: 'hijau.png', mimeType: 'image/png', buffer: picture });
    await media.getByRole('button', { name: 'Masukkan' }).click();
    await media.getByText('Tulis apa yang tampak di gambar.').waitFor();
    await media.getByLabel('Keterangan gambar').fill('Sawah "hijau" & luas');
    await media.getByRole('button', { name: 'Masukkan' }).click();
    await media.waitFor({ state: 'detached' });
    await page.keyboard.press('Enter');

    await tool(page, 'Pertanyaan', 'Tabel').click();
    const table = page.getByRole('dialog', { name: 'Tabel' });
    await table.getByLabel('Baris', { exact: true }).fill('2');
    await table.getByLabel('Kolom', { exact: true }).fill('2');
    await table.getByRole('button', { name: 'Masukkan' }).click();
    await table.waitFor({ state: 'detached' });
    for (const words of ['Kota', 'Luas', 'Denpasar', '128']) {
      await page.keyboard.type(words);
      await page.keyboard.press('Tab');
    }
    await text(page, 'Pertanyaan').locator('td', { hasText: 'Denpasar' }).click();
    await page.getByRole('button', { name: 'Baris baru di bawah' }).click();
    expect(await prompt.locator('tr').count()).toBe(3);
    await expectAccessible(page);

    const first = text(page, 'Pilihan A');
    await first.click();
    await tool(page, 'Pilihan A', 'Papan aksara Bali').click();
    for (const name of ['ba', 'la', 'ulu']) await page.locator('.rich-keys').getByRole('button', { name, exact: true }).first().click();
    const second = text(page, 'Pilihan B');
    await second.click();
    await tool(page, 'Pilihan B', 'Papan huruf Arab').click();
    for (const name of ['ب', 'ا', 'ب'])
      await page.locator('.rich-board:visible').getByRole('button', { name, exact: true }).first().click();
    for (const label of ['Pilihan C', 'Pilihan D']) await text(page, label).fill(label);
    await page.getByRole('radio').first().check();
    const { prompt: kept, body, media: named } = await save(page);
    const [name = ''] = named;
    expect(kept.replaceAll('>\n<', '><')).toBe(
      `<p>Nilai \\(\\frac{7}{b}\\) adalah \\(x^2\\)?</p><p><img src="media:${name}" alt="Sawah &quot;hijau&quot; &amp; luas" /></p>` +
        '<table><tr><th>Kota</th><th>Luas</th></tr><tr><td>Denpasar</td><td>128</td></tr><tr><td></td><td></td></tr></table>',
    );
    const options = body.kind === 'choice' ? body.options.slice(0, 2).map((one) => one.text) : [];
    expect(options).toEqual(['<span lang="ban-Bali">ᬩᬮᬶ</span>', '<p dir="rtl" lang="ar">باب</p>']);
    await page.context().close();
  }, 120_000);

  it('is moved in by keys alone, shows what is typed as code, and goes to the text from the list of errors', async () => {
    const page = await openForm('short', 360);
    await page.getByRole('button', { name: 'Simpan soal' }).click();
    const error = page.getByRole('alert').getByRole('link').first();
    await error.waitFor();
    // The page that came back is dressed anew: what is typed before would go to the plain field.
    await page.getByRole('toolbar').first().waitFor();
    await error.click();
    await page.keyboard.type('Siapa');
    expect(await text(page, 'Pertanyaan').innerText()).toBe('Siapa');
    await page.keyboard.press('Alt+F10');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await page.keyboard.type(' itu');
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Ketik sebagai kode' }).first().click();
    const code = page.locator('textarea[name=soal]');
    expect(await code.inputValue()).toBe('Siapa<em> itu</em>');
    await code.fill('<p>Satu <font color="red">merah</font></p>');
    await page.getByRole('button', { name: 'Ketik seperti tampaknya' }).first().click();
    await page.getByText('hanya dapat diubah sebagai kode').first().waitFor();
    expect(await code.inputValue(), 'what the editor does not know stays').toContain('<font');
    await page.context().close();
  }, 60_000);

  it('leaves the plain field to whoever has no JavaScript', async () => {
    const page = await browser.page(address, { cookie, width: 360, javaScript: false });
    await page.goto('/lentera/soal/baru?jenis=short');
    expect(await page.locator('textarea[name=soal]').isVisible()).toBe(true);
    expect(await page.getByRole('toolbar').count()).toBe(0);
    await page.context().close();
  });

  it('loses nothing of any text it opens', async () => {
    const folder = join(import.meta.dirname, '../../src/services/lentera/bank/islands/rich');
    const contents = "export * from './read.ts'; export * from './write.ts';";
    const made = await build({
      stdin: { contents, resolveDir: folder, loader: 'ts' },
      bundle: true,
      write: false,
      format: 'iife',
      globalName: 'rich',
    });
    const page = await openForm('short');
    await page.evaluate(`${made.outputFiles[0]?.text ?? ''};globalThis.rich = rich;void 0`);
    const outcomes = (texts: readonly string[]) =>
      page.evaluate((all) => {
        const { readWhole, writeRich } = (
          globalThis as unknown as { rich: { readWhole(html: string): unknown; writeRich(doc: unknown): string } }
        ).rich;
        return all.map((html) => {
          const doc = readWhole(html);
          return doc === null ? null : writeRich(doc);
        });
      }, texts);
    const kept = textsOf([demoQuestions, demoLessons]);
    expect(kept.length).toBeGreaterThan(800);
    const written = await outcomes(kept);
    expect(kept.filter((_, nth) => written[nth] === null).slice(0, 5)).toEqual([]);
    const whole = [
      'Satu kata',
      '<p>Satu</p><p>Dua <strong>tebal <em>miring</em></strong></p>',
      '<ul><li>satu<ul><li>dalam</li></ul></li><li><p>dua</p></li></ul>',
      '<ol start="3" type="a"><li>tiga</li></ol>',
      '<table><caption>Luas</caption><thead><tr><th scope="col">a</th><th colspan="2">b</th></tr></thead><tr><td rowspan="2">1</td><td>2</td><td>3</td></tr><tr><td>4</td><td>5</td></tr></table>',
      '<p dir="rtl" lang="ar">بِسْمِ</p>',
      '<p>H<sub>2</sub>O dan x<sup>2</sup>, a &lt; b &amp; c</p>',
      '<figure><img src="media:a.png" alt="A" width="20" height="10" /><figcaption>Gambar 1</figcaption></figure>',
      '<blockquote><p>kutip</p></blockquote><hr /><pre>a  b\n c</pre>',
      '<p>\\[\\sum_{i=1}^n i\\] dan <code>\\(bukan\\)</code></p>',
      '<p><audio src="media:a.ogg" controls></audio></p><div lang="en"><p>in</p></div>',
      '<p><em lang="en">went</em></p>',
      '<p><ruby>漢<rt>kan</rt></ruby><br />baris</p>',
    ];
    expect(await outcomes(whole)).toEqual(whole);
    // What it does not know it does not touch.
    expect(await outcomes(['<p><font>x</font></p>', 'x<section>y</section>'])).toEqual([null, null]);
    await page.context().close();
  }, 60_000);
});

/** Every text of the safe subset in questions and lessons. */
function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return /[<\\]/.test(value) && !value.startsWith('media') ? [value] : [];
  if (Array.isArray(value)) return value.flatMap(textsOf);
  if (typeof value === 'object' && value !== null) return Object.values(value).flatMap(textsOf);
  return [];
}

describe('areas drawn on a picture', () => {
  async function withPicture(width: number): Promise<Page> {
    const page = await openForm('hotspot', width);
    await page.locator('summary', { hasText: 'Gambar atau suara' }).click();
    await page.locator('input[type=file][name=unggah]').setInputFiles({ name: 'peta.png', mimeType: 'image/png', buffer: picture });
    await page.locator('#unggah-alt').fill('Peta');
    await page.getByRole('button', { name: 'Unggah', exact: true }).click();
    await page.locator('.hotspot svg.drawn').waitFor();
    return page;
  }
  const letak = (page: Page, nth: number) => page.locator(`input[name="tempat.${nth}.letak"]`).inputValue();

  it('are drawn and pulled by a pointer, in step with what is typed', async () => {
    const page = await withPicture(1280);
    await page.locator('.hotspot').evaluate((picture) => picture.scrollIntoView({ block: 'center' }));
    const box = await page.locator('.hotspot svg.drawn').boundingBox();
    if (!box) throw new Error('no picture');
    const pull = async (from: readonly [number, number], to: readonly [number, number]) => {
      await page.mouse.move(box.x + box.width * from[0], box.y + box.height * from[1]);
      await page.mouse.down();
      await page.mouse.move(box.x + box.width * to[0], box.y + box.height * to[1], { steps: 4 });
      await page.mouse.up();
    };
    const numbers = async (nth: number) =>
      (await letak(page, nth)).split(';').map((part) => Math.round(Number(part.replace(/[^\d,.]/g, '').replace(',', '.'))));
    await page.getByRole('button', { name: 'Persegi panjang' }).click();
    await pull([0.1, 0.2], [0.3, 0.6]);
    expect(await numbers(0)).toEqual([10, 20, 20, 40]);
    await pull([0.2, 0.4], [0.3, 0.5]);
    expect(await numbers(0)).toEqual([20, 30, 20, 40]);
    await pull([0.4, 0.7], [0.5, 0.8]);
    expect(await numbers(0)).toEqual([20, 30, 30, 50]);
    await page.getByRole('button', { name: 'Lingkaran' }).click();
    await pull([0.8, 0.5], [0.9, 0.5]);
    expect(await numbers(1)).toEqual([80, 50, 10, 20]);
    await page.getByRole('button', { name: 'Segi banyak' }).click();
    for (const [x, y] of [
      [0.6, 0.1],
      [0.7, 0.1],
      [0.65, 0.3],
    ] as const)
      await page.mouse.click(box.x + box.width * x, box.y + box.height * y);
    await page.keyboard.press('Enter');
    expect(await numbers(2)).toEqual([60, 10, 70, 10, 65, 30]);
    await page.locator('input[name="tempat.0.letak"]').fill('5; 5; 10; 10');
    expect(Number(await page.locator('.drawn rect').getAttribute('x'))).toBeCloseTo(10, 1);
    await expectAccessible(page);
    await text(page, 'Pertanyaan').click();
    await page.keyboard.type('Tunjuk tiga tempat.');
    const { body } = await save(page);
    expect(body.kind === 'hotspot' && body.areas.map(({ kind }) => kind)).toEqual(['rectangle', 'circle', 'polygon']);
    await page.context().close();
  }, 120_000);

  it('are drawn, moved, stretched and taken away by keys alone', async () => {
    const page = await withPicture(360);
    await page.getByRole('button', { name: 'Persegi panjang' }).focus();
    await page.keyboard.press('Enter');
    expect(await letak(page, 0)).toBe('40; 40; 20; 20');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Shift+ArrowDown');
    expect(await letak(page, 0)).toBe('41; 45; 20; 20');
    await page.getByRole('button', { name: /pegangan 3/ }).focus();
    await page.keyboard.press('Shift+ArrowRight');
    expect(await letak(page, 0)).toBe('41; 45; 25; 20');
    await expectAccessible(page);
    await page.keyboard.press('Delete');
    expect(await letak(page, 0)).toBe('');
    await page.context().close();
  }, 60_000);
});
