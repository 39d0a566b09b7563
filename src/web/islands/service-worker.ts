// What stands between the pages and the network once somebody has signed in on a browser that can: it shows the offline
// page where there is no network, and keeps the site's own unchanging files. Pages are never kept, since phones are shared,
// but for one that put itself away for as long as somebody sits in it, the exam room, and those that their reader put away
// by a button, lessons (ADR 0084).
// but for those that put themselves away: the exam room for as long as somebody sits in it, and, where somebody asks for it,
// the page that checks proofs, which holds nothing of anybody.

/** Put in when it is built. */
declare const SHELL: {
  /** Another for every content: an older cache goes with its version. */
  readonly version: string;
  readonly offline: string;
  /** What the offline page is made of. */
  readonly parts: readonly string[];
  readonly icon: string;
};

interface Lasting extends Event {
  waitUntil(work: Promise<unknown>): void;
}

interface Fetching extends Lasting {
  readonly request: Request;
  readonly preloadResponse?: Promise<Response | undefined>;
  respondWith(answer: Promise<Response>): void;
}

interface Pushed extends Lasting {
  readonly data: { json(): unknown } | null;
}

interface Clicked extends Lasting {
  readonly notification: Notification;
}

interface Scope {
  readonly clients: { claim(): Promise<void>; openWindow(url: string): Promise<unknown> };
  readonly registration: {
    readonly navigationPreload?: { enable(): Promise<void> };
    showNotification(title: string, options: NotificationOptions): Promise<void>;
  };
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
    const kept = await caches.match(request, { ignoreSearch: true, ignoreVary: true });
    return kept ?? (await caches.match(SHELL.offline)) ?? Response.error();
  }
}

/** Pictures, sounds and films of a page that was put away. */
async function openPart(request: Request): Promise<Response> {
  try {
    return await fetch(request);
  } catch {
    return (await caches.match(request, { ignoreVary: true })) ?? Response.error();
  }
}

const PARTS: readonly RequestDestination[] = ['image', 'audio', 'video', 'track'];

/** Files whose address changes with their content. */
async function openFile(request: Request): Promise<Response> {
  const kept = await caches.match(request);
  if (kept) return kept;
  const answer = await fetch(request);
  if (answer.ok) await (await caches.open(cacheName)).put(request, answer.clone());
  return answer;
}

/** What our server sends, and nobody else can: it is encrypted for this browser and signed with our key. */
interface News {
  readonly title: string;
  readonly body: string;
  readonly lang: string;
  readonly tag: string;
  /** A path on this site. */
  readonly url: string;
}

async function show({ data }: Pushed): Promise<void> {
  // Nobody but us can send, and we send nothing empty.
  if (!data) return;
  const { title, body, lang, tag, url } = data.json() as News;
  return scope.registration.showNotification(title, { body, lang, tag, icon: SHELL.icon, data: { url } });
}

async function open({ notification }: Clicked): Promise<void> {
  notification.close();
  await scope.clients.openWindow((notification.data as { url: string }).url);
}

scope.addEventListener<Pushed>('push', (event) => event.waitUntil(show(event)));
scope.addEventListener<Clicked>('notificationclick', (event) => event.waitUntil(open(event)));
scope.addEventListener<Lasting>('install', (event) => event.waitUntil(install()));
scope.addEventListener<Lasting>('activate', (event) => event.waitUntil(begin()));
scope.addEventListener<Fetching>('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  // A form that could not be sent stays with the browser, which offers to send it again.
  if (request.method !== 'GET' || origin !== location.origin) return;
  if (request.mode === 'navigate') event.respondWith(openPage(event));
  else if (pathname.startsWith('/aset/')) event.respondWith(openFile(request));
  else if (PARTS.includes(request.destination)) event.respondWith(openPart(request));
});
