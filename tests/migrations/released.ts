import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';

const FOLDER = join(import.meta.dirname, 'released');
const SUFFIX = '.json.gz';

/** What the invented data of a released schema lie under. No installation uses them: they are open to everybody. */
export const openKeys = {
  SECRET: 'rahasia-uji-yang-terbuka-bagi-siapa-pun',
  DATA_KEYS: JSON.stringify({
    seal: [{ id: 'open', key: Buffer.alloc(32, 'terbuka').toString('base64') }],
    index: [{ id: 'open', key: Buffer.alloc(32, 'indeks').toString('base64') }],
  }),
} as const;

/** The versions whose schema is kept, oldest first. */
export async function releasedVersions(): Promise<readonly string[]> {
  const names = (await readdir(FOLDER)).filter((name) => name.endsWith(SUFFIX)).map((name) => name.slice(0, -SUFFIX.length));
  return names.sort((one, other) => one.localeCompare(other, 'en', { numeric: true }));
}

/** Keeps the files of a folder, as `unpackRelease` gives them back; bytes of what is kept. Throws where the version is there. */
export async function packRelease(version: string, from: string): Promise<number> {
  const files: Record<string, string> = {};
  for (const entry of await readdir(from, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    files[path.slice(from.length + 1)] = (await readFile(path)).toString('base64');
  }
  const packed = gzipSync(JSON.stringify(files), { level: 9 });
  await writeFile(join(FOLDER, `${version}${SUFFIX}`), packed, { flag: 'wx' });
  return packed.length;
}

/** Lays what was kept of a version into a folder: the folder of backups it was made in. */
export async function unpackRelease(version: string, to: string): Promise<void> {
  const packed = await readFile(join(FOLDER, `${version}${SUFFIX}`));
  const files = JSON.parse(gunzipSync(packed).toString()) as Readonly<Record<string, string>>;
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(to, name)), { recursive: true });
    await writeFile(join(to, name), Buffer.from(content, 'base64'));
  }
}
