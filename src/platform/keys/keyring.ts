import { createSecretKey, type KeyObject, randomBytes } from 'node:crypto';

/** One version of a key. The id stands in whatever was made with it. */
interface KeyVersion {
  readonly id: string;
  /** 32 bytes, made a key once: made one at each use, it would cost several times what sealing a value does. */
  readonly key: KeyObject;
}

/** Versions of one key: new values are made with `current`, old ones are read with their own. */
export interface KeyVersions {
  readonly current: KeyVersion;
  readonly byId: ReadonlyMap<string, KeyVersion>;
}

/** The keys personal data lie under: one to seal with, one apart to look equal values up by. */
export interface Keyring {
  readonly seal: KeyVersions;
  readonly index: KeyVersions;
  /** A change of keys was begun and is not over: asked again, it goes on with the keys already made. */
  readonly rotating: boolean;
}

interface Key {
  readonly id: string;
  readonly key: string;
}

/** As it lies in a file or the environment: the last version of each is the current one, unless `current` says otherwise. */
interface Written {
  readonly seal: readonly Key[];
  readonly index: readonly Key[];
  /** While new keys are made known to every process, before the first value lies under them. */
  readonly current?: { readonly seal: string; readonly index: string };
  readonly rotating?: boolean;
}

/** Reads a keyring from its JSON. Throws a sentence for the operator, without any key in it, where it is none. */
export function readKeyring(text: string): Keyring {
  const { seal, index, current, rotating } = parse(text);
  return { seal: versions(seal, 'seal', current?.seal), index: versions(index, 'index', current?.index), rotating: rotating === true };
}

/** The keyring of a new installation, as JSON. */
export function newKeyring(): string {
  return write({ seal: [newKey()], index: [newKey()] });
}

/** The keyring with a new version of both keys, for everybody to know before `withNextKeys` lets them be used. */
export function withComingKeys(text: string): string {
  const { seal, index } = parse(text);
  const now = readKeyring(text);
  const current = { seal: now.seal.current.id, index: now.index.current.id };
  return write({ seal: [...seal, newKey()], index: [...index, newKey()], current, rotating: true });
}

/** The keyring in which the newest version of each key is the current one. */
export function withNextKeys(text: string): string {
  const { seal, index, rotating } = parse(text);
  return write({ seal, index, ...(rotating && { rotating }) });
}

/** The keyring once everything lies under its current keys; without the old ones when they are to be forgotten. */
export function rotated(text: string, { forgetOld }: { readonly forgetOld: boolean }): string {
  const { seal, index } = parse(text);
  return write(forgetOld ? { seal: seal.slice(-1), index: index.slice(-1) } : { seal, index });
}

function newKey(): Key {
  return { id: randomBytes(4).toString('hex'), key: randomBytes(32).toString('base64url') };
}

function write(written: Written): string {
  return `${JSON.stringify(written, null, 2)}\n`;
}

const WRONG = 'no keyring: it must be JSON with "seal" and "index", each a list of {"id", "key"} with keys of 32 bytes in base64url';

function parse(text: string): Written {
  try {
    const read = JSON.parse(text) as Partial<Written> | null;
    if (Array.isArray(read?.seal) && Array.isArray(read.index)) return read as Written;
  } catch {
    // Said below: what the parser says would quote the text.
  }
  throw new Error(WRONG);
}

function versions(written: readonly Key[], name: string, now: string | undefined): KeyVersions {
  const list = written.map(({ id, key }) => ({ id, key: createSecretKey(String(key), 'base64url') }));
  const current = now === undefined ? list.at(-1) : list.find(({ id }) => id === now);
  if (!current || list.some(({ id, key }) => !/^[a-z0-9]{1,16}$/.test(id) || key.symmetricKeySize !== 32))
    throw new Error(`${WRONG} (${name})`);
  const byId = new Map(list.map((version) => [version.id, version]));
  if (byId.size < list.length) throw new Error(`${WRONG} (${name}: an id stands twice)`);
  return { current, byId };
}
