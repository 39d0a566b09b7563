// What somebody keeps on a device by their own choice (ADR 0084): pages in one cache, and what waits there to be sent in
// another. All of it goes when they sign out, and when somebody else signs in.

const PREFIX = 'wl-own-';
/** Pages that were put away, and what they are made of. */
export const OWN_PAGES = `${PREFIX}pages`;
const OUTBOX = `${PREFIX}outbox`;
const OWNER = `${PREFIX}owner`;
const MARK = '/_pemilik';
/** Told on the window when something was put into the outbox or sent from it. */
export const OUTBOX_CHANGED = 'wantilan:outbox';

const canKeep = () => 'caches' in globalThis;

/** Takes everything off the device. */
export async function forgetOwn(): Promise<void> {
  if (!canKeep()) return;
  for (const name of await caches.keys()) if (name.startsWith(PREFIX)) await caches.delete(name);
}

/** Lets what another person left go. `owner`: a mark of whoever is signed in. */
export async function dropOthers(owner: string): Promise<void> {
  if (!canKeep() || !(await caches.has(OWNER))) return;
  const mark = await (await caches.open(OWNER)).match(MARK);
  if ((await mark?.text()) !== owner) await forgetOwn();
}

/** Says whose what is kept from here on. */
export async function markOwn(owner: string): Promise<void> {
  await dropOthers(owner);
  await (await caches.open(OWNER)).put(MARK, new Response(owner));
}

/** Something done without a network: where it goes, and one entry of what that address takes. */
export interface Waiting {
  readonly to: string;
  readonly entry: { readonly id: string };
}

export async function putInOutbox(waiting: Waiting): Promise<void> {
  await (await caches.open(OUTBOX)).put(`/_kirim/${waiting.entry.id}`, new Response(JSON.stringify(waiting)));
  dispatchEvent(new Event(OUTBOX_CHANGED));
}

export async function outbox(): Promise<readonly Waiting[]> {
  if (!canKeep() || !(await caches.has(OUTBOX))) return [];
  const cache = await caches.open(OUTBOX);
  const kept = await Promise.all((await cache.keys()).map(async (key) => (await cache.match(key))?.json() as Promise<Waiting>));
  return kept.filter(Boolean);
}

export interface Sent {
  readonly taken: number;
  readonly refused: number;
}

let sending: Promise<Sent> | null = null;

/**
 * Sends what waits, a hundred entries at a time; what the server has, taken or refused, goes from the device. Sent twice, an
 * entry counts once, so that nothing is lost by trying again. Throws nothing: without a network all of it stays.
 */
export function sendOutbox(): Promise<Sent> {
  sending ??= send().finally(() => {
    sending = null;
  });
  return sending;
}

async function send(): Promise<Sent> {
  const done = { taken: 0, refused: 0 };
  try {
    const waiting = await outbox();
    const by = new Map<string, Waiting[]>();
    for (const one of waiting) by.set(one.to, [...(by.get(one.to) ?? []), one]);
    for (const [to, all] of by)
      for (let from = 0; from < all.length; from += 100) {
        const entries = all.slice(from, from + 100).map(({ entry }) => entry);
        const answer = await fetch(to, {
          method: 'POST',
          headers: { 'content-type': 'application/json', accept: 'application/json' },
          body: JSON.stringify({ entries }),
        });
        if (!answer.ok) return done;
        const { taken, refused } = (await answer.json()) as { taken: readonly string[]; refused: readonly string[] };
        const cache = await caches.open(OUTBOX);
        for (const id of [...taken, ...refused]) await cache.delete(`/_kirim/${id}`);
        done.taken += taken.length;
        done.refused += refused.length;
      }
  } catch {
    // No line: it stays, and is tried again when there is one.
  }
  if (done.taken + done.refused > 0) dispatchEvent(new Event(OUTBOX_CHANGED));
  return done;
}
