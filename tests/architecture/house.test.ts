import { existsSync, readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { configTable } from '#main';
import { describe, expect, it } from 'vitest';
import { find, home, modules, productFiles, read, withoutComments } from './tree.ts';

const documents = [...find('*.md'), ...find('docs/**/*.md'), ...find('src/**/README.md'), ...find('{tests,demo,bench}/**/README.md')];
const scripts = Object.keys((JSON.parse(read('package.json')) as { scripts: Record<string, string> }).scripts);

/** Paths of a tree drawn with two spaces a level: the first word of each line, under the folders above it. */
function pathsOfTree(drawing: string): string[] {
  const above: string[] = [];
  return drawing.split('\n').flatMap((line) => {
    const found = /^( *)(\S+)/.exec(line);
    if (!found?.[2]) return [];
    const depth = (found[1]?.length ?? 0) / 2;
    above.length = depth;
    above[depth] = found[2];
    return [above.join('').replace(/\/$/, '')];
  });
}

describe('ARCHITECTURE.md', () => {
  const drawing = /```tree\n([\s\S]*?)```/.exec(read('ARCHITECTURE.md'))?.[1] ?? '';
  const drawn = pathsOfTree(drawing);

  it('draws only what exists', () => {
    expect(drawn.length).toBeGreaterThan(20);
    expect(drawn.filter((path) => !existsSync(join(home, path)))).toEqual([]);
  });

  it('draws every folder of the house', () => {
    const folders = (under: string) =>
      existsSync(join(home, under))
        ? readdirSync(join(home, under), { withFileTypes: true })
            .filter((entry) => entry.isDirectory())
            .map((entry) => join(under, entry.name))
        : [];
    const ignored = new Set(['.git', 'node_modules', 'data', 'dist', 'shots']);
    const top = folders('.').filter((folder) => !ignored.has(folder) && find(`${folder}/**/*.{ts,md}`).length > 0);
    const kept = [...top, ...folders('src'), ...folders('src/platform'), ...folders('src/services'), 'docs/adr', 'docs/how-to'];
    expect(kept.filter((folder) => !drawn.includes(folder))).toEqual([]);
  });
});

describe('the written house', () => {
  it('names only commands that exist', () => {
    const unknown = documents.flatMap((file) =>
      [...read(file).matchAll(/\bnpm (?:run ([a-z][a-z0-9:-]*)|(test|start))\b/g)]
        .map((match) => match[1] ?? match[2] ?? '')
        .filter((name) => !scripts.includes(name))
        .map((name) => `${file}: npm run ${name}`),
    );
    expect(unknown).toEqual([]);
  });

  it('names only places that exist', () => {
    const missing = documents.flatMap((file) =>
      [...read(file).matchAll(/`((?:src|tests|docs|scripts|demo|bench|\.ci)\/[^`\s]*)`/g)]
        .map((match) => match[1] ?? '')
        .filter((place) => !/[<…]/.test(place))
        .filter((place) => (place.includes('*') ? find(place).length === 0 : !existsSync(join(home, place))))
        .map((place) => `${file}: ${place}`),
    );
    expect(missing).toEqual([]);
  });

  it('links only to what exists', () => {
    const broken = documents.flatMap((file) =>
      [...read(file).matchAll(/\]\(([^)#:]+)(?:#[^)]*)?\)/g)]
        .map((match) => match[1] ?? '')
        .filter((target) => !existsSync(join(home, dirname(file), target)))
        .map((target) => `${file}: ${target}`),
    );
    expect(broken).toEqual([]);
  });

  it('lists every setting in README.md, as the application reads it', () => {
    const rows = [...read('README.md').matchAll(/^\| `([A-Z0-9_]+)` \| (.*?) \| (.*) \|$/gm)].map(([, name, otherwise, meaning]) => ({
      name,
      otherwise,
      meaning,
    }));
    expect(rows).toEqual(
      configTable.map(({ name, otherwise, meaning }) => ({ name, otherwise: otherwise && `\`${otherwise}\``, meaning })),
    );
  });
});

describe('every module', () => {
  for (const folder of modules())
    it(`${folder} has a door and half a page about itself`, () => {
      // What main registers: only a module without pages and tables has nothing to register.
      const registers = find(`${folder}/{features,migrations}`).length > 0;
      for (const file of ['index.ts', 'README.md', ...(registers ? ['module.ts'] : [])])
        expect(existsSync(join(home, folder, file)), file).toBe(true);
      expect(read(`${folder}/README.md`).length).toBeGreaterThan(400);
    });

  it('keeps its files short', () => {
    // A catalogue of texts is a list, and a test reads from top to bottom.
    const limitOf = (file: string) => (/\/messages\/(id|en)\.ts$/.test(file) ? 1000 : /\btests?\b/.test(file) ? 600 : 300);
    const long = find('{clients,src,tests,demo,bench,scripts}/**/*.{ts,tsx,mjs}')
      .filter((file) => !file.endsWith('/generated.ts') && statSync(join(home, file)).isFile())
      .filter((file) => read(file).split('\n').length > limitOf(file));
    expect(long).toEqual([]);
  });
});

describe('the platform', () => {
  it('leaves the words of a service to the service', () => {
    const words = /\b(PBG|IMB|SKRD|PTUN|Badung|[Pp]emilik(?:nya)?)\b/;
    const shared = productFiles().filter((file) => /^src\/(platform|portal|web|i18n|kernel|db)\//.test(file));
    expect(shared.length).toBeGreaterThan(200);
    expect(shared.filter((file) => words.test(withoutComments(read(file))))).toEqual([]);
  });
});
