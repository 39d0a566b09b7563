import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import satisfies from 'spdx-satisfies';

/** What a dependency may be under, by SPDX: all of them let us give the house to anybody under its own licence. */
const allowed = [
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC-BY-3.0', // data
  'CC-BY-4.0', // data
  'CC0-1.0',
  'ISC',
  'MIT',
  'MIT-0',
  'MPL-2.0',
  'OFL-1.1', // fonts
  'PSF-2.0',
  'Python-2.0',
  'Unlicense',
  'Zlib',
];

interface Exception {
  readonly name: RegExp;
  /** As the package says it, or does not. */
  readonly says: RegExp | undefined;
  /** What it is under, by SPDX. */
  readonly licence: string;
  readonly why: string;
}

/** What is let in although its own word does not satisfy the list, each with its reason. */
export const exceptions: readonly Exception[] = [
  {
    name: /^@img\/sharp-(libvips-[\w-]+|win32-\w+|wasm32)$/,
    says: /LGPL-3\.0-or-later/,
    licence: 'LGPL-3.0-or-later',
    why: 'libvips, a library of its own that is loaded at run time and can be replaced; nothing of it is changed or copied.',
  },
  { name: /^chainsaw$/, says: /^MIT\/X11$/, licence: 'MIT', why: 'An older way to write MIT.' },
  { name: /^splaytree-ts$/, says: /^BDS-3-Clause$/, licence: 'BSD-3-Clause', why: 'A slip of the pen; its LICENSE file is the BSD one.' },
  { name: /^duck$/, says: /^BSD$/, licence: 'BSD-2-Clause', why: 'Says only BSD; its LICENSE file is the one of two clauses.' },
  {
    name: /^buffers$/,
    says: undefined,
    licence: 'MIT',
    why: 'Says nothing; by the author of chainsaw and binary, who gives all three alike.',
  },
];

export interface Lock {
  readonly packages: Readonly<Record<string, { readonly version?: string; readonly license?: string; readonly name?: string }>>;
}

export interface Refused {
  readonly name: string;
  readonly version: string;
  readonly licence: string;
}

export function exceptionFor(name: string, licence: string | undefined): Exception | undefined {
  return exceptions.find((one) => one.name.test(name) && (licence === undefined ? one.says === undefined : one.says?.test(licence)));
}

/** Every package of a lock file, for running and for working on it, whose licence is neither allowed nor excepted. */
export function refusedIn({ packages }: Lock): readonly Refused[] {
  return Object.entries(packages).flatMap(([place, { version = '', license, name: alias }]) => {
    const name = alias ?? place.replace(/^.*node_modules\//, '');
    if (place === '' || (license !== undefined && isAllowed(license)) || exceptionFor(name, license)) return [];
    return [{ name, version, licence: license ?? 'none named' }];
  });
}

function isAllowed(licence: string): boolean {
  try {
    return satisfies(licence, allowed);
  } catch {
    // No expression of SPDX.
    return false;
  }
}

if (import.meta.main) {
  const lock = JSON.parse(readFileSync(join(import.meta.dirname, '../package-lock.json'), 'utf8')) as Lock;
  const refused = refusedIn(lock);
  for (const { name, version, licence } of refused) console.error(`${name} ${version}: ${licence}`);
  console.log(`${Object.keys(lock.packages).length - 1} packages, ${refused.length} under a licence that is not allowed`);
  process.exitCode = refused.length > 0 ? 1 : 0;
}
