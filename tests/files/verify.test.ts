import { receiveFile, verifyFiles } from '#platform/files';
import { systemClock } from '#kernel';
import { startApp, type TestApp } from '#support';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeBackup } from '../../src/main/backup/make.ts';
import { readConfig } from '#main';
import { start } from '../start/started.ts';

const starter = join(import.meta.dirname, '../../scripts/start.mjs');

let app: TestApp<typeof systemClock>;
let home: string;
let personId: string;
beforeAll(async () => {
  app = await startApp({ clock: systemClock });
  home = await mkdtemp(join(tmpdir(), 'verify-'));
  personId = await app.account({ name: 'Ni Luh Sari', email: 'sari@example.com' });
});
afterAll(async () => {
  await app.close();
  await rm(home, { recursive: true, force: true });
});

const at = (sha256: string) => join(app.dataDir, 'files', sha256.slice(0, 2), sha256);
const run = async (...words: string[]) => {
  const begun = start({ DATABASE_URL: app.url, DATA_DIR: app.dataDir }, { command: [process.execPath, starter, 'files-verify', ...words] });
  return { code: await begun.ended(), output: begun.output() };
};
async function kept(text: string): Promise<{ id: string; sha256: string }> {
  const stream = Readable.from([Buffer.from(`%PDF-1.7\n1 0 obj << /Note (${text}) >> endobj\ntrailer << >>\n%%EOF\n`)]);
  const file = await receiveFile(app.deps.files, { stream, filename: `${text}.pdf`, kind: 'document', ownerPersonId: personId });
  await app.db
    .updateTable('files.file')
    .set({ stored_at: new Date(Date.now() - 7_200_000) })
    .where('id', '=', file.id)
    .execute();
  return file;
}

describe('the files', () => {
  it('are found whole, missing, damaged or orphaned, and mended from a backup', async () => {
    const [whole, missing, damaged] = [await kept('utuh'), await kept('hilang'), await kept('rusak')];
    const [coming] = [await kept('datang')];
    const clean = await run();
    expect(clean, clean.output).toMatchObject({ code: 0, output: expect.stringContaining('4 contents') });
    expect(clean.output).toContain('0 faults');
    const config = readConfig({ DATABASE_URL: app.url, DATA_DIR: app.dataDir });
    await makeBackup(config, app.url, join(home, 'backups'), new Date());

    const before = await readFile(at(damaged.sha256));
    await rm(at(missing.sha256));
    await writeFile(at(damaged.sha256), 'bit yang lain');
    // A row whose bytes may still be on their way is no fault.
    await app.db.updateTable('files.file').set({ stored_at: new Date() }).where('id', '=', coming.id).execute();
    await rm(at(coming.sha256));
    const { sha256: orphan } = await app.deps.files.storage.put(Buffer.from('milik siapa'));
    const { sha256: young } = await app.deps.files.storage.put(Buffer.from('baru saja'));
    const long = new Date(Date.now() - 5 * 86_400_000);
    await utimes(at(orphan), long, long);

    const found = await run();
    expect(found.code).toBe(1);
    expect(found.output).toContain(`missing  ${missing.sha256}  ${missing.id}`);
    expect(found.output).toContain(`damaged  ${damaged.sha256}  ${damaged.id}`);
    expect(found.output).toContain(`orphaned  ${orphan}`);
    expect(found.output).not.toContain(whole.sha256);
    expect(found.output).not.toContain(coming.sha256);
    expect(found.output).not.toContain(young);
    expect(existsSync(at(orphan))).toBe(true);

    const alone = await run('--repair');
    expect(alone, alone.output).toMatchObject({ code: 1, output: expect.stringContaining('3 faults, 1 repaired') });
    expect(existsSync(at(orphan))).toBe(false);
    expect(existsSync(at(young))).toBe(true);
    expect((await readFile(at(damaged.sha256))).toString()).toBe('bit yang lain');

    const mended = await run('--repair', '--from', join(home, 'backups'));
    expect(mended, mended.output).toMatchObject({ code: 0, output: expect.stringContaining('2 faults, 2 repaired') });
    expect((await readFile(at(damaged.sha256))).equals(before)).toBe(true);
    expect(existsSync(at(missing.sha256))).toBe(true);
    expect((await run()).output).toContain('0 faults');
    const noted = await app.db
      .selectFrom('audit.entry')
      .select('detail')
      .where('action', '=', 'files.repair')
      .orderBy('at')
      .orderBy('seq')
      .execute();
    expect(noted.map(({ detail }) => detail)).toEqual([
      { missing: 0, damaged: 0, orphaned: 1 },
      { missing: 1, damaged: 1, orphaned: 0 },
    ]);
  });

  it('are not mended with bytes that are others', async () => {
    const file = await kept('tiruan');
    await writeFile(at(file.sha256), 'rusak');
    const { faults } = await verifyFiles(app.deps.files, { repair: true, copyOf: async () => Buffer.from('bukan itu') });
    expect(faults).toMatchObject([{ what: 'damaged', sha256: file.sha256, repaired: false }]);
    expect((await readFile(at(file.sha256))).toString()).toBe('rusak');
  });
});
