import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export const themes = ['terang', 'gelap'] as const;
export type Theme = (typeof themes)[number];

/** Every declaration between the braces of the first `:root` after `from`. */
function rootAfter(css: string, from: number): string {
  const open = css.indexOf('{', css.indexOf(':root', from));
  return css.slice(open + 1, css.indexOf('}', open));
}

/** A sheet that shows the design tokens of one theme whatever the browser prefers. Read from tokens.css, written nowhere. */
export function themeSheet(theme: Theme): string {
  const css = readFileSync(join(import.meta.dirname, '../ui/styles/tokens.css'), 'utf8').replace(/\/\*[\s\S]*?\*\//g, '');
  const light = rootAfter(css, 0);
  if (theme === 'terang') return `:root{${light};color-scheme:light}`;
  return `:root{${light};${rootAfter(css, css.indexOf('prefers-color-scheme: dark'))};color-scheme:dark}`;
}
