import { officeTemplate, renderPdf } from '#platform/documents';
import { execFileSync } from 'node:child_process';
import { createHash, verify, X509Certificate } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DemoAuthority } from './authority.ts';
import { checkPdf, type Trust } from './check.ts';
import { demoSigners, derOf, signPdf } from './signer.ts';

const now = new Date('2026-03-02T02:00:00Z');
const holder = { name: 'I Made Wirawan, S.T.', office: 'Kepala Dinas Contoh' };
const pdf = renderPdf(officeTemplate('test', 'Isi keputusan.'), { title: 'Keputusan 1', demo: true }, now);

let folder: string;
let trust: Trust;
let signed: Buffer;

async function signedBy(authority: DemoAuthority, at = now): Promise<Buffer> {
  const signer = await demoSigners(authority, () => at).signerOf(holder, new Set());
  return (await signPdf(pdf, signer, { reason: 'Keputusan', location: 'Dinas Contoh', at: now })).pdf;
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'signing-'));
  const authority = await DemoAuthority.open(join(folder, 'own'), now);
  trust = { anchors: [derOf(authority.root.certificate)], timeAnchors: [], revoked: new Map() };
  signed = await signedBy(authority);
});
afterAll(() => rm(folder, { recursive: true }));

describe('a signed document', () => {
  it('is found valid, with signer, issuer and time', async () => {
    expect(await checkPdf(signed, trust, now)).toMatchObject({
      finding: 'valid',
      signer: holder.name,
      organisation: holder.office,
      issuer: 'Wantilan CONTOH Root CA',
      signedAt: now,
      coversWhole: true,
      sha256: createHash('sha256').update(signed).digest('hex'),
    });
  });

  it('holds the unsigned document unchanged in front', () => {
    expect(signed.subarray(0, pdf.length).equals(pdf)).toBe(true);
  });

  it('shows its title instead of a file name', () => {
    expect(signed.toString('latin1').match(/\/DisplayDocTitle true/g)).toHaveLength(1);
  });

  it('convinces readers that share no code with us', async () => {
    expect(readAlone(signed)).toEqual({ digest: true, signature: true, issued: true, certificateNamed: true });
    const tool = ['/usr/bin/pdfsig', '/usr/local/bin/pdfsig'].find(existsSync);
    if (!tool) return;
    const file = join(folder, 'signed.pdf');
    await writeFile(file, signed);
    const said = execFileSync(tool, ['-nocert', file], { encoding: 'utf8' });
    expect(said).toContain('Signature is Valid');
    expect(said).toContain('Total document signed');
    expect(said).toContain('ETSI.CAdES.detached');
  });

  it('carries no signing-time attribute, which PAdES forbids', () => {
    // 1.2.840.113549.1.9.5
    expect(cmsOf(signed).includes(Buffer.from('06092a864886f70d010905', 'hex'))).toBe(false);
  });
});

