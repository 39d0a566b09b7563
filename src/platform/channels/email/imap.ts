import type { ImapAccess } from './deps.ts';

/** One mail on its server. */
export interface Lying {
  readonly uid: number;
  /** Bytes. */
  readonly size: number;
}

/** A folder while it is open. */
export interface OpenFolder {
  readonly uidValidity: number;
  /** What lies there beyond a UID, oldest first; a few at a time. */
  beyond(uid: number): Promise<readonly Lying[]>;
  /** The bytes of a mail, at most so many of them; null where it is gone. */
  fetch(uid: number, most: number): Promise<Buffer | null>;
  /** The headers of a mail alone. */
  headers(uid: number): Promise<Buffer | null>;
  /** Says that a mail was taken in. */
  mark(uid: number): Promise<void>;
}

/** Milliseconds for the connection, the greeting, and silence on the line. */
const PATIENCE = { connectionTimeout: 15_000, greetingTimeout: 10_000, socketTimeout: 60_000 };
/** Mails looked at with one question. */
const AT_ONCE = 50;

async function connect({ host, port, secure, user, password }: ImapAccess, idle: boolean) {
  const { ImapFlow } = await import('imapflow');
  const client = new ImapFlow({
    host,
    port,
    secure,
    auth: { user, pass: password },
    // It would write addresses and subjects into the log.
    logger: false,
    disableAutoIdle: !idle,
    ...(idle ? { ...PATIENCE, socketTimeout: 600_000, maxIdleTime: 240_000 } : PATIENCE),
  });
  // Without a listener a broken line would end the process; who waits for an answer is told anyway.
  client.on('error', () => {});
  await client.connect();
  return client;
}

/** Opens the folder of a box, does some work, and closes it whatever happens. Throws where the server is not there. */
export async function withFolder<T>(access: ImapAccess, work: (folder: OpenFolder) => Promise<T>): Promise<T> {
  const client = await connect(access, false);
  try {
    const { uidValidity } = await client.mailboxOpen(access.folder);
    const sourceOf = async (uid: number, query: object, key: 'source' | 'headers'): Promise<Buffer | null> => {
      const found = await client.fetchOne(String(uid), { uid: true, ...query }, { uid: true });
      return (found && found[key]) || null;
    };
    return await work({
      uidValidity: Number(uidValidity),
      beyond: async (uid) => {
        const found = await client.fetchAll(`${uid + 1}:*`, { uid: true, size: true }, { uid: true });
        return (
          found
            // The last mail answers to `*` even where it lies before.
            .filter((one) => one.uid > uid)
            .map((one) => ({ uid: one.uid, size: one.size ?? 0 }))
            .sort((a, b) => a.uid - b.uid)
            .slice(0, AT_ONCE)
        );
      },
      fetch: (uid, most) => sourceOf(uid, { source: { start: 0, maxLength: most } }, 'source'),
      headers: (uid) => sourceOf(uid, { headers: true }, 'headers'),
      mark: async (uid) => {
        await client.messageFlagsAdd(String(uid), ['\\Seen'], { uid: true });
      },
    });
  } finally {
    await client.logout().catch(() => client.close());
  }
}

/**
 * Listens to a folder (IDLE, RFC 2177) and says when something seems to have come. It is a hint: a line that died without a
 * word says nothing, and the folder is read by the clock all the same. Comes back after `pause` where the line breaks.
 */
export function listen(access: () => ImapAccess | null, hint: () => Promise<void>, pause = 30_000): { stop(): Promise<void> } {
  const ending = new AbortController();
  const { signal } = ending;
  let wake = () => {};
  let client: Awaited<ReturnType<typeof connect>> | undefined;
  const once = async () => {
    const known = access();
    if (!known) return;
    client = await connect(known, true);
    if (signal.aborted) return;
    await client.mailboxOpen(known.folder, { readOnly: true });
    client.on('exists', () => void hint().catch(() => {}));
    await hint();
    const line = client;
    await new Promise<void>((closed) => {
      wake = closed;
      line.on('close', closed);
      void line.idle().catch(() => {});
    });
  };
  const running = (async () => {
    while (!signal.aborted) {
      await once().catch(() => {});
      client?.close();
      if (!signal.aborted)
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, pause);
          timer.unref();
          wake = () => {
            clearTimeout(timer);
            resolve();
          };
        });
    }
  })();
  return {
    stop: async () => {
      ending.abort();
      wake();
      client?.close();
      await running;
    },
  };
}
