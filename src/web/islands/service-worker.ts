// What stands between the pages and the network once somebody has signed in on a browser that can: it shows the offline
// page where there is no network, and keeps the site's own unchanging files. Pages are never kept: phones are shared.

/** Put in when it is built. */
declare const SHELL: {
  /** Another for every content: an older cache goes with its version. */
  readonly version: string;
  readonly offline: string;
  /** What the offline page is made of. */
  readonly parts: readonly string[];
};

interface Lasting extends Event {
  waitUntil(work: Promise<unknown>): void;
}

interface Fetching extends Lasting {
  readonly request: Request;
  readonly preloadResponse?: Promise<Response | undefined>;
  respondWith(answer: Promise<Response>): void;
}

interface Scope {
  readonly clients: { claim(): Promise<void> };
  readonly registration: { readonly navigationPreload?: { enable(): Promise<void> } };
  skipWaiting(): Promise<void>;
  addEventListener<E extends Event>(name: string, heard: (event: E) => void): void;
}

const scope = globalThis as unknown as Scope;
const OURS = 'wantilan-';
const cacheName = OURS + SHELL.version;

async function install(): Promise<void> {
  const cache = await caches.open(cacheName);
  // As a visitor would see it: nothing of whoever is signed in.
  const fresh = SHELL.parts.map((part) => new Request(part, { credentials: 'omit' }));
  await cache.addAll([...fresh, new Request(SHELL.offline, { credentials: 'omit', cache: 'reload' })]);
  // It holds nothing a page depends on, so that it can take over at once.
  await scope.skipWaiting();
}

async function begin(): Promise<void> {
  for (const name of await caches.keys()) if (name.startsWith(OURS) && name !== cacheName) await caches.delete(name);
  await scope.registration.navigationPreload?.enable();
  await scope.clients.claim();
}

async function openPage({ request, preloadResponse }: Fetching): Promise<Response> {
  try {
    return (await preloadResponse) ?? (await fetch(request));
  } catch {
    return (await caches.match(SHELL.offline)) ?? Response.error();
  }
}

/** Files whose address changes with their content. */
async function openFile(request: Request): Promise<Response> {
  const kept = await caches.match(request);
  if (kept) return kept;
  const answer = await fetch(request);
  if (answer.ok) await (await caches.open(cacheName)).put(request, answer.clone());
  return answer;
}

scope.addEventListener<Lasting>('install', (event) => event.waitUntil(install()));
scope.addEventListener<Lasting>('activate', (event) => event.waitUntil(begin()));
scope.addEventListener<Fetching>('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  // A form that could not be sent stays with the browser, which offers to send it again.
  if (request.method !== 'GET' || origin !== location.origin) return;
  if (request.mode === 'navigate') event.respondWith(openPage(event));
  else if (pathname.startsWith('/aset/')) event.respondWith(openFile(request));
});
