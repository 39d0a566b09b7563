import { createHash, createPrivateKey, sign as signBytes, X509Certificate } from 'node:crypto';
import { placeSignature, prepareForSignature, type SignatureFacts } from '../pdf/increment.ts';
import type { DemoAuthority } from './authority.ts';
import type { KeyAndCertificate } from './certificates.ts';
import { fingerprintOf, ownOf } from './fingerprint.ts';
import { identityOf, makeCms, type SignerIdentity } from './cms.ts';
import { MOST_TOKEN, type Timestamp } from './timestamp.ts';

/** Who signs: hands back a signature over bytes, and the certificates that explain it, own first, root last. */
export interface Signer {
  readonly name: string;
  readonly office: string;
  readonly chain: readonly Buffer[];
  /** RSASSA-PKCS1-v1_5 with SHA-256 over `bytes`. */
  sign(bytes: Uint8Array): Promise<Uint8Array>;
}

/** Finds the signer of an office holder. The demonstration's keys here; a certified provider (BSrE) in its place. */
export interface SignerSource {
  /** `revoked`: fingerprints (SHA-256, hexadecimal) of certificates that no longer count. */
  signerOf(holder: { readonly name: string; readonly office: string }, revoked: ReadonlySet<string>): Promise<Signer>;
}

/**
 * Signers whose certificates the demonstration's authority makes; a certificate is renewed in time, and one that was
 * revoked gives way to a new one.
 */
export function demoSigners(authority: DemoAuthority, now: () => Date): SignerSource {
  const made = new Map<string, Promise<Signer>>();
  const make = (name: string, office: string, generation: number): Promise<Signer> => {
    const at = now();
    const key = `${name}|${office}|${at.getUTCFullYear()}|${generation}`;
    const known =
      made.get(key) ?? authority.signerFor(name, office, at, generation).then((pair) => localSigner(name, office, pair, authority));
    made.set(key, known);
    known.catch(() => made.delete(key));
    return known;
  };
  return {
    signerOf: async ({ name, office }, revoked) => {
      for (let generation = 0; ; generation++) {
        const signer = await make(name, office, generation);
        if (!revoked.has(fingerprintOf(ownOf(signer)))) return signer;
      }
    },
  };
}

function localSigner(name: string, office: string, { certificate, key }: KeyAndCertificate, { root }: DemoAuthority): Signer {
  const privateKey = createPrivateKey(key);
  return {
    name,
    office,
    chain: [derOf(certificate), derOf(root.certificate)],
    sign: async (bytes) => signBytes('sha256', bytes, privateKey),
  };
}

export function derOf(pem: string): Buffer {
  return Buffer.from(pem.replace(/-----[^-]+-----|\s/g, ''), 'base64');
}

const identities = new WeakMap<Signer, SignerIdentity>();

export interface SignedPdf {
  readonly pdf: Buffer;
  /** The moment an authority vouches for; null at level B-B. */
  readonly stampedAt: Date | null;
}

/**
 * Signs a PDF as PAdES B-B (ETSI EN 319 142-1): one signature over the whole document. With `stamp`, which gives a
 * timestamp of the signature's value, or null to do without, it reaches level B-T.
 */
export async function signPdf(
  pdf: Buffer,
  signer: Signer,
  facts: Omit<SignatureFacts, 'name'>,
  stamp?: (signature: Uint8Array) => Promise<Timestamp | null>,
): Promise<SignedPdf> {
  const prepared = prepareForSignature(pdf, { ...facts, name: signer.name }, stamp ? MOST_TOKEN : 0);
  const [, end, start] = prepared.byteRange;
  const digest = createHash('sha256').update(prepared.pdf.subarray(0, end)).update(prepared.pdf.subarray(start)).digest();
  const identity = identities.get(signer) ?? identityOf(signer.chain);
  identities.set(signer, identity);
  let stamped: Timestamp | null = null;
  const cms = await makeCms(
    digest,
    identity,
    (bytes) => signer.sign(bytes),
    async (signature) => {
      stamped = (await stamp?.(signature)) ?? null;
      return stamped && stamped.token;
    },
  );
  return { pdf: placeSignature(prepared, cms), stampedAt: (stamped as Timestamp | null)?.at ?? null };
}

/** Nobody may sign with this certificate today. */
export class SigningRefused extends Error {
  readonly why: 'ended' | 'not-yet';

  constructor(why: 'ended' | 'not-yet', { serialNumber, validFrom, validTo }: X509Certificate) {
    super(`certificate ${serialNumber} holds from ${validFrom} to ${validTo}, not today; /kelola/sertifikat says whose it is`);
    this.name = 'SigningRefused';
    this.why = why;
  }
}

const held = new WeakMap<Signer, readonly X509Certificate[]>();

/** Throws SigningRefused unless the signer's certificate, and every one above it, holds at that moment. */
export function refuseUnlessHeld(signer: Signer, at: Date): void {
  const chain = held.get(signer) ?? signer.chain.map((der) => new X509Certificate(der));
  held.set(signer, chain);
  for (const certificate of chain) {
    if (at > certificate.validToDate) throw new SigningRefused('ended', certificate);
    if (at < certificate.validFromDate) throw new SigningRefused('not-yet', certificate);
  }
}
