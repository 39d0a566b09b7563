import { createHash } from 'node:crypto';
import 'reflect-metadata';
import * as x509 from '@peculiar/x509';
import type * as pkijs from 'pkijs';
import { checkToken, type TokenReport } from './check-token.ts';
import { OID } from './cms.ts';
import { firstValue } from './der.ts';
import { chainOf, readSigned } from './reading.ts';

/** Whom and what we believe; root certificates are DER. */
export interface Trust {
  /** Of those who sign. */
  readonly anchors: readonly Buffer[];
  /** Of those who vouch for time. */
  readonly timeAnchors: readonly Buffer[];
  /** From when each revoked certificate does not count, by fingerprint (SHA-256, hexadecimal). */
  readonly revoked: ReadonlyMap<string, Date>;
  /** When the register entered these very bytes; it vouches for time where no authority does. */
  readonly entered?: Date | undefined;
}

/**
 * valid: signed by somebody we trust, not a byte changed. unsigned: no signature at all. changed: bytes under the
 * signature are not those signed. changed-after: something was added after signing. broken: a signature nobody can
 * read. untrusted: signed, by somebody whose certificate leads to no authority we know. expired: the certificate did
 * not hold at the time of signing. certificate-revoked: it was revoked, and nobody vouches that it signed before.
 */
export type Finding = 'valid' | 'unsigned' | 'changed' | 'changed-after' | 'broken' | 'untrusted' | 'expired' | 'certificate-revoked';

/** What an independent reading of a PDF's last signature found. */
export interface SignatureReport {
  readonly finding: Finding;
  readonly signer: string | null;
  readonly organisation: string | null;
  readonly issuer: string | null;
  /** As the signature itself says; nobody vouches for it. */
  readonly signedAt: Date | null;
  /** What a timestamp of the signature says (level B-T); null where it carries none (B-B). */
  readonly timestamp: TokenReport | null;
  /** The signer's certificate, DER. */
  readonly certificate: Buffer | null;
  /** Until when the signer's certificate holds. */
  readonly certificateUntil: Date | null;
  readonly coversWhole: boolean;
  readonly sha256: string;
}

/**
 * Checks the last signature of a PDF: that the bytes are those signed, that the signature belongs to its certificate,
 * that the certificate leads to somebody we trust, and that nothing was added afterwards. Held certificates are asked
 * of the moment a timestamp vouches for, else of the one the signature claims. Never throws for anything a stranger
 * may send.
 */
export async function checkPdf(pdf: Buffer, trust: Trust, now: Date): Promise<SignatureReport> {
  const nothing: SignatureReport = {
    finding: 'unsigned',
    signer: null,
    organisation: null,
    issuer: null,
    signedAt: null,
    timestamp: null,
    certificate: null,
    certificateUntil: null,
    coversWhole: false,
    sha256: createHash('sha256').update(pdf).digest('hex'),
  };
  const found = findSignature(pdf);
  if (found === null) return nothing;
  if (found === 'broken') return { ...nothing, finding: 'broken' };
  try {
    return { ...nothing, ...(await judge(pdf, found, trust, now)) };
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
  { anchors, timeAnchors, revoked, entered }: Trust,
  now: Date,
): Promise<Partial<SignatureReport> & { finding: Finding }> {
  const read = readSigned(withoutPadding(cms), [OID.signingCertificateV2]);
  if (!read) return { finding: 'broken' };
  const { signed, info, own, given } = read;
  const timestamp = await timestampOf(info, timeAnchors);
  const facts = {
    signer: own.subjectName.getField('CN')[0] ?? null,
    organisation: own.subjectName.getField('O')[0] ?? null,
    issuer: own.issuerName.getField('CN')[0] ?? null,
    signedAt,
    timestamp,
    certificate: Buffer.from(own.rawData),
    certificateUntil: own.notAfter,
    coversWhole: range[2] + range[3] === pdf.length,
  };
  const bytes = Buffer.concat([pdf.subarray(0, range[1]), pdf.subarray(range[2], range[2] + range[3])]);
  const data = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length);
  const valid = await signed.verify({ signer: 0, data, checkChain: false }).catch(() => false);
  if (!valid) return { ...facts, finding: 'changed' };
  // A signing time to come is nobody's word; the certificate must then hold now.
  const claimed = signedAt && signedAt <= now ? signedAt : now;
  const at = timestamp?.finding === 'valid' ? timestamp.at : claimed;
  const trust = maySign(own) ? await chainOf(own, given, anchors, at) : 'untrusted';
  if (trust !== 'valid') return { ...facts, finding: trust };
  // Whoever has the key of a revoked certificate can claim any day: only another's word on time helps.
  const revokedFrom = revoked.get(createHash('sha256').update(new Uint8Array(own.rawData)).digest('hex'));
  const proven = timestamp?.finding === 'valid' ? timestamp.at : entered;
  if (revokedFrom && !(proven && proven < revokedFrom)) return { ...facts, finding: 'certificate-revoked' };
  return { ...facts, finding: facts.coversWhole ? 'valid' : 'changed-after' };
}

/** The timestamp of a signature's value, checked (RFC 3161, appendix A); null where there is none. */
async function timestampOf({ unsignedAttrs, signature }: pkijs.SignerInfo, roots: readonly Buffer[]): Promise<TokenReport | null> {
  const attribute = unsignedAttrs?.attributes.find(({ type }) => type === OID.signatureTimestamp);
  if (!attribute) return null;
  const [token] = attribute.values as readonly { readonly valueBeforeDecodeView: Uint8Array }[];
  return token ? checkToken(token.valueBeforeDecodeView, new Uint8Array(signature.getValue()), roots, null) : { finding: 'unreadable' };
}

/** The room kept for a signature is filled up with zeros, and with nothing else. */
function withoutPadding(room: Buffer): Uint8Array {
  const value = firstValue(room);
  if (room.subarray(value.length).some((byte) => byte !== 0)) throw new RangeError('something hides behind the signature');
  return value;
}

function maySign(certificate: x509.X509Certificate): boolean {
  const usage = certificate.getExtension(x509.KeyUsagesExtension)?.usages ?? 0;
  return (usage & (x509.KeyUsageFlags.digitalSignature | x509.KeyUsageFlags.nonRepudiation)) !== 0;
}
