import { createHash, createPrivateKey, sign as signBytes } from 'node:crypto';
import { placeSignature, prepareForSignature, type SignatureFacts } from '../pdf/increment.ts';
import type { DemoAuthority } from './authority.ts';
import type { KeyAndCertificate } from './certificates.ts';
import { identityOf, makeCms, type SignerIdentity } from './cms.ts';

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
  signerOf(holder: { readonly name: string; readonly office: string }): Promise<Signer>;
}

/** Signers whose certificates the demonstration's authority makes; a certificate is renewed in time. */
export function demoSigners(authority: DemoAuthority, now: () => Date): SignerSource {
  const made = new Map<string, Promise<Signer>>();
  return {
    signerOf: ({ name, office }) => {
      const at = now();
      const key = `${name}|${office}|${at.getUTCFullYear()}`;
      const known = made.get(key) ?? authority.signerFor(name, office, at).then((pair) => localSigner(name, office, pair, authority));
      made.set(key, known);
      known.catch(() => made.delete(key));
      return known;
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

/** Signs a PDF as PAdES B-B (ETSI EN 319 142-1): one signature over the whole document. */
export async function signPdf(pdf: Buffer, signer: Signer, facts: Omit<SignatureFacts, 'name'>): Promise<Buffer> {
  const prepared = prepareForSignature(pdf, { ...facts, name: signer.name });
  const [, end, start] = prepared.byteRange;
  const digest = createHash('sha256').update(prepared.pdf.subarray(0, end)).update(prepared.pdf.subarray(start)).digest();
  const identity = identities.get(signer) ?? identityOf(signer.chain);
  identities.set(signer, identity);
  return placeSignature(prepared, await makeCms(digest, identity, (bytes) => signer.sign(bytes)));
}
