import type { Db, Tx } from '#db';
import { readSensitive, type Sensitive } from '#kernel';
import { createCipheriv, createDecipheriv, createHmac, type KeyObject, randomBytes } from 'node:crypto';
import type { Keyring } from './keyring.ts';

/** Where the keyring comes from. */
export interface KeySource {
  load(): Keyring;
  /** Differs once the keyring was changed; cheap. */
  stamp(): string;
}

/**
 * Begins every sealed value. A control character: no reader of ours lets one into a text, so that nothing anybody
 * types is taken for a sealed value.
 */
const MARK = '\u0010';
const NONCE = 12;
const TAG = 16;
/** Bytes of a blind index: enough that two values never meet by chance, far fewer than the digest has. */
const INDEX = 12;
/** How long a change of the keyring may stay unnoticed, in milliseconds. */
export const NOTICED_WITHIN = 1000;

export function isSealed(value: unknown): value is string {
  return typeof value === 'string' && value.startsWith(MARK);
}

/** A sealed value that no key here opens. What can be shown without it may go on, and says so. */
export class Unopened extends Error {}

/**
 * Seals single values (AES-256-GCM, a fresh nonce each, bound to their place) and gives the blind index by which equal
 * ones are found (HMAC-SHA-256 under a key of its own). Looks at most once a second whether the keyring was changed,
 * and at once when it meets a key it does not know.
 */
export class Vault {
  readonly #source: KeySource;
  #ring: Keyring;
  #stamp: string;
  #looked = performance.now();

  constructor(source: KeySource) {
    this.#source = source;
    this.#stamp = source.stamp();
    this.#ring = source.load();
  }

  /** What everything lies under once it is sealed anew: the ids of both current keys. */
  get target(): string {
    const { seal, index } = this.#now();
    return `${seal.current.id}/${index.current.id}`;
  }

  /** Every key this process holds, by id. */
  get known(): { readonly seal: readonly string[]; readonly index: readonly string[] } {
    const { seal, index } = this.#now();
    return { seal: [...seal.byId.keys()], index: [...index.byId.keys()] };
  }

  /** The value as it is stored at `place`. What is sealed already stays as it is. */
  seal(place: string, value: string): string {
    if (isSealed(value)) return value;
    const { id, key } = this.#now().seal.current;
    const nonce = randomBytes(NONCE);
    const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(place));
    const parts = [nonce, cipher.update(value, 'utf8'), cipher.final(), cipher.getAuthTag()];
    return `${MARK}${id}.${Buffer.concat(parts).toString('base64url')}`;
  }

  /**
   * The value stored at `place`; what lies there in clear, from before there were keys, is given as it is. Throws where
   * it was changed, came from another place, or was sealed by a key nobody has.
   */
  open(place: string, stored: string): string {
    if (!isSealed(stored)) return stored;
    const dot = stored.indexOf('.');
    const key = this.#sealedBy(stored.slice(1, dot));
    const bytes = Buffer.from(stored.slice(dot + 1), 'base64url');
    try {
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE), { authTagLength: TAG });
      decipher.setAAD(Buffer.from(place)).setAuthTag(bytes.subarray(-TAG));
      return decipher.update(bytes.subarray(NONCE, -TAG), undefined, 'utf8') + decipher.final('utf8');
    } catch (error) {
      throw new Unopened(`the value at ${place.replace(/#.*/, '')} does not open: it was changed or is not of this place`, {
        cause: error,
      });
    }
  }

  /** Whether a stored value lies under the current key. */
  isCurrent(stored: string): boolean {
    return stored.startsWith(`${MARK}${this.#now().seal.current.id}.`);
  }

  /**
   * By what a value is found under `label`, made with the current key. Values of another label or kind look unlike; a
   * text is taken letter by letter.
   */
  index(label: string, kind: Sensitive | 'text', value: string): string {
    return indexed(this.#now().index.current, label, kind, value);
  }

  /** The same made with every key there is: what is looked for may not have been indexed anew yet. */
  indexes(label: string, kind: Sensitive | 'text', value: string): string[] {
    return [...this.#now().index.byId.values()].map((version) => indexed(version, label, kind, value));
  }

  /** Whether something stored is a blind index made with the current key. */
  isCurrentIndex(stored: string): boolean {
    return stored.startsWith(`${this.#now().index.current.id}.`);
  }

  #sealedBy(id: string): KeyObject {
    const known = this.#now().seal.byId.get(id) ?? this.#reload().seal.byId.get(id);
    if (!known) throw new Unopened(`a value was sealed with the key ${id.slice(0, 16)}, which is not in the keyring`);
    return known.key;
  }

  #now(): Keyring {
    const now = performance.now();
    if (now - this.#looked < NOTICED_WITHIN) return this.#ring;
    this.#looked = now;
    return this.#source.stamp() === this.#stamp ? this.#ring : this.#reload();
  }

  #reload(): Keyring {
    this.#stamp = this.#source.stamp();
    this.#ring = this.#source.load();
    return this.#ring;
  }
}

function indexed({ id, key }: Keyring['index']['current'], label: string, kind: Sensitive | 'text', value: string): string {
  const plain = kind === 'text' ? value : (readSensitive(kind, value) ?? value);
  const digest = createHmac('sha256', key).update(`${label}:${kind}:${plain}`).digest().subarray(0, INDEX);
  return `${id}.${digest.toString('base64url')}`;
}

// By the part that a database and every transaction on it have in common.
const vaults = new WeakMap<object, Vault>();

/** Gives a database its vault: every transaction begun on it has the same. */
export function useVault(db: Db, vault: Vault): void {
  vaults.set(db.getExecutor().adapter, vault);
}

/** The vault of a database. Throws where it was opened without one, as by a command that needs no personal data. */
export function vaultOf(db: Db | Tx): Vault {
  const vault = vaults.get(db.getExecutor().adapter);
  if (!vault) throw new Error('this database was opened without keys');
  return vault;
}
