import { pictureIn } from '#services/laperon';
import { expectAccessible, textOf } from '#support';
import { readFile, writeFile } from 'node:fs/promises';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Hall, openHall, PATIENCE } from './people/hall.ts';

let hall: Hall;
let folder: string;
let drawing: string;
beforeAll(async () => {
  hall = await openHall();
  folder = await mkdtemp(join(tmpdir(), 'gambar-'));
  drawing = join(folder, 'contoh.dxf');
  await writeFile(drawing, (await hall.app.inject({ url: '/periksa-gambar/contoh.dxf' })).body);
}, PATIENCE);
afterAll(async () => {
  await hall?.close();
  await rm(folder, { recursive: true, force: true });
}, PATIENCE);

/** The figures and verdicts of the table, as a reader sees them. */
const rowsOf = (html: string): string[] =>
  [...html.matchAll(/<tr>(?:(?!<\/tr>).)*<\/tr>/gs)]
    .map(([row]) => textOf(row))
    .filter((row) => /KDB|KLB|KDH|KTB|Jarak|Tinggi|Jumlah|Selisih/.test(row));

describe('a drawing checked', () => {
  it(
    'in the browser sends nothing, and comes to the same figures as on the server, to the digit',
    async () => {
      const page = await hall.page();
      await page.goto('/periksa-gambar?subzona=R-3');
      const sent: string[] = [];
      page.on('request', (request) => {
        if (request.method() !== 'GET' || !request.url().includes('/aset/')) sent.push(`${request.method()} ${request.url()}`);
      });
      await page.setInputFiles('input[type=file]', drawing);
      await page.getByRole('button', { name: 'Periksa' }).click();
      await page.getByRole('heading', { name: 'Hasil pemeriksaan' }).waitFor();
      const here = rowsOf(await page.content());
      expect(sent, 'the drawing stays in the browser').toEqual([]);
      expect(here).toHaveLength(9);
      expect(await page.locator('svg.site-plan path').count()).toBeGreaterThan(5);

      const plain = await hall.page({ javaScript: false });
      await plain.goto('/periksa-gambar?subzona=R-3');
      await plain.setInputFiles('input[type=file]', drawing);
      await plain.getByRole('button', { name: 'Periksa' }).click();
      await plain.getByRole('heading', { name: 'Hasil pemeriksaan' }).waitFor();
      expect(rowsOf(await plain.content())).toEqual(here);
      expect(here.join('\n')).toContain('KDB, tapak bangunan terhadap tanah');
      expect(here.every((row) => !row.includes('Tidak terpenuhi'))).toBe(true);

      // Layers of the architect's own, told at the head of the file, and the land drawn as lines one by one.
      const told = join(folder, 'bernama.dxf');
      const head = '999\nWANTILAN-LAPISAN {"mapping":{"X1":"BATAS_PERSIL"}}\n';
      const sides = [
        '10\n15\n20\n20\n11\n15\n21\n0',
        '10\n0\n20\n20\n11\n0\n21\n0',
        '10\n0\n20\n0\n11\n15\n21\n0',
        '10\n0\n20\n20\n11\n15\n21\n20',
      ];
      const lines = sides.map((side) => `0\nLINE\n8\nX1\n${side}\n`).join('');
      const closed = /0\nLWPOLYLINE\n8\nBATAS_PERSIL\n[\s\S]*?(?=0\nTEXT)/;
      await writeFile(told, head + (await readFile(drawing, 'utf8')).replace(closed, lines).replaceAll('BATAS_PERSIL\n', 'X1\n'));
      for (const each of [page, plain]) {
        await each.setInputFiles('input[type=file]', told);
        await each.getByRole('button', { name: 'Periksa' }).click();
        await each.getByText('X1 → BATAS_PERSIL').waitFor();
        expect(rowsOf(await each.content())).toEqual(here);
      }
      await page.evaluate(() => {
        const made = URL.createObjectURL;
        URL.createObjectURL = (blob) => {
          void (blob as Blob).text().then((text) => Object.assign(document.body.dataset, { kept: text }));
          return made(blob);
        };
      });
      await page.getByRole('button', { name: 'Unduh gambar dengan pilihan Anda' }).click();
      const kept = () => page.evaluate(() => document.body.dataset.kept ?? '');
      await expect.poll(kept).toContain('"X1":"BATAS_PERSIL"');
      expect((await kept()).match(/WANTILAN-LAPISAN/g), 'said once').toHaveLength(1);
    },
    PATIENCE,
  );

  it(
    'answers at once when another zone is chosen or a layer is told apart, and remembers what was told',
    async () => {
      const own = join(folder, 'sendiri.dxf');
      const names = {
        BATAS_PERSIL: 'X1',
        TAPAK_BANGUNAN: 'X2',
        LANTAI_1: 'X3',
        LANTAI_2: 'X4',
        RTH: 'X5',
        JALAN: 'X6',
        GSB_GSP: 'X7',
        TINGGI: 'X8',
      };
      const text = await readFile(drawing, 'utf8');
      await writeFile(
        own,
        Object.entries(names).reduce((now, [from, to]) => now.replaceAll(`${from}\n`, `${to}\n`), text),
      );
      const page = await hall.page();
      await page.goto('/periksa-gambar?subzona=R-3');
      await page.setInputFiles('input[type=file]', own);
      await page.getByRole('button', { name: 'Periksa' }).click();
      await page.getByText('Batas tanah tidak ditemukan').waitFor();
      await page.getByLabel('X1', { exact: true }).selectOption('BATAS_PERSIL');
      await page.getByText('300 m²').first().waitFor();
      await page.getByLabel('X2', { exact: true }).selectOption('TAPAK_BANGUNAN');
      await page.locator('tr', { hasText: 'KDB' }).filter({ hasText: '40%' }).filter({ hasText: 'Terpenuhi' }).waitFor();
      await page.locator('#subzona').selectOption('P-1');
      await page.locator('tr', { hasText: 'KDB' }).filter({ hasText: 'Tidak terpenuhi' }).waitFor();
      expect(await page.evaluate(() => localStorage.getItem('wantilan-layers'))).toContain('"X2":"TAPAK_BANGUNAN"');
    },
    PATIENCE,
  );

  it(
    'by tracing a picture that stays on the device comes to the same figures as its corners typed without script',
    async () => {
      const page = await hall.page({ width: 360 });
      const picture = join(folder, 'denah.png');
      await page.goto('/');
      await page.setViewportSize({ width: 400, height: 400 });
      await page.screenshot({ path: picture });
      await page.setViewportSize({ width: 360, height: 800 });
      await page.goto('/periksa-gambar/jiplak?subzona=R-3');
      const sent: string[] = [];
      page.on('request', (request) => {
        if (!request.url().includes('/aset/') && !request.url().startsWith('blob:')) sent.push(request.url());
      });
      await page.setInputFiles('#lembar', picture);
      const stage = page.locator('.drawing-stage');
      await page.getByRole('button', { name: 'Jiplak', exact: true }).click();
      await page.getByText('Tentukan skalanya dulu').waitFor();
      const sheet = stage.locator('.drawing-sheet');
      const size = await sheet.evaluate(({ clientWidth: width, clientHeight: height }) => ({ width, height }));
      const press = (x: number, y: number) => sheet.click({ position: { x: x * size.width, y: y * size.height }, force: true });
      await press(0.1, 0.1);
      await press(0.9, 0.1);
      await page.getByLabel('Panjang garis ini (m)').fill('16');
      await page.getByLabel('Panjang garis ini (m)').press('Tab');
      await page.getByText('lebar gambar 20 m').waitFor();
      await page.getByRole('button', { name: 'Jiplak', exact: true }).click();
      for (const [x, y] of [
        [0.1, 0.1],
        [0.9, 0.1],
        [0.9, 0.9],
      ] as const)
        await press(x, y); // prettier-ignore
      await stage.focus();
      await page.keyboard.press('Enter');
      await page.keyboard.press('Backspace');
      await press(0.1, 0.9);
      expect((await page.locator('#batas_persil').inputValue()).split('\n')).toHaveLength(4);
      await page.locator('.drawing-tools select').selectOption('tapak_bangunan');
      for (const [x, y] of [
        [0.3, 0.3],
        [0.7, 0.3],
        [0.7, 0.7],
        [0.3, 0.7],
      ] as const)
        await press(x, y); // prettier-ignore
      await expectAccessible(page);
      await page.locator('#tinggi').fill('8,5');
      await page.getByRole('button', { name: 'Periksa' }).click();
      await page.getByRole('heading', { name: 'Hasil pemeriksaan' }).waitFor();
      const here = rowsOf(await page.content());
      expect(here.join('\n')).toMatch(/KDB[^\n]*2[45](,\d+)?%/);
      expect(sent, 'neither picture nor corners leave the device').toEqual([]);

      await page.evaluate(() => {
        const link = URL.createObjectURL.bind(URL);
        URL.createObjectURL = (file) => {
          Object.assign(globalThis, { saved: (file as Blob).text() });
          return link(file);
        };
      });
      await page.getByRole('button', { name: 'Unduh sebagai DXF' }).click();
      const savedFile = () => page.evaluate(async () => (globalThis as { saved?: Promise<string> }).saved ?? '');
      await expect.poll(savedFile).not.toBe('');
      const picture64 = pictureIn(await savedFile());
      expect(
        Buffer.from(picture64 ?? '', 'base64')
          .subarray(0, 3)
          .toString('hex'),
        'a JPEG travels in the file',
      ).toBe('ffd8ff');

      const plain = await hall.page({ javaScript: false });
      await plain.goto('/periksa-gambar/jiplak?subzona=R-3');
      for (const list of ['batas_persil', 'tapak_bangunan', 'tinggi'])
        await plain.locator(`#${list}`).fill(await page.locator(`#${list}`).inputValue());
      await plain.getByRole('button', { name: 'Periksa' }).click();
      await plain.getByRole('heading', { name: 'Hasil pemeriksaan' }).waitFor();
      expect(rowsOf(await plain.content())).toEqual(here);
      await plain.locator('#tapak_bangunan').fill('1; 2\nsudut');
      await plain.getByRole('button', { name: 'Periksa' }).click();
      await plain.getByText('Tapak bangunan, baris 2').first().waitFor();

      await page.reload();
      expect((await page.locator('#batas_persil').inputValue()).split('\n'), 'kept on the device').toHaveLength(4);
      await page.getByRole('button', { name: 'Hapus jiplakan' }).click();
      expect(await page.locator('#batas_persil').inputValue()).toBe('');
    },
    PATIENCE,
  );

  it(
    'is traced for several buildings of many storeys; corners are taken back, walked to and removed by keys, and the scale is known again',
    async () => {
      const page = await hall.page({ width: 360 });
      const picture = join(folder, 'dua-bangunan.png');
      await page.goto('/');
      await page.setViewportSize({ width: 400, height: 400 });
      await page.screenshot({ path: picture });
      await page.setViewportSize({ width: 360, height: 800 });
      await page.goto('/periksa-gambar/jiplak');
      await page.locator('#bangunan').selectOption('2');
      await page.locator('#tingkat').selectOption('4');
      await page.setInputFiles('#lembar', picture);
      const stage = page.locator('.drawing-stage');
      const sheet = stage.locator('.drawing-sheet');
      await page.getByRole('button', { name: 'Tentukan skala' }).click();
      const size = await sheet.evaluate(({ clientWidth: width, clientHeight: height }) => ({ width, height }));
      const press = (x: number, y: number) => sheet.click({ position: { x: x * size.width, y: y * size.height }, force: true });
      await press(0.1, 0.1);
      await press(0.9, 0.1);
      await page.getByLabel('Panjang garis ini (m)').fill('16');
      await page.getByLabel('Panjang garis ini (m)').press('Tab');
      await page.getByRole('button', { name: 'Jiplak', exact: true }).click();
      await page.locator('.drawing-tools select').selectOption('blok_2_lantai_4');
      const list = page.locator('#blok_2_lantai_4');
      const lines = async () => (await list.inputValue()).split('\n');
      await press(0.2, 0.2);
      await press(0.6, 0.205);
      const [first, second] = (await lines()).map((line) => line.split('; ')[1]);
      expect(second, 'straight across').toBe(first);
      await press(0.6, 0.6);
      await press(0.2, 0.6);
      await press(0.21, 0.21);
      expect(await lines(), 'its first corner ends the outline').toHaveLength(4);
      await stage.focus();
      await page.keyboard.press('Control+z');
      expect(await lines()).toHaveLength(3);
      await page.keyboard.press('Control+y');
      expect(await lines()).toHaveLength(4);
      await page.getByRole('button', { name: 'Perbaiki sudut' }).click();
      await page.keyboard.press('n');
      await page.getByText('Sudut 1 dari 4 dipilih.').waitFor();
      await expectAccessible(page);
      await stage.focus();
      await page.keyboard.press('Delete');
      expect(await lines()).toHaveLength(3);
      await page.reload();
      expect(await lines(), 'kept on the device').toHaveLength(3);
      expect(await page.locator('#tingkat').inputValue()).toBe('4');
      await page.setInputFiles('#lembar', picture);
      await page.getByText('lebar gambar 20 m').waitFor();

      const plain = await hall.page({ javaScript: false });
      await plain.goto('/periksa-gambar/jiplak');
      await plain.locator('#bangunan').selectOption('3');
      await plain.getByRole('button', { name: 'Tampilkan daftarnya' }).click();
      expect(await plain.locator('#blok_3_lantai_2').count()).toBe(1);
    },
    PATIENCE,
  );

  it(
    'that is none is refused with a sentence, here and there',
    async () => {
      const wrong = join(folder, 'surat.dxf');
      await writeFile(wrong, '<html>bukan gambar</html>');
      for (const javaScript of [true, false]) {
        const page = await hall.page({ javaScript });
        await page.goto('/periksa-gambar');
        await page.setInputFiles('input[type=file]', wrong);
        await page.getByRole('button', { name: 'Periksa' }).click();
        await page.getByText('Berkas ini bukan DXF').first().waitFor();
        expect(await page.getByText('Hasil pemeriksaan').count()).toBe(0);
      }
    },
    PATIENCE,
  );
});
