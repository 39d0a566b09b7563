import { loadDemo } from '#demo';
import { systemClock } from '#kernel';
import { startApp } from '#support';
import { chromium } from 'playwright-core';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { findChromium } from '../tests/support/chromium.ts';
import { crawl, type Person } from './shots/crawl.ts';
import { writeGallery } from './shots/gallery.ts';
import { type Look, looks, nameOf, shootAll } from './shots/shoot.ts';

// `npm run shots`: a picture of every page, for looking at. Words after it narrow by page, person, address or look:
// `npm run shots -- meja 360`, `npm run shots -- berkas dark en nojs`.
const words = process.argv.slice(2);
const folder = join(import.meta.dirname, '../shots');
const isLook = (word: string) => looks.some((look) => nameOf(look).split('-').includes(word));
const lookWords = words.filter(isLook);
const placeWords = words.filter((word) => !isLook(word));
const chosen: readonly Look[] = looks.filter((look) => lookWords.every((word) => nameOf(look).split('-').includes(word)));

const app = await startApp({ clock: systemClock });
await loadDemo(app.deps);
const base = await app.listen();
const people = await app.db
  .selectFrom('identity.person as p')
  .innerJoin('identity.user as u', 'u.id', 'p.user_id')
  .leftJoin('access.assignment as a', 'a.person_id', 'p.id')
  .select(['u.email', 'a.role'])
  .where('u.email', 'like', '%@contoh.test')
  .orderBy('a.role')
  .execute();
const cases = await app.db
  .selectFrom('cases.case as c')
  .innerJoin('identity.person as p', 'p.id', 'c.applicant_person_id')
  .select(['c.id', 'c.status', 'p.email'])
  .distinctOn('c.status')
  .orderBy('c.status')
  .orderBy('c.updated_at', 'desc')
  .execute();
const knownOf = (which: typeof cases, folder: string) =>
  Object.fromEntries(which.map(({ id, status }) => [`${folder}-${status}`, `/${folder}/${id}`]));

// One of each office, and every applicant whose case is the latest of its status.
const officers = new Map(people.flatMap(({ email, role }) => (role === null ? [] : [[role, email] as const])));
const applicants = [...new Set(cases.map(({ email }) => email))];
const enter = async (group: Person['group'], who: string, email: string, known: Record<string, string>): Promise<Person> => ({
  who,
  group,
  visitor: await app.signedIn(email),
  known,
});
const visitors: Person[] = [
  {
    who: 'tamu',
    group: 'guest',
    visitor: app.visitor(),
    known: { masuk: '/masuk', daftar: '/daftar', lupa: '/masuk/lupa', lacak: '/lacak', kit: '/_kit', 'tidak-ada': '/tidak-ada' },
  },
  ...(await Promise.all(
    applicants.flatMap((email, index) => {
      const own = cases.filter((one) => one.email === email);
      return email === null ? [] : [enter('applicant', `pemohon-${index + 1}`, email, knownOf(own, 'berkas'))];
    }),
  )),
  ...(await Promise.all(
    [...officers].map(([role, email]) => enter('officer', role, email, role === 'head' ? knownOf(cases, 'meja') : {})),
  )),
];

const places = (await crawl(visitors)).filter((place) => placeWords.every((word) => `${place.name} ${place.address}`.includes(word)));
console.log(`${places.length} pages, ${chosen.length} looks each: ${places.length * chosen.length} pictures into ${folder}`);
if (words.length === 0) await rm(folder, { recursive: true, force: true });

const { executablePath, args, env } = await findChromium();
const browser = await chromium.launch({ executablePath, args: [...args], env: { ...(process.env as Record<string, string>), ...env } });
try {
  const cookies = new Map(visitors.map(({ who, visitor }) => [who, visitor.cookie]));
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
