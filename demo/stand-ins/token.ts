import * as asn1js from 'asn1js';
import { createHash, sign, X509Certificate } from 'node:crypto';
import type { Identity } from './certificates.ts';

const oid = (value: string) => new asn1js.ObjectIdentifier({ value });
const sequence = (...value: asn1js.BaseBlock[]) => new asn1js.Sequence({ value });
const setOf = (...value: asn1js.BaseBlock[]) => new asn1js.Set({ value });
const small = (value: number) => new asn1js.Integer({ value });
const octets = (bytes: Uint8Array) => new asn1js.OctetString({ valueHex: new Uint8Array(bytes) });
const context = (tagNumber: number, ...value: asn1js.BaseBlock[]) => new asn1js.Constructed({ idBlock: { tagClass: 3, tagNumber }, value });
const bytesOf = (block: asn1js.BaseBlock) => Buffer.from(block.toBER());
const parsed = (bytes: Uint8Array) => asn1js.fromBER(new Uint8Array(bytes)).result;
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest();
const SHA256 = () => sequence(oid('2.16.840.1.101.3.4.2.1'));

/** What somebody asks a timestamp authority (RFC 3161, 2.4.1). */
export interface Question {
  readonly imprint: Buffer;
  readonly nonce: Buffer | null;
}

/** Throws where it is no TimeStampReq with a SHA-256 imprint. */
export function readQuestion(bytes: Buffer): Question {
  const [, imprint, ...rest] = (parsed(bytes) as asn1js.Sequence).valueBlock.value;
  const [algorithm, hash] = (imprint as asn1js.Sequence).valueBlock.value;
  const [name] = (algorithm as asn1js.Sequence).valueBlock.value;
  if ((name as asn1js.ObjectIdentifier).getValue() !== '2.16.840.1.101.3.4.2.1') throw new Error('not SHA-256');
  const nonce = rest.find((one): one is asn1js.Integer => one instanceof asn1js.Integer);
  return {
    imprint: Buffer.from((hash as asn1js.OctetString).getValue()),
    nonce: nonce ? Buffer.from(nonce.valueBlock.valueHexView) : null,
  };
}

/** TimeStampResp that refuses: PKIStatus rejection. */
export function refusal(): Buffer {
  return bytesOf(sequence(sequence(small(2))));
}

/** TimeStampResp that grants: a token signed by ECDSA with SHA-256, the authority's certificate inside. */
export function answer({ imprint, nonce }: Question, at: Date, serial: number, by: Identity): Buffer {
  const info = bytesOf(
    sequence(
      small(1),
      oid('1.3.6.1.4.1.99999.1'),
      sequence(SHA256(), octets(imprint)),
      small(serial),
      new asn1js.GeneralizedTime({ valueDate: at }),
      ...(nonce ? [new asn1js.Integer({ valueHex: new Uint8Array(nonce) })] : []),
    ),
  );
  const certificate = new X509Certificate(by.certificate).raw;
  const [body] = (parsed(certificate) as asn1js.Sequence).valueBlock.value;
  const [, number, , issuer] = (body as asn1js.Sequence).valueBlock.value;
  if (!number || !issuer) throw new Error('no version 3 certificate');
  const timestampInfo = '1.2.840.113549.1.9.16.1.4';
  const attributes = [
    sequence(oid('1.2.840.113549.1.9.3'), setOf(oid(timestampInfo))),
    sequence(oid('1.2.840.113549.1.9.4'), setOf(octets(sha256(info)))),
    sequence(oid('1.2.840.113549.1.9.16.2.47'), setOf(sequence(sequence(sequence(octets(sha256(certificate))))))),
  ].sort((a, b) => Buffer.compare(bytesOf(a), bytesOf(b)));
  const signature = sign('sha256', bytesOf(setOf(...attributes)), by.key);
  const signer = sequence(
    small(1),
    sequence(issuer, number),
    SHA256(),
    context(0, ...attributes),
    sequence(oid('1.2.840.10045.4.3.2')),
    octets(signature),
  );
  const content = sequence(oid(timestampInfo), context(0, octets(info)));
  const signed = sequence(small(3), setOf(SHA256()), content, context(0, parsed(certificate)), setOf(signer));
  return bytesOf(sequence(sequence(small(0)), sequence(oid('1.2.840.113549.1.7.2'), context(0, signed))));
}
