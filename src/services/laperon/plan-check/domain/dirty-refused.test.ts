import { describe, expect, it } from 'vitest';
import { UnreadableDxf } from '../../domain/dxf/drawing.ts';
import { type At, file, line, poly, box, loose, land, checked, planOf, faultsOf } from '../../tests/drawn-by-hand.ts';

const problemOf = (source: string) => {
  try {
    checked(source);
    return 'read';
  } catch (error) {
    if (error instanceof UnreadableDxf) return error.problem.kind;
    throw error;
  }
};

describe('a dirty drawing is refused by name, or its fault is', () => {
  it('where an outline is open, crosses itself, or is a hatch alone', () => {
    const bow: At[] = [
      [0, 0],
      [4, 4],
      [4, 0],
      [0, 4],
    ]; // prettier-ignore
    const hatch = [0, 'HATCH', 8, 'RTH', 91, 1, 92, 2, 72, 0, 73, 1, 93, 3, 10, 0, 20, 0, 10, 6, 20, 0, 10, 6, 20, 6];
    const plan = planOf([
      ...land,
      ...poly('TAPAK_BANGUNAN', box(2, 5, 10, 12), false),
      ...poly('LANTAI_1', bow),
      ...loose('LANTAI_2', bow),
      ...hatch,
    ]);
    expect(faultsOf(plan).sort()).toEqual(['crosses-itself', 'crosses-itself', 'joined', 'no-footprint', 'only-unread', 'open'].sort());
    // Three lines that meet in one point go on nowhere for certain.
    const star = [...line('RTH', [0, 0], [5, 0]), ...line('RTH', [0, 0], [0, 5]), ...line('RTH', [0, 0], [-5, 0])];
    expect(planOf([...land, ...star]).greenM2).toBeNull();
  });

  it('where it is no text, cut off, or blocks hold each other a hundred deep or for ever', () => {
    const chain = Array.from({ length: 100 }, (_, n) => [
      0,
      'BLOCK',
      2,
      `B${n}`,
      10,
      0,
      20,
      0,
      0,
      'INSERT',
      8,
      0,
      2,
      `B${n + 1}`,
      10,
      0,
      20,
      0,
      0,
      'ENDBLK',
    ]).flat();
    const circle = [
      ['A', 'B'],
      ['B', 'A'],
    ].flatMap(([own, other]) => [
      0,
      'BLOCK',
      2,
      own as string,
      10,
      0,
      20,
      0,
      0,
      'INSERT',
      8,
      0,
      2,
      other as string,
      10,
      0,
      20,
      0,
      0,
      'ENDBLK',
    ]); // prettier-ignore
    expect(problemOf(file([0, 'INSERT', 8, 'RTH', 2, 'B0', 10, 0, 20, 0], { blocks: chain }))).toBe('too-deep');
    expect(problemOf(file([0, 'INSERT', 8, 'RTH', 2, 'A', 10, 0, 20, 0], { blocks: circle }))).toBe('too-deep');
    expect(problemOf('AutoCAD Binary DXF\r\n\u001a\0')).toBe('binary');
    expect(problemOf('AC1027\0\0\0')).toBe('binary');
    expect(problemOf('')).toBe('empty');
    expect(problemOf('%PDF-1.7')).toBe('not-dxf');
    const whole = file([...land, ...poly('TAPAK_BANGUNAN', box(2, 5, 10, 12))]);
    for (const [part, why] of [
      [0.6, 'cut-off'],
      [0.95, 'cut-off'],
    ] as const)
      expect([why, 'broken']).toContain(problemOf(whole.slice(0, whole.length * part))); // prettier-ignore
    expect(problemOf(`${whole.slice(0, whole.indexOf('TAPAK'))}\nTAPAK\nabc\n1\n`)).toBe('broken');
  });

  it('and coordinates no drawing has are taken for nonsense, not for sizes', () => {
    const plan = planOf([
      ...land,
      ...poly('RTH', [
        [0, 0],
        [1e300, 0],
        [Number.NaN, 5],
      ]),
    ]); // prettier-ignore
    expect(Number.isFinite(plan.greenM2 ?? 0)).toBe(true);
  });

  it('and a hundred thousand lines that meet in one place, or in a comb, come to an end', () => {
    const star = Array.from({ length: 30_000 }, (_, n) => line('RTH', [0, 0], [Math.cos(n), Math.sin(n)])).flat();
    const ring = Array.from({ length: 30_000 }, (_, n) => line('RTH', [n * 0.001, 0], [(n + 1) * 0.001, 0])).flat();
    const began = process.cpuUsage();
    for (const many of [star, ring]) planOf([...land, ...many], { closeGaps: 0.2 });
    expect(process.cpuUsage(began).user / 1e6).toBeLessThan(20);
  });
});
