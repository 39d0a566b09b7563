import { castOf, seedPlan } from '#demo';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Hall, openHall, PATIENCE } from './people/hall.ts';

let hall: Hall;
beforeAll(async () => {
  hall = await openHall();
  await seedPlan(hall.app.deps, await castOf(hall.app.deps));
}, PATIENCE);
afterAll(() => hall?.close(), PATIENCE);

it(
  'shows the zones of the plan under the land, names the one that is pointed at, and lists them below',
  async () => {
    const page = await hall.page();
    const asked: string[] = [];
    page.on('request', (request) => {
      if (request.url().includes('/api/')) asked.push(new URL(request.url()).pathname);
    });
    await page.goto('/tata-ruang');
    const zones = page.locator('.leaflet-zones-pane path.zone:visible');
    await zones.first().waitFor();
    expect(await zones.count()).toBeGreaterThan(50);
    await page.locator('.parcel-map').click({ position: { x: 200, y: 150 } });
    await page.getByText(/Zona di titik ini: [A-Z]+(-\d)? \w+/).waitFor();
    expect(await page.getByRole('list', { name: 'Zona yang terlihat di peta' }).innerText()).toMatch(/R-2 Perumahan Kepadatan Tinggi/);
    expect(await page.getByLabel('Titik atau sudut tanah').inputValue()).toMatch(/^-8\.\d+, 115\.\d+$/);
    // A closer look asks for the same view in finer lines; the patterns are drawn once.
    await page.locator('.leaflet-control-zoom-in').click();
    await expect.poll(() => asked.length).toBe(2);
    expect(new Set(asked)).toEqual(new Set(['/api/v1/spatial-zones']));
    expect(await page.locator('pattern#zona-homes').count()).toBe(1);
    // The land as it was handed in is looked at on the same map.
    await page.getByRole('button', { name: 'Lihat tata ruangnya' }).click();
    await page.getByRole('heading', { name: 'Jawaban untuk lokasi ini' }).waitFor();
    await zones.first().waitFor();
    expect(await page.locator('pattern#zona-homes').count()).toBe(1);
  },
  PATIENCE,
);
