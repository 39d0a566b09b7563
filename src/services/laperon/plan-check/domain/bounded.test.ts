import { describe, expect, it } from 'vitest';
import { UnreadableDxf } from '../../domain/dxf/drawing.ts';
import { readDxf } from '../../domain/dxf/read.ts';
import { type Drawn, writeDxf } from '../../domain/dxf/write.ts';
import { checkDrawing } from './run.ts';

const rules = { limits: null, height: { metres: 15, citation: 'x' }, tolerance: { percent: 5, citation: 'x' } };
const wave = (layer: string, corners: number, at: number): Drawn => ({
  kind: 'outline',
  layer,
  points: Array.from({ length: corners }, (_, n) => {
    const turn = (2 * Math.PI * n) / corners;
    return { x: at + 5 * Math.cos(turn), y: 5 * Math.sin(turn) };
  }),
});

/** What one check costs, in seconds of the processor: how busy the machine is besides says nothing. */
function secondsFor(source: string): { readonly seconds: number; readonly ended: string } {
  const began = process.cpuUsage();
  let ended = 'checked';
  try {
    const { plan } = checkDrawing(readDxf(source), {}, rules);
    if (plan.faults.some(({ kind }) => kind === 'too-fine')) ended = 'too-fine';
  } catch (error) {
    if (!(error instanceof UnreadableDxf)) throw error;
    ended = error.problem.kind;
  }
  return { seconds: process.cpuUsage(began).user / 1_000_000, ended };
}

// Far above what any of these takes, far below what they took without a bound.
const SOON = 10;

describe('a drawing made to keep the check busy, or drawn without care', () => {
  it('of hundreds of fine outlines beside as fine a road is named too fine', () => {
    const many = Array.from({ length: 40 }, (_, n) => [wave('TAPAK_BANGUNAN', 2000, n), wave('JALAN', 2000, n)]).flat();
    const { seconds, ended } = secondsFor(writeDxf(many));
    expect(ended).toBe('too-fine');
    expect(seconds).toBeLessThan(SOON);
  });

  it('whose outlines almost meet says every gap it closed', () => {
    const points = [
      { x: 0, y: 0 },
      { x: 15, y: 0 },
      { x: 15, y: 20 },
      { x: 0, y: 20 },
      { x: 0, y: 0.1 },
    ]; // prettier-ignore
    const open: Drawn = { kind: 'line', layer: 'BATAS_PERSIL', points };
    const { plan } = checkDrawing(readDxf(writeDxf([open])), { closeGaps: 0.2 }, rules);
    expect(plan.faults.find(({ kind }) => kind === 'closed')?.metres).toBeCloseTo(0.1, 9);
    expect(plan.parcelM2).toBeCloseTo(300, 9);
  });

  it('of sixty thousand layers is checked', () => {
    const many = Array.from(
      { length: 60_000 },
      (_, n): Drawn => ({
        kind: 'line',
        layer: `NAMA_${n}_PANJANG_SEKALI`,
        points: [
          { x: 0, y: 0 },
          { x: 1, y: n },
        ],
      }),
    ); // prettier-ignore
    const { seconds, ended } = secondsFor(writeDxf(many));
    expect(ended).toBe('checked');
    expect(seconds).toBeLessThan(SOON);
  });

  it('of one long outline laid out thousands of times is given up', () => {
    const outline = `0\nLWPOLYLINE\n8\n0\n70\n1\n${'10\n1\n20\n1\n'.repeat(100_000)}`;
    const inserts = '0\nINSERT\n8\nA\n2\nX\n'.repeat(5_000);
    const source = `0\nSECTION\n2\nBLOCKS\n0\nBLOCK\n2\nX\n${outline}0\nENDBLK\n0\nENDSEC\n0\nSECTION\n2\nENTITIES\n${inserts}0\nENDSEC\n`;
    const { seconds, ended } = secondsFor(source);
    expect(ended).toBe('too-many');
    expect(seconds).toBeLessThan(SOON);
  });
});