describe('what somebody did to it is found', () => {
  it('one changed byte anywhere outside the signature itself', async () => {
    const [, end, start] = rangeOf(signed);
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: signed.length - 1 - (start - end) }), async (place) => {
        const at = place < end ? place : place + (start - end);
        const changed = Buffer.from(signed);
        changed[at] = (changed[at] ?? 0) ^ 1;
        expect((await checkPdf(changed, trust, now)).finding).not.toBe('valid');
      }),
      { numRuns: 60 },
    );
  });

  it('a changed number in the text', async () => {
    const changed = Buffer.from(signed);
    const at = changed.indexOf('/Title');
    changed[at + 8] = (changed[at + 8] ?? 0) ^ 1;
    expect((await checkPdf(changed, trust, now)).finding).toBe('changed');
  });

  it('an update added after signing', async () => {
    const added = Buffer.concat([signed, Buffer.from('4 0 obj\n<< /Evil true >>\nendobj\nstartxref\n0\n%%EOF\n')]);
    expect(await checkPdf(added, trust, now)).toMatchObject({ finding: 'changed-after', coversWhole: false });
  });

  it('content hidden in the gap beside the signature', async () => {
    const [, end, start] = rangeOf(signed);
    const hidden = Buffer.from(signed);
    hidden.write('>4 0 obj << /Evil true >> endobj <', start - 100, 'latin1');
    expect((await checkPdf(hidden, trust, now)).finding).toBe('broken');
    const padded = Buffer.from(signed);
    padded.write('abcdef', start - 100, 'latin1');
    expect((await checkPdf(padded, trust, now)).finding).toBe('broken');
    expect(end).toBeLessThan(start);
  });

  it('a byte range that leaves a part out', async () => {
    const [, end, start, length] = rangeOf(signed);
    const text = signed.toString('latin1');
    const was = `0 ${end} ${start} ${length}`;
    const shrunk = Buffer.from(text.replace(was, `0 ${end} ${start} ${length - 10}`.padEnd(was.length)), 'latin1');
    expect((await checkPdf(shrunk, trust, now)).finding).toBe('changed');
    const outside = Buffer.from(text.replace(was, `9 ${end} ${start} ${length}`), 'latin1');
    expect((await checkPdf(outside, trust, now)).finding).toBe('broken');
  });

  it('a signature cut out', async () => {
    expect((await checkPdf(pdf, trust, now)).finding).toBe('unsigned');
  });

  it('an authority of the same name that is not ours', async () => {
    const foreign = await signedBy(await DemoAuthority.open(join(folder, 'foreign'), now));
    expect(await checkPdf(foreign, trust, now)).toMatchObject({ finding: 'untrusted', signer: holder.name });
  });

  it('a certificate that had run out when it signed', async () => {
    const past = new Date('2015-01-01T00:00:00Z');
    const authority = await DemoAuthority.open(join(folder, 'past'), past);
    const late = await signedBy(authority, past);
    expect((await checkPdf(late, { ...trust, anchors: [derOf(authority.root.certificate)] }, now)).finding).toBe('expired');
  });

  it('bytes that are no PDF at all, without throwing', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
        expect((await checkPdf(Buffer.from(bytes), trust, now)).finding).toBe('unsigned');
        const tail = `/ByteRange [0 5 9 ${bytes.length}]`;
        const report = await checkPdf(Buffer.concat([Buffer.from('%PDF-<30820000>'), bytes, Buffer.from(tail)]), trust, now);
        expect(report.finding).toBe('broken');
      }),
      { numRuns: 50 },
    );
  });
});

function rangeOf(file: Buffer): [number, number, number, number] {
  const found = /\/ByteRange \[(\d+) (\d+) (\d+) (\d+)/.exec(file.toString('latin1'));
  return [Number(found?.[1]), Number(found?.[2]), Number(found?.[3]), Number(found?.[4])];
}

function cmsOf(file: Buffer): Buffer {
  const [, end, start] = rangeOf(file);
  return Buffer.from(file.toString('latin1', end + 1, start - 1), 'hex');
}

/** A second reading of a PAdES signature, with Node's crypto and thirty lines of DER. */
function readAlone(file: Buffer) {
  const [, end, start, length] = rangeOf(file);
  const [, outer] = inside(cmsOf(file));
  const [signedData] = inside(outer);
  const [, , , certificates, infos] = inside(signedData);
  const [own, root] = inside(certificates)
    .map((one) => new X509Certificate(one))
    .sort((a, b) => Number(a.ca) - Number(b.ca));
  const [info] = inside(infos);
  const [, , , attributes, , signature] = inside(info);
  if (!own || !root || !attributes || !signature) throw new Error('no signature inside');
  const set = Buffer.from(attributes);
  set[0] = 0x31;
  const digest = createHash('sha256')
    .update(file.subarray(0, end))
    .update(file.subarray(start, start + length))
    .digest();
  // messageDigest, then the OCTET STRING of 32 bytes.
  const messageDigest = Buffer.concat([Buffer.from('06092a864886f70d01090431220420', 'hex'), digest]);
  return {
    digest: attributes.includes(messageDigest),
    signature: verify('sha256', set, own.publicKey, value(signature)),
    issued: own.verify(root.publicKey) && root.verify(root.publicKey),
    certificateNamed: attributes.includes(createHash('sha256').update(own.raw).digest()),
  };
}

function head(der: Buffer): { from: number; to: number } {
  const first = der[1] ?? 0;
  if (first < 128) return { from: 2, to: 2 + first };
  const size = first - 128;
  return { from: 2 + size, to: 2 + size + der.readUIntBE(2, size) };
}

function value(der: Buffer): Buffer {
  const { from, to } = head(der);
  return der.subarray(from, to);
}

function inside(der: Buffer | undefined): Buffer[] {
  if (!der) return [];
  const parts: Buffer[] = [];
  for (let rest = value(der); rest.length > 0; ) {
    const { to } = head(rest);
    parts.push(rest.subarray(0, to));
    rest = rest.subarray(to);
  }
  return parts;
}
