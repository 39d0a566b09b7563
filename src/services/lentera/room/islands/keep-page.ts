/** The room's own page and files, kept so that a reload without a line shows the room again. Gone once all is handed in. */
const KEPT = 'wl-exam';

export async function keepPage(worker: string): Promise<void> {
  if (!('serviceWorker' in navigator) || !('caches' in globalThis)) return;
  await navigator.serviceWorker.register(worker);
  const cache = await caches.open(KEPT);
  const parts = [...document.querySelectorAll<HTMLScriptElement | HTMLLinkElement>('script[src],link[rel=stylesheet],link[as=font]')].map(
    (part) => ('src' in part ? part.src : part.href),
  );
  await cache.addAll([...new Set(parts)]);
  await cache.add(new Request(location.pathname, { credentials: 'same-origin', cache: 'reload' }));
}

export async function forgetPage(): Promise<void> {
  if ('caches' in globalThis) await caches.delete(KEPT);
}
