import { createHash, webcrypto } from 'node:crypto';
import 'reflect-metadata';
import * as x509 from '@peculiar/x509';
import * as pkijs from 'pkijs';
import { OID } from './cms.ts';
import { firstValue } from './der.ts';

pkijs.setEngine('node', new pkijs.CryptoEngine({ name: 'node', crypto: webcrypto as Crypto }));
x509.cryptoProvider.set(webcrypto as Crypto);

/**
 * valid: signed by somebody we trust, not a byte changed. unsigned: no signature at all. changed: bytes under the
 * signature are not those signed. changed-after: something was added after signing. broken: a signature nobody can
 * read. untrusted: signed, by somebody whose certificate leads to no authority we know. expired: the certificate did
 * not hold at the time of signing.
 */
export type Finding = 'valid' | 'unsigned' | 'changed' | 'changed-after' | 'broken' | 'untrusted' | 'expired';

/** What an independent reading of a PDF's last signature found. */
export interface SignatureReport {
  readonly finding: Finding;
  readonly signer: string | null;
  readonly organisation: string | null;
  readonly issuer: string | null;
  /** As the signature itself says; nobody vouches for it at level B-B. */
  readonly signedAt: Date | null;
  /** Until when the signer's certificate holds. */
  readonly certificateUntil: Date | null;
  readonly coversWhole: boolean;
  readonly sha256: string;
}

/**
 * Checks the last signature of a PDF: that the bytes are those signed, that the signature belongs to its certificate,
 * that the certificate leads to one of `anchors` (DER), and that nothing was added afterwards. Never throws for
 * anything a stranger may send.
 */
export async function checkPdf(pdf: Buffer, anchors: readonly Buffer[], now: Date): Promise<SignatureReport> {
  const nothing: SignatureReport = {
    finding: 'unsigned',
    signer: null,
    organisation: null,
    issuer: null,
    signedAt: null,
    certificateUntil: null,
    coversWhole: false,
    sha256: createHash('sha256').update(pdf).digest('hex'),
  };
  const found = findSignature(pdf);
  if (found === null) return nothing;
  if (found === 'broken') return { ...nothing, finding: 'broken' };
  try {
    return { ...nothing, ...(await judge(pdf, found, anchors, now)) };
  } catch {
    return { ...nothing, finding: 'broken' };
  }
}

interface Found {
  readonly range: readonly [number, number, number, number];
  readonly cms: Buffer;
  readonly signedAt: Date | null;
}

// Hexadecimal digits; signatures with long chains and revocation lists stay below.
const MAX_GAP = 400_000;
const RANGE = /\/ByteRange\s{0,20}\[\s{0,20}(\d{1,12})\s{1,80}(\d{1,12})\s{1,80}(\d{1,12})\s{1,80}(\d{1,12})\s{0,80}\]/g;

function findSignature(pdf: Buffer): Found | 'broken' | null {
  const at = pdf.lastIndexOf('/ByteRange');
  if (at < 0) return null;
  const from = Math.max(0, at - 2000);
  const near = pdf.toString('latin1', from, at + 2000);
  const last = [...near.matchAll(RANGE)].at(-1);
  if (!last) return 'broken';
  const range = [Number(last[1]), Number(last[2]), Number(last[3]), Number(last[4])] as const;
  if (range[0] !== 0 || range[1] <= 0 || range[2] <= range[1] || range[2] + range[3] > pdf.length) return 'broken';
  if (range[2] - range[1] > MAX_GAP) return 'broken';
  // The gap must hold the signature and nothing else: otherwise content could hide in it.
  const gap = pdf.toString('latin1', range[1], range[2]);
  if (!/^<(?:[0-9a-fA-F]{2})+>$/.test(gap)) return 'broken';
  // What is said about the signature must itself be signed, and stand in the dictionary around the gap.
  const dictionary = near.slice(0, Math.max(0, range[1] - from)) + pdf.toString('latin1', range[2], range[2] + 2000);
  const stamp = [...dictionary.matchAll(/\/M\s{0,20}\(D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z/g)].at(-1);
  const signedAt = stamp ? new Date(`${stamp[1]}-${stamp[2]}-${stamp[3]}T${stamp[4]}:${stamp[5]}:${stamp[6]}Z`) : null;
  return { range, cms: Buffer.from(gap.slice(1, -1), 'hex'), signedAt: signedAt && !Number.isNaN(signedAt.getTime()) ? signedAt : null };
}

async function judge(
  pdf: Buffer,
  { range, cms, signedAt }: Found,
  anchors: readonly Buffer[],
  now: Date,
): Promise<Partial<SignatureReport> & { finding: Finding }> {
  const content = pkijs.ContentInfo.fromBER(new Uint8Array(withoutPadding(cms)));
  const signed = new pkijs.SignedData({ schema: content.content });
  const certificates = (signed.certificates ?? []).filter((one): one is pkijs.Certificate => one instanceof pkijs.Certificate);
  const own = ownCertificate(signed, certificates);
  if (!own) return { finding: 'broken' };
  const certificate = new x509.X509Certificate(own.toSchema().toBER());
  const facts = {
    signer: certificate.subjectName.getField('CN')[0] ?? null,
    organisation: certificate.subjectName.getField('O')[0] ?? null,
    issuer: certificate.issuerName.getField('CN')[0] ?? null,
    signedAt,
    certificateUntil: certificate.notAfter,
    coversWhole: range[2] + range[3] === pdf.length,
  };
  const bytes = Buffer.concat([pdf.subarray(0, range[1]), pdf.subarray(range[2], range[2] + range[3])]);
  const data = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length);
  const valid = await signed.verify({ signer: 0, data, checkChain: false }).catch(() => false);
  if (!valid) return { ...facts, finding: 'changed' };
  // A signing time to come is nobody's word; the certificate must then hold now.
  const at = signedAt && signedAt <= now ? signedAt : now;
  const trust = maySign(certificate) ? await chainOf(certificate, certificates, anchors, at) : 'untrusted';
  if (trust !== 'valid') return { ...facts, finding: trust };
  return { ...facts, finding: facts.coversWhole ? 'valid' : 'changed-after' };
}

