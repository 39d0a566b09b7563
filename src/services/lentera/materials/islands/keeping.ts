import { markOwn, OWN_PAGES } from '#web/ui';
import type { LessonProps } from './lesson-props.ts';

/** Another version, so that a device knows that its copy is an older one. */
const VERSION = 'x-versi';

/** The page, which came through without being sent anywhere else, such as to sign in; throws otherwise. */
async function fetchOwn(address: string): Promise<Response> {
  const answer = await fetch(address, { credentials: 'same-origin', cache: 'reload' });
  if (!answer.ok || answer.redirected) throw new Error(String(answer.status));
  return answer;
}

async function withVersion(answer: Response, version: number): Promise<Response> {
  const headers = new Headers(answer.headers);
  headers.set(VERSION, String(version));
  return new Response(await answer.blob(), { status: 200, headers });
}

/** The scripts and style sheets a page names: without them its copy would neither look like it nor take answers. */
function filesOf(html: string): readonly string[] {
  return [...html.matchAll(/(?:src|href)="(\/aset\/[^"]+)"/g)].map(([, address = '']) => address);
}

/** Puts a lesson away with everything in it: its copy stands at its own address, and a list of all copies at the shelf's. */
export async function keepLesson(props: LessonProps): Promise<void> {
  const { page, offline, parts, shelf, onDevice, version, owner, worker } = props;
  await navigator.serviceWorker?.register(worker);
  await markOwn(owner);
  const cache = await caches.open(OWN_PAGES);
  const [lesson, list] = await Promise.all([fetchOwn(offline), fetchOwn(`${onDevice}?salinan=ya`)]);
  const files = [...filesOf(await lesson.clone().text()), ...filesOf(await list.clone().text())];
  await cache.addAll([...new Set([...files, ...parts])]);
  await cache.put(shelf, list.clone());
  await cache.put(onDevice, list);
  // Last, so that whatever is listed is whole.
  await cache.put(page, await withVersion(lesson, version));
}

/** Takes a lesson off the device: its page and everything below it. */
export async function removeLesson(page: string): Promise<void> {
  if (!(await caches.has(OWN_PAGES))) return;
  const cache = await caches.open(OWN_PAGES);
  for (const key of await cache.keys()) if (isOf(key.url, page)) await cache.delete(key);
}

/** What is kept of a lesson; null where nothing is. Bytes count what is its own, not the site's files. */
export async function keptLesson(page: string): Promise<{ readonly bytes: number; readonly version: number } | null> {
  if (!('caches' in globalThis) || !(await caches.has(OWN_PAGES))) return null;
  const cache = await caches.open(OWN_PAGES);
  const copy = await cache.match(page);
  if (!copy) return null;
  let bytes = 0;
  for (const key of await cache.keys()) if (isOf(key.url, page)) bytes += (await (await cache.match(key))?.blob())?.size ?? 0;
  return { bytes, version: Number(copy.headers.get(VERSION)) };
}

/** Addresses and titles of the lessons on the device. `below`: what their addresses begin with. */
export async function keptLessons(below: string): Promise<readonly { readonly page: string; readonly title: string }[]> {
  if (!('caches' in globalThis) || !(await caches.has(OWN_PAGES))) return [];
  const cache = await caches.open(OWN_PAGES);
  const pages = (await cache.keys())
    .map(({ url }) => new URL(url).pathname)
    .filter((path) => path.startsWith(below) && !path.slice(below.length).includes('/'));
  return Promise.all(
    pages.map(async (page) => {
      const html = (await (await cache.match(page))?.text()) ?? '';
      const title = new DOMParser().parseFromString(html, 'text/html').querySelector('h1')?.textContent ?? page;
      return { page, title };
    }),
  );
}

const isOf = (url: string, page: string) => {
  const { pathname } = new URL(url);
  return pathname === page || pathname.startsWith(`${page}/`);
};
