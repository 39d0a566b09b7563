import { describe, expect, it } from 'vitest';
import { readPicture } from '../../domain/dxf/picture.ts';
import { chosenIn, queryOf } from './asked.ts';
import { linesOf } from './lines.ts';
import { sayingSheet, sheetOf } from './sheet.ts';

const entity = (...tags: readonly (string | number)[]) => tags.join('\n');
const file = (...entities: readonly string[]) => `0\nSECTION\n2\nENTITIES\n${entities.join('\n')}\n0\nENDSEC\n0\nEOF\n`;
const line = (layer: string, ...[x, y, toX, toY]: readonly number[]) =>
  entity(0, 'LINE', 8, layer, 10, x ?? 0, 20, y ?? 0, 11, toX ?? 0, 21, toY ?? 0);
const all = () => true;

describe('a drawing drawn by the server', () => {
  it('has its lines where they lie, upside down as screens are, and only those of the layers that are shown', () => {
    const picture = readPicture(file(line('A', 0, 0, 100, 0), line('B', 0, 0, 0, 50)));
    const both = linesOf(picture, all);
    // 3 % of paper around 100 by 50: 106 by 56 units on 10,000.
    expect([both?.width, both?.height]).toEqual([10_000, 5283]);
    expect(both?.body).toContain('d="M283 5000l9434 0M283 5000l0 -4717"');
    const onlyB = linesOf(picture, (layer) => picture.layers[layer]?.name === 'B');
    expect(onlyB?.body).toContain('d="M283 5000l0 -4717"');
  });

  it('never carries what a text of the file says as anything but text', () => {
    const picture = readPicture(
      file(line('A', 0, 0, 10, 10), entity(0, 'TEXT', 8, 'A', 10, 1, 20, 1, 40, 1, 1, '<script>"&\u0008</script>')),
    );
    expect(linesOf(picture, all)?.body).toContain('>&lt;script&gt;&quot;&amp;&lt;/script&gt;</text>');
    expect(sayingSheet('<b> & c')).toContain('&lt;b&gt; &amp; c');
  });

  it('grows coarser rather than larger', () => {
    const wild = Array.from({ length: 400_000 }, (_, n) => `10\n${(n * 7919) % 1000}\n20\n${(n * 104_729) % 1000}`);
    const polyline = `0\nLWPOLYLINE\n8\nA\n90\n${wild.length}\n70\n0\n${wild.join('\n')}`;
    const dense = Array.from({ length: 400_000 }, (_, n) => `10\n${n / 400}\n20\n${n % 2 === 0 ? 0 : 0.05}`);
    const wave = `0\nLWPOLYLINE\n8\nA\n90\n${dense.length}\n70\n0\n${dense.join('\n')}`;
    expect(linesOf(readPicture(file(wave)), all)?.body.length).toBeLessThan(3_000_000);
    expect(linesOf(readPicture(file(polyline)), all), 'no step makes it small enough').toBeNull();
  });

  it('shows pins that would hide each other side by side, smaller against a larger drawing', () => {
    const pins = [1, 2].map((n) => ({ n, state: 'open' as const, at: { x: 0.5, y: 0.5 } }));
    const circles = (large: number) =>
      [...sheetOf({ width: 10_000, height: 5000, body: '' }, pins, large).matchAll(/<circle cx="(\d+)" cy="(\d+)" r="(\d+)"/g)].map((one) =>
        one.slice(1).map(Number),
      );
    expect(circles(1)).toEqual([
      [5000, 2500, 230],
      [5460, 2500, 230],
    ]); // prettier-ignore
    expect(circles(2)).toEqual([
      [5000, 2500, 115],
      [5230, 2500, 115],
    ]); // prettier-ignore
  });
});

describe('what is asked of the drawing', () => {
  it('is the layers that are ticked, none of them included, and comes back in the address', () => {
    expect(chosenIn({})).toBeNull();
    expect(chosenIn({ tampil: 'semula' })).toBeNull();
    expect(chosenIn({ tampil: 'pilihan' })?.every((shown) => !shown)).toBe(true);
    expect(chosenIn({ tampil: 'pilihan', lapis: [2] })?.slice(0, 4)).toEqual([false, false, true, false]);
    expect(queryOf({ tampil: 'pilihan', lapis: [2, 3], besar: '2' })).toBe('?tampil=pilihan&lapis=2&lapis=3&besar=2');
    expect(queryOf({ tampil: 'semula', besar: '1' })).toBe('');
  });
});
