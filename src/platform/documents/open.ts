import { readFile } from 'node:fs/promises';
import { bsreClient } from './bsre/client.ts';
import type { DocumentsDeps } from './types.ts';
import { paths } from './paths.ts';
import { DemoAuthority } from './signing/authority.ts';
import { demoSigners, derOf } from './signing/signer.ts';
import { timestampAuthority } from './signing/timestamp.ts';

/** Where signatures of a certified provider come from. */
export interface BsreOptions {
  readonly url: string;
  readonly user: string;
  /** null: the first line of `passwordFile`. */
  readonly password: string | null;
  readonly passwordFile: string | null;
  /** File with the root certificates, PEM. */
  readonly roots: string;
  /** Milliseconds. */
  readonly patience: number;
}

/** Where trusted time comes from. */
export interface TimestampOptions {
  /** null: no longer asked, but its former word is still believed. */
  readonly url: string | null;
  /** File with the root certificates, PEM. */
  readonly roots: string;
  /** Milliseconds. */
  readonly patience: number;
}

interface Opening extends Omit<DocumentsDeps, 'signers' | 'anchors' | 'timestamps' | 'timeAnchors' | 'signList' | 'bsre'> {
  readonly folder: string;
  readonly timestamps?: TimestampOptions | null;
  readonly bsre?: BsreOptions | null;
}

/**
 * Documents signed by the demonstration's own authority, whose keys lie in `folder` and are made there at first start.
 * Throws where root certificates or a password cannot be read.
 */
export async function openDocuments({ folder, timestamps = null, bsre = null, ...deps }: Opening): Promise<DocumentsDeps> {
  const authority = await DemoAuthority.open(folder, deps.clock.now(), { listUrl: deps.publicUrl + paths.revocationList() });
  const timeAnchors = timestamps ? await readRoots(timestamps.roots) : [];
  const bsreRoots = bsre ? await readRoots(bsre.roots) : [];
  const url = timestamps?.url ?? null;
  return {
    ...deps,
    signers: demoSigners(authority, () => deps.clock.now()),
    anchors: [derOf(authority.root.certificate), ...bsreRoots],
    bsre: bsre && bsreClient({ ...bsre, roots: bsreRoots, password: await passwordOf(bsre) }),
    timestamps: timestamps && url !== null ? timestampAuthority({ url, roots: timeAnchors, patience: timestamps.patience }) : null,
    timeAnchors,
    signList: authority.signList,
  };
}

async function passwordOf({ password, passwordFile }: BsreOptions): Promise<string> {
  return password ?? (passwordFile === null ? '' : ((await readFile(passwordFile, 'utf8')).split('\n')[0]?.trim() ?? ''));
}

async function readRoots(file: string): Promise<Buffer[]> {
  const text = await readFile(file, 'utf8');
  const roots = [...text.matchAll(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g)].map(([pem]) => derOf(pem));
  if (roots.length === 0) throw new Error(`${file} holds no certificate`);
  return roots;
}
