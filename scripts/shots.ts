import { loadDemo } from '#demo';
import { systemClock } from '#kernel';
import { startApp } from '#support';
import { chromium } from 'playwright-core';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { otherSystem } from '../tests/journeys/people/hall.ts';
import { makeRounds } from '../tests/journeys/people/pages.ts';
import { findChromium } from '../tests/support/chromium.ts';
import { writeGallery } from './shots/gallery.ts';
import { placesOf } from './shots/places.ts';
import { type Look, looks, nameOf, shootAll } from './shots/shoot.ts';

// `npm run shots`: a picture of every page, for looking at. Words after it narrow by page, person, address or look:
// `npm run shots -- meja 360`, `npm run shots -- berkas dark en nojs`.
const words = process.argv.slice(2);
const folder = join(import.meta.dirname, '../shots');
const isLook = (word: string) => looks.some((look) => nameOf(look).split('-').includes(word));
const lookWords = words.filter(isLook);
const placeWords = words.filter((word) => !isLook(word));
const chosen: readonly Look[] = looks.filter((look) => lookWords.every((word) => nameOf(look).split('-').includes(word)));

const app = await startApp({ clock: systemClock, env: otherSystem });
await loadDemo(app.deps);
const base = await app.listen();
const rounds = await makeRounds(app);

const places = placesOf(rounds).filter((place) => placeWords.every((word) => `${place.name} ${place.address}`.includes(word)));
console.log(`${places.length} pages, ${chosen.length} looks each: ${places.length * chosen.length} pictures into ${folder}`);
if (words.length === 0) await rm(folder, { recursive: true, force: true });

const { executablePath, args, env } = await findChromium();
const browser = await chromium.launch({ executablePath, args: [...args], env: { ...(process.env as Record<string, string>), ...env } });
try {
  const cookies = new Map(Object.entries(rounds).map(([who, { visitor }]) => [who, visitor.cookie]));
  const shots = await shootAll({ browser, base, folder, cookies }, places, chosen, (done) => {
    if (done % 50 === 0) console.log(`  ${done}`);
  });
  await writeGallery(folder, shots);
  for (const { place, look, faults } of shots) if (faults.length > 0) console.log(`${place.name} ${nameOf(look)}: ${faults.join('; ')}`);
  console.log(`Open ${join(folder, 'index.html')}`);
} finally {
  await browser.close();
  await app.close();
}
