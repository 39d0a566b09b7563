import { createHash, randomBytes } from 'node:crypto';
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { KeyAndCertificate } from './certificates.ts';
import type { ListSigner } from './revocation-list.ts';

/**
 * Keys of the demonstration's own certification authority, made at first start in a folder only the application
 * reads. Its name says on every signature that nobody outside vouches for it.
 */
export class DemoAuthority {
  readonly #folder: string;
  readonly #listUrl: string | null;
  readonly root: KeyAndCertificate;

  private constructor(folder: string, root: KeyAndCertificate, listUrl: string | null) {
    this.#folder = folder;
    this.#listUrl = listUrl;
    this.root = root;
  }

  /** `listUrl`: where certificates made from now on say their list of revoked ones is. */
  static async open(
    folder: string,
    now: Date,
    { listUrl = null, name = 'Wantilan CONTOH Root CA' }: { readonly listUrl?: string | null; readonly name?: string } = {},
  ): Promise<DemoAuthority> {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const root = await readOrMake(folder, 'root', async () => (await makers()).makeRoot(name, now));
    return new DemoAuthority(folder, root, listUrl);
  }

  /**
   * The signing certificate of an office holder; made when first asked for, and anew every second year, well before
   * the one before runs out. `generation` counts those revoked before it.
   */
  async signerFor(name: string, office: string, now: Date, generation = 0): Promise<KeyAndCertificate> {
    const holder = createHash('sha256')
      .update(JSON.stringify([name, office]))
      .digest('hex')
      .slice(0, 32);
    const period = Math.floor(now.getUTCFullYear() / 2);
    const file = `signer-${holder}-${period}${generation === 0 ? '' : `-${generation}`}`;
    return readOrMake(this.#folder, file, async () =>
      (await makers()).makeSigner(this.root, { name, office, now, listUrl: this.#listUrl }),
    );
  }

  /** Signs the list of certificates that were revoked. */
  readonly signList: ListSigner = async (list) => (await import('./revocation-list.ts')).makeRevocationList(this.root, list);
}

/** What makes certificates is large and seldom needed: loaded for the first one that is missing. */
const makers = () => import('./certificates.ts');

/** Processes that start at once each make a pair; the first to link it in place wins, and all read that one. */
async function readOrMake(folder: string, name: string, make: () => Promise<KeyAndCertificate>): Promise<KeyAndCertificate> {
  const file = join(folder, `${name}.json`);
  const known = await read(file);
  if (known) return known;
  const part = `${file}.${randomBytes(6).toString('hex')}`;
  await writeFile(part, JSON.stringify(await make()), { mode: 0o600, flush: true });
  try {
    await link(part, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    await rm(part, { force: true });
  }
  return (await read(file)) ?? Promise.reject(new Error(`the key ${name} went away`));
}

async function read(file: string): Promise<KeyAndCertificate | undefined> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as KeyAndCertificate;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
