import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { Entry } from '../domain/log.ts';
import type { Attempt } from './attempt.ts';

/** What a device knows of an attempt beside its log. */
export interface Meta extends Attempt {
  readonly id: string;
  /** Number of the last line written. */
  readonly lastSeq: number;
  /** Server's time less the device's own clock, in milliseconds, when last heard. */
  readonly offset: number;
  /** Answers given before on another device. */
  readonly before: readonly { readonly item: number; readonly value: unknown }[];
  readonly finished: boolean;
}

interface Kept extends DBSchema {
  meta: { key: string; value: Meta };
  log: { key: [string, number]; value: Entry & { readonly attempt: string } };
  paper: { key: string; value: ArrayBuffer };
}

/** The device's own copy of everything: a reload, a dead battery or hours without a line lose nothing of it. */
export interface Store {
  /** Whether it outlives a reload. */
  readonly lasting: boolean;
  meta(id: string): Promise<Meta | undefined>;
  putMeta(meta: Meta): Promise<void>;
  /** Notes how far the server has it. */
  sent(id: string, upTo: number, endsAt: number | null, offset: number): Promise<void>;
  /** Writes a line under the next number, which no other tab can take. */
  append(id: string, line: Omit<Entry, 'seq'>): Promise<Entry>;
  after(id: string, seq: number): Promise<readonly Entry[]>;
  paper(name: string): Promise<ArrayBuffer | undefined>;
  putPaper(name: string, bytes: ArrayBuffer): Promise<void>;
}

export async function openStore(): Promise<Store> {
  try {
    const db = await openDB<Kept>('wantilan-exams', 1, {
      upgrade(fresh) {
        fresh.createObjectStore('meta', { keyPath: 'id' });
        fresh.createObjectStore('log', { keyPath: ['attempt', 'seq'] });
        fresh.createObjectStore('paper');
      },
    });
    return lasting(db);
  } catch {
    return fleeting();
  }
}

const LAST = Number.MAX_SAFE_INTEGER;

function lasting(db: IDBPDatabase<Kept>): Store {
  return {
    lasting: true,
    meta: (id) => db.get('meta', id),
    putMeta: async (meta) => {
      await db.put('meta', meta);
    },
    sent: async (id, upTo, endsAt, offset) => {
      const tx = db.transaction('meta', 'readwrite');
      const known = await tx.store.get(id);
      if (known) await tx.store.put({ ...known, upTo: Math.max(known.upTo, upTo), endsAt: endsAt ?? known.endsAt, offset });
      await tx.done;
    },
    append: async (id, line) => {
      // `strict`: on the device's disk before it counts as written.
      const tx = db.transaction(['meta', 'log'], 'readwrite', { durability: 'strict' });
      const known = await tx.objectStore('meta').get(id);
      if (!known) throw new Error('append before begin');
      const entry = { ...line, seq: known.lastSeq + 1 };
      await tx.objectStore('log').add({ ...entry, attempt: id });
      await tx.objectStore('meta').put({ ...known, lastSeq: entry.seq });
      await tx.done;
      return entry;
    },
    after: async (id, seq) => {
      const rows = await db.getAll('log', IDBKeyRange.bound([id, seq + 1], [id, LAST]));
      return rows.map(({ attempt: _, ...entry }) => entry);
    },
    paper: (name) => db.get('paper', name),
    putPaper: async (name, bytes) => {
      await db.put('paper', bytes, name);
    },
  };
}

/** Where nothing can be kept on the device: the server's receipts are all there is. */
function fleeting(): Store {
  const metas = new Map<string, Meta>();
  const log: Entry[] = [];
  const papers = new Map<string, ArrayBuffer>();
  return {
    lasting: false,
    meta: async (id) => metas.get(id),
    putMeta: async (meta) => {
      metas.set(meta.id, meta);
    },
    sent: async (id, upTo, endsAt, offset) => {
      const known = metas.get(id);
      if (known) metas.set(id, { ...known, upTo: Math.max(known.upTo, upTo), endsAt: endsAt ?? known.endsAt, offset });
    },
    append: async (id, line) => {
      const known = metas.get(id);
      if (!known) throw new Error('append before begin');
      const entry = { ...line, seq: known.lastSeq + 1 };
      log.push(entry);
      metas.set(id, { ...known, lastSeq: entry.seq });
      return entry;
    },
    after: async (_id, seq) => log.filter((entry) => entry.seq > seq),
    paper: async (name) => papers.get(name),
    putPaper: async (name, bytes) => {
      papers.set(name, bytes);
    },
  };
}
