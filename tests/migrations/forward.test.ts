import { readConfig } from '#main';
import { verifyAudit } from '#platform/audit';
import { foldAll, readCase } from '#platform/cases';
import { createEmptyDatabase, createScratchDatabase, startApp } from '#support';
import { createHash } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { rehearse } from '../../src/main/backup/rehearse.ts';
import { readWhole, restore } from '../../src/main/backup/restore.ts';
import { openStorage } from '../../src/main/storage.ts';
import { openKeys, releasedVersions, unpackRelease } from './released.ts';
import { schemaOf } from './schema.ts';

const released = await releasedVersions();
const system = { kind: 'system', name: 'test' } as const;

it('knows a released schema', () => expect(released).toContain('0.1.0'));

describe.each(released)('what %s wrote', (version) => {
  it('comes forward to the schema of today, and is read by the code of today', async () => {
    const home = await mkdtemp(join(tmpdir(), 'wantilan-released-'));
    const [database, empty, fresh] = [await createEmptyDatabase(), await createEmptyDatabase(), await createScratchDatabase()];
    try {
      const [backups, dataDir] = [join(home, 'backups'), join(home, 'data')];
      await unpackRelease(version, backups);
      const [moment = ''] = (await readdir(backups)).filter((name) => name !== 'contents');
      const config = readConfig({ ...openKeys, DATA_DIR: dataDir, DATABASE_URL: database.url });
      await restore(config, database.url, join(backups, moment), await readWhole(join(backups, moment)));
      expect(await schemaOf(database.url)).toEqual(await schemaOf(fresh.url));

      const app = await startApp({ database, env: { ...openKeys, DATA_DIR: dataDir } });
      const cases = await app.db.selectFrom('cases.case').select(['id', 'number']).execute();
      expect(cases.length).toBeGreaterThan(1);
      const niluh = await app.signedIn('niluh@contoh.test');
      for (const { id, number } of cases) {
        const { state, entries } = await readCase(app.deps.cases, id, system);
        expect(foldAll(entries), number).toEqual(state);
        expect((await niluh.get(`/berkas/${id}`)).body).toContain(number);
        // What lies sealed is opened by the keys it was sealed with.
        expect((await niluh.get(`/api/v1/cases/${id}`)).json()).toMatchObject({ answers: { applicant: { nik: '5103055203899901' } } });
      }
      const documents = await app.db.selectFrom('documents.document').select(['number', 'verification_code', 'sha256']).execute();
      expect(documents.length).toBeGreaterThan(1);
      for (const { number, verification_code: code, sha256 } of documents) {
        expect((await app.inject({ method: 'GET', url: `/verifikasi/${code}` })).body).toContain(number);
        const bytes = await openStorage(config).get(sha256);
        expect(createHash('sha256').update(bytes).digest('hex')).toBe(sha256);
      }
      const { entries, broken } = await verifyAudit(app.db);
      expect([entries > 5, broken]).toEqual([true, []]);
      await app.close();

      const said: string[] = [];
      const folder = join(backups, moment);
      const rehearsed = {
        folder,
        manifest: await readWhole(folder),
        databaseUrl: empty.url,
        most: 100,
        say: (line: string) => said.push(line),
      };
      expect(await rehearse(config, rehearsed)).toEqual([]);
      expect(said.filter((line) => /^ {2}\w+\/\d{4}_/.test(line)).length, said.join('\n')).toBeGreaterThan(5);
    } finally {
      await Promise.all([database.close(), empty.close(), fresh.close()]);
      await rm(home, { recursive: true, force: true });
    }
  });
});
