import type { Locale } from '#i18n';
import sharp from 'sharp';
import { texts } from './texts.ts';

/** Pictures of the application on a home screen: name, edge in pixels, and whether the system cuts it to its own shape. */
export const icons = [
  { name: 'ikon-180.png', size: 180, maskable: true },
  { name: 'ikon-192.png', size: 192, maskable: false },
  { name: 'ikon-512.png', size: 512, maskable: false },
  { name: 'ikon-penuh-512.png', size: 512, maskable: true },
] as const;

export async function drawIcon(svg: Buffer, size: number): Promise<Buffer> {
  // Drawings are 24 pixels wide at 72 dots to the inch.
  return sharp(svg, { density: (72 * size) / 24 })
    .resize(size, size)
    .png({ palette: true })
    .toBuffer();
}

/** What makes the site installable (W3C Web Application Manifest). In either language it is the same application. */
export function manifestOf(locale: Locale, asset: (name: string) => string): string {
  const m = texts(locale);
  return JSON.stringify({
    id: '/',
    name: 'Wantilan',
    short_name: 'Wantilan',
    description: m.about,
    lang: locale,
    dir: 'ltr',
    start_url: '/',
    scope: '/',
    display: 'standalone',
    background_color: '#f7f2ea',
    theme_color: '#a2371f',
    icons: icons.map(({ name, size, maskable }) => ({
      src: asset(name),
      sizes: `${size}x${size}`,
      type: 'image/png',
      purpose: maskable ? 'maskable' : 'any',
    })),
    shortcuts: [
      { name: m.mine, url: '/berkas' },
      { name: m.track, url: '/lacak' },
    ],
  });
}
