import { describe, expect, it } from 'vitest';
import { cornerAt, stepFrom, withCorner, withoutCorner } from './corners.ts';
import { History } from './history.ts';
import { snap } from './snap.ts';

const square = [
  { x: 0, y: 0 },
  { x: 10, y: 0 },
  { x: 10, y: 10 },
  { x: 0, y: 10 },
];

describe('a corner that is pointed at', () => {
  const near = { outlines: [square], from: null, reach: 0.5 };
  it('lands on a corner before an edge, and on an edge before a straight line', () => {
    expect(snap({ x: 9.8, y: 0.3 }, near)).toEqual({ point: { x: 10, y: 0 }, to: 'corner' });
    expect(snap({ x: 5, y: 0.3 }, { ...near, from: { x: 5.2, y: 20 } })).toEqual({ point: { x: 5, y: 0 }, to: 'edge' });
    expect(snap({ x: 0.4, y: 5 }, near), 'the side that closes the outline').toEqual({ point: { x: 0, y: 5 }, to: 'edge' });
  });
  it('runs straight across or up from the one before, and else stays where it was put', () => {
    const from = { x: 20, y: 20 };
    expect(snap({ x: 40, y: 20.4 }, { ...near, from })).toEqual({ point: { x: 40, y: 20 }, to: 'straight' });
    expect(snap({ x: 19.7, y: 50 }, { ...near, from })).toEqual({ point: { x: 20, y: 50 }, to: 'straight' });
    expect(snap({ x: 40, y: 41 }, { ...near, from })).toEqual({ point: { x: 40, y: 41 }, to: null });
  });
});

describe('a corner that was traced', () => {
  it('is found by pointing near it, and walked to around all outlines', () => {
    const outlines = [square, [{ x: 50, y: 50 }]];
    expect(cornerAt(outlines, { x: 10.2, y: 9.9 }, 0.5)).toEqual({ outline: 0, n: 2 });
    expect(cornerAt(outlines, { x: 5, y: 5 }, 0.5)).toBeNull();
    expect(stepFrom(outlines, null, 1)).toEqual({ outline: 0, n: 0 });
    expect(stepFrom(outlines, { outline: 0, n: 3 }, 1)).toEqual({ outline: 1, n: 0 });
    expect(stepFrom(outlines, { outline: 1, n: 0 }, 1)).toEqual({ outline: 0, n: 0 });
    expect(stepFrom(outlines, { outline: 0, n: 0 }, -1)).toEqual({ outline: 1, n: 0 });
    expect(stepFrom([], null, 1)).toBeNull();
  });
  it('is moved or taken away, and with its last corner the outline', () => {
    expect(withCorner([square], { outline: 0, n: 1 }, { x: 12, y: 0 })[0]?.[1]).toEqual({ x: 12, y: 0 });
    expect(withoutCorner([square, [{ x: 1, y: 1 }]], { outline: 1, n: 0 })).toEqual([square]);
  });
});

describe('what was done', () => {
  it('is undone and done again, until something else is done', () => {
    const history = new History<string>();
    history.keep('a');
    history.keep('b');
    expect([history.undo('c'), history.undo('b'), history.undo('a')]).toEqual(['b', 'a', null]);
    expect([history.redo('a'), history.canRedo]).toEqual(['b', true]);
    history.keep('b');
    expect([history.canRedo, history.redo('d'), history.undo('d')]).toEqual([false, null, 'b']);
  });
});
