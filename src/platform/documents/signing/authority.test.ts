import { spawn } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DemoAuthority } from './authority.ts';

const now = new Date('2026-03-02T02:00:00Z');
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'authority-'));
});
afterAll(() => rm(folder, { recursive: true }));

describe('the demonstration authority', () => {
  it('keeps keys where only their owner reads', async () => {
    const place = join(folder, 'modes');
    const authority = await DemoAuthority.open(place, now);
    await authority.signerFor('Ni Ketut Ayu', 'Kepala Dinas', now);
    const modes = await Promise.all((await readdir(place)).map(async (file) => (await stat(join(place, file))).mode & 0o777));
    expect(modes).toEqual([0o600, 0o600]);
    expect((await stat(place)).mode & 0o777).toBe(0o700);
  });

  it('is the same after a restart', async () => {
    const place = join(folder, 'restart');
    const first = await DemoAuthority.open(place, now);
    const again = await DemoAuthority.open(place, new Date('2027-01-01T00:00:00Z'));
    expect(again.root).toEqual(first.root);
    const signer = await first.signerFor('Ni Ketut Ayu', 'Kepala Dinas', now);
    expect(await again.signerFor('Ni Ketut Ayu', 'Kepala Dinas', now)).toEqual(signer);
  });

  it('has one root after processes that start at once', async () => {
    const place = join(folder, 'race');
    const roots = await Promise.all([openElsewhere(place), openElsewhere(place), openElsewhere(place)]);
    expect(new Set(roots).size).toBe(1);
    expect((await readdir(place)).filter((file) => file.startsWith('root'))).toEqual(['root.json']);
  }, 120_000);

  it('says on every certificate that it is an example, and renews it in time', async () => {
    const authority = await DemoAuthority.open(join(folder, 'renew'), now);
    const { certificate } = await authority.signerFor('Ni Ketut Ayu', 'Kepala Dinas', now);
    const later = await authority.signerFor('Ni Ketut Ayu', 'Kepala Dinas', new Date('2028-12-01T00:00:00Z'));
    const [own, next] = [new X509Certificate(certificate), new X509Certificate(later.certificate)];
    expect(own.subject).toContain('CONTOH');
    expect(own.ca).toBe(false);
    expect(own.checkIssued(new X509Certificate(authority.root.certificate))).toBe(true);
    expect(new Date(next.validTo).getFullYear()).toBe(2031);
    expect(next.serialNumber).not.toBe(own.serialNumber);
  });

  it('tells holders of long, similar names apart', async () => {
    const authority = await DemoAuthority.open(join(folder, 'names'), now);
    const long = 'I Gusti Ngurah Agung Bagus Putra Wirawan Kusuma Atmaja Diningrat';
    const [one, other] = await Promise.all([authority.signerFor(`${long} I`, 'X', now), authority.signerFor(`${long} II`, 'X', now)]);
    expect(one.certificate).not.toBe(other.certificate);
  });
});

/** The root's certificate as a process of its own sees it. */
async function openElsewhere(place: string): Promise<string> {
  const code = `const { DemoAuthority } = await import(${JSON.stringify(join(import.meta.dirname, 'authority.ts'))});
    const authority = await DemoAuthority.open(${JSON.stringify(place)}, new Date(${now.getTime()}));
    process.stdout.write(authority.root.certificate);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', code], { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  for await (const chunk of child.stdout) said += String(chunk);
  return said;
}