/** The room kept for a signature is filled up with zeros, and with nothing else. */
function withoutPadding(room: Buffer): Uint8Array {
  const value = firstValue(room);
  if (room.subarray(value.length).some((byte) => byte !== 0)) throw new RangeError('something hides behind the signature');
  return value;
}

/** The certificate the only signer names by issuer and number and, in the signed attributes, by its hash (RFC 5035). */
function ownCertificate(signed: pkijs.SignedData, certificates: readonly pkijs.Certificate[]): pkijs.Certificate | undefined {
  const [info, another] = signed.signerInfos;
  if (!info || another || !(info.sid instanceof pkijs.IssuerAndSerialNumber)) return undefined;
  const { serialNumber, issuer } = info.sid;
  const own = certificates.find((one) => one.serialNumber.isEqual(serialNumber) && one.issuer.isEqual(issuer));
  const named = info.signedAttrs?.attributes.find((one) => one.type === OID.signingCertificateV2);
  if (!own || !named) return undefined;
  const hash = createHash('sha256').update(Buffer.from(own.toSchema().toBER())).digest();
  const attribute = Buffer.from(named.toSchema().toBER());
  return attribute.includes(hash) ? own : undefined;
}

function maySign(certificate: x509.X509Certificate): boolean {
  const usage = certificate.getExtension(x509.KeyUsagesExtension)?.usages ?? 0;
  return (usage & (x509.KeyUsageFlags.digitalSignature | x509.KeyUsageFlags.nonRepudiation)) !== 0;
}

/** Follows issuers to a trust anchor; every certificate on the way must hold at the time of signing. */
async function chainOf(
  leaf: x509.X509Certificate,
  given: readonly pkijs.Certificate[],
  anchors: readonly Buffer[],
  at: Date,
): Promise<'valid' | 'untrusted' | 'expired'> {
  const pool = given.map((one) => new x509.X509Certificate(one.toSchema().toBER()));
  const trusted = anchors.map((bytes) => new x509.X509Certificate(new Uint8Array(bytes)));
  let expired = false;
  let here = leaf;
  for (let step = 0; step < 6; step++) {
    expired ||= at < here.notBefore || at > here.notAfter;
    const anchor = await issuerAmong(here, trusted);
    if (anchor) return expired || at < anchor.notBefore || at > anchor.notAfter ? 'expired' : 'valid';
    const above = await issuerAmong(
      here,
      pool.filter((one) => !one.equal(here) && one.getExtension(x509.BasicConstraintsExtension)?.ca),
    );
    if (!above) return 'untrusted';
    here = above;
  }
  return 'untrusted';
}

async function issuerAmong(
  certificate: x509.X509Certificate,
  candidates: readonly x509.X509Certificate[],
): Promise<x509.X509Certificate | undefined> {
  for (const one of candidates)
    if (one.subject === certificate.issuer && (await certificate.verify({ publicKey: one, signatureOnly: true }))) return one;
  return undefined;
}
