import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

// `npm run new -- service <name>`: a service that passes the gate, to be made into a real one. See docs/how-to/add-a-service.md.
const home = join(import.meta.dirname, '..');
const template = join(import.meta.dirname, 'new/service');
const [kind, name = '', ...more] = process.argv.slice(2);

const wrong = problem();
if (wrong === null) await makeService();
else {
  console.error(`${wrong}\n\nnpm run new -- service <name>    for example: npm run new -- service surat-domisili`);
  process.exitCode = 1;
}

function problem(): string | null {
  if (kind !== 'service' || more.length > 0) return 'One thing can be made: a service.';
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name) || name.length > 40)
    return 'The name is made of small letters, digits and single hyphens, and begins with a letter.';
  return existsSync(join(home, 'src/services', name)) ? `src/services/${name} is there already.` : null;
}

async function makeService(): Promise<void> {
  const words = name.split('-');
  const upper = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);
  const pascal = words.map(upper).join('');
  const filled: Readonly<Record<string, string>> = {
    __name__: name,
    __camel__: pascal.charAt(0).toLowerCase() + pascal.slice(1),
    __Pascal__: pascal,
    __Title__: upper(words.join(' ')),
    __SERIES__: words
      .map((word) => word.charAt(0))
      .join('')
      .toUpperCase()
      .padEnd(2, 'X'),
  };
  const fill = (text: string) => Object.entries(filled).reduce((done, [sign, value]) => done.replaceAll(sign, value), text);
  for (const file of await readdir(template, { recursive: true })) {
    if (!file.endsWith('.txt')) continue;
    const to = join(home, 'src/services', name, file.slice(0, -'.txt'.length));
    await mkdir(dirname(to), { recursive: true });
    await writeFile(to, fill(await readFile(join(template, file), 'utf8')));
  }
  await enterHall(filled.__camel__ ?? '');
  await drawHouse(filled.__Title__ ?? '');
  // How lines break depends on how long the name is.
  execFileSync(join(home, 'node_modules/.bin/biome'), ['format', '--write', `src/services/${name}`, 'src/main/hall.ts'], { cwd: home });
  console.log(`src/services/${name} is made and stands in the hall (src/main/hall.ts, at the agency of the permit until you say which).`);
  console.log('Next: docs/how-to/add-a-service.md, from its second step.');
}

/** Adds the service to the one list of services. */
async function enterHall(camel: string): Promise<void> {
  const file = join(home, 'src/main/hall.ts');
  const before = await readFile(file, 'utf8');
  const listed = /export const hall: readonly Stall\[\] = \[([\s\S]*?)\n?\];/.exec(before);
  if (!listed) throw new Error('src/main/hall.ts has no list of services to add to');
  const stalls = (listed[1] ?? '')
    .split(/,\n|(?<=\}), (?=\{)/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const list = [...stalls, `{ service: ${camel}, agency: dpmptspBadung }`].map((stall) => `  ${stall.replace(/,$/, '')},`).join('\n');
  const imports = [...before.matchAll(/^import .* from '#services\/.*';$/gm)].map(([line]) => line);
  const last = imports.at(-1) ?? '';
  const sorted = [...imports, `import { ${camel} } from '#services/${name}';`].sort((a, b) =>
    a.slice(a.indexOf('#')) < b.slice(b.indexOf('#')) ? -1 : 1,
  );
  const after = before
    .replace(listed[0], `export const hall: readonly Stall[] = [\n${list}\n];`)
    .replace(imports.join('\n'), sorted.join('\n'));
  if (last === '' || after === before) throw new Error('src/main/hall.ts imports no service');
  await writeFile(file, after);
}

/** Draws its folder into the tree of ARCHITECTURE.md, after the last service. */
async function drawHouse(title: string): Promise<void> {
  const file = join(home, 'ARCHITECTURE.md');
  const before = await readFile(file, 'utf8');
  await writeFile(file, before.replace(/(\n  services\/.*(?:\n    \S.*)*)/, `$1\n    ${`${name}/`.padEnd(16)} ${title}`));
}
