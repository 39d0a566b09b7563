import { describe, expect, it } from 'vitest';
import { actsFor, answeredIn, type DrawingRemark, isPending, isWaitedFor, type Line, stateOf } from './remark.ts';
import { downTo, inPlaceOf } from './revisions.ts';
import { readSpot, squareOf } from './spot.ts';

const line = (did: Line['did'], side: Line['side'], revision = 1): Line => ({
  id: did,
  did,
  text: 'x',
  side,
  authorId: 'a',
  authorName: 'A',
  revision,
  at: new Date(0),
  sentAt: new Date(0),
});
const made = (lines: readonly Line[], kind: DrawingRemark['kind'] = 'request'): DrawingRemark => ({
  id: 'r',
  requirement: 'plans',
  fileId: 'f',
  revision: 1,
  n: 1,
  page: 1,
  spot: null,
  point: null,
  kind,
  side: 'office',
  lines: [line('make', 'office'), ...lines],
});

describe('a remark on a drawing', () => {
  it('is open, answered by the other side, accepted by whoever made it, and may be opened again', () => {
    const steps = [line('answer', 'applicant', 2), line('accept', 'office', 2), line('reopen', 'office', 2)];
    expect(steps.map((_, index) => stateOf(made(steps.slice(0, index + 1))))).toEqual(['answered', 'accepted', 'reopened']);
    expect(stateOf(made([]))).toBe('open');
    expect(answeredIn(made(steps.slice(0, 2)))).toBe(2);
    expect(answeredIn(made(steps))).toBeNull();
  });

  it('waits for whoever was asked until they answer, then for whoever asked, and in the end for nobody', () => {
    const waits = (remark: DrawingRemark) => (['office', 'applicant'] as const).filter((side) => isWaitedFor(remark, side));
    const answered = [line('answer', 'applicant', 2)];
    expect([made([]), made(answered), made([...answered, line('reopen', 'office', 2)])].map(waits)).toEqual([
      ['applicant'],
      ['office'],
      ['applicant'],
    ]);
    expect([made([...answered, line('accept', 'office', 2)]), made([], 'note')].flatMap(waits)).toEqual([]);
  });

  it('is not accepted by whoever was asked, nor answered by whoever asked', () => {
    expect(stateOf(made([line('accept', 'applicant')]))).toBe('open');
    expect(stateOf(made([line('answer', 'office')]))).toBe('open');
    expect(actsFor(made([]), 'applicant')).toEqual(['answer']);
    expect(actsFor(made([line('answer', 'applicant')]), 'office')).toEqual(['accept', 'reopen', 'withdraw']);
  });

  it('waits for nobody when it is a note', () => {
    expect(isPending(made([], 'note'))).toBe(false);
    expect(actsFor(made([], 'note'), 'applicant')).toEqual([]);
  });
});

describe('a place on a page', () => {
  it('is read as a square or as percent, and refused otherwise', () => {
    expect(readSpot(' c4 ')).toEqual({ x: 0.25, y: 0.35 });
    expect(readSpot('37,5; 62')).toEqual({ x: 0.375, y: 0.62 });
    expect(readSpot('100% 0%')).toEqual({ x: 1, y: 0 });
    for (const wrong of ['', 'K1', 'A11', '101; 5', '3', 'kiri atas']) expect(readSpot(wrong), wrong).toBeNull();
  });

  it('is named by the square it lies in, its edges too', () => {
    for (const square of ['A1', 'C4', 'J10']) expect(squareOf(readSpot(square) ?? { x: 0, y: 0 })).toBe(square);
    expect(squareOf({ x: 1, y: 1 })).toBe('J10');
  });
});

describe('revisions of a drawing', () => {
  const files = [
    { fileId: 'a', replaces: null, replacedBy: 'b' },
    { fileId: 'other', replaces: null, replacedBy: null },
    { fileId: 'b', replaces: 'a', replacedBy: 'c' },
    { fileId: 'c', replaces: 'b', replacedBy: null },
  ];

  it('lead back to the first and on to the last, past other drawings', () => {
    expect(downTo(files, 'c').map(({ fileId }) => fileId)).toEqual(['c', 'b', 'a']);
    expect(inPlaceOf(files, 'a')?.fileId).toBe('c');
    expect(downTo(files, 'gone')).toEqual([]);
  });

  it('end where a record runs in a circle', () => {
    const circle = [
      { fileId: 'a', replaces: 'b', replacedBy: 'b' },
      { fileId: 'b', replaces: 'a', replacedBy: 'a' },
    ];
    expect(downTo(circle, 'a').length).toBeLessThanOrEqual(3);
  });
});
