import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { CompressedPages } from './compress.ts';

describe('compressed pages', () => {
  it('give back what was rendered, each its own, however often and many', () => {
    const pages = new CompressedPages();
    const html = (n: number) => `<p>${'halaman '.repeat(50)}${n}</p>`;
    for (let round = 0; round < 2; round++)
      for (let n = 0; n < 250; n++) {
        expect(brotliDecompressSync(pages.of(html(n), 'br')).toString()).toBe(html(n));
        expect(gunzipSync(pages.of(html(n), 'gzip')).toString()).toBe(html(n));
      }
  });

  it('are compressed once', () => {
    const pages = new CompressedPages();
    expect(pages.of('<p>sama</p>', 'br')).toBe(pages.of(['<p>', 'sama', '</p>'].join(''), 'br'));
  });
});
