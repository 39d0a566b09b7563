import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keeping } from '../data/keeping.ts';
import { ended, kinds, stages } from '../procedure/stages.ts';
import { type Kept, keepingKeyOf, keptUntil, whyStays } from './keeping.ts';

const closed: Kept = { kind: 'laporan', stage: 'closed', closedOn: '2026-03-02', keepFrom: null, holdSince: null };
const day = fc
  .date({ min: new Date('2020-01-01'), max: new Date('2030-12-31'), noInvalidDate: true })
  .map((one) => one.toISOString().slice(0, 10));

describe('how long a matter is kept', () => {
  it('has a line for every way to an end, and none for what is worked on', () => {
    // A tip alone is noted; nothing but a report is published, refused or sent elsewhere.
    const ends = { laporan: ended.filter((one) => one !== 'noted'), konsultasi: ['closed', 'withdrawn'], informasi: ['noted'] };
    for (const kind of kinds)
      for (const stage of stages.filter((one) => !ended.includes(one) || ends[kind].some((end) => end === one))) {
        const key = keepingKeyOf({ ...closed, kind, stage });
        expect(
          keeping.some((one) => one.key === key),
          `${kind} ${stage}`,
        ).toBe(ended.includes(stage));
        expect(keepingKeyOf({ ...closed, kind, stage, closedOn: null })).toBeNull();
      }
  });

  it('counts from its end by the days of its line', () => {
    expect(keepingKeyOf({ ...closed, kind: 'konsultasi' }), 'advice has a line of its own').toBe('consultation');
    expect(keepingKeyOf({ ...closed, kind: 'informasi', stage: 'noted' })).toBe('tip');
    expect(keptUntil({ ...closed, stage: 'withdrawn' }, keeping)).toEqual({ key: 'withdrawn', until: '2028-03-01', confirmed: false });
  });

  it('is never prolonged by being split off, and never shortened by a later day', () => {
    fc.assert(
      fc.property(day, day, (closedOn, keepFrom) => {
        const own = keptUntil({ ...closed, closedOn }, keeping)?.until ?? '';
        const split = keptUntil({ ...closed, closedOn, keepFrom }, keeping)?.until ?? '';
        const parent = keptUntil({ ...closed, closedOn: keepFrom }, keeping)?.until ?? '';
        expect(split).toBe(own < parent ? own : parent);
      }),
    );
  });

  it('is looked at once more before anything goes', () => {
    const listed = { lastN: 4, version: 2 };
    expect(whyStays({ ...closed, ...listed }, listed)).toBeNull();
    expect(whyStays({ ...closed, ...listed, lastN: 5 }, listed)).toBe('changed');
    expect(whyStays({ ...closed, ...listed, version: 3 }, listed)).toBe('changed');
    expect(whyStays({ ...closed, ...listed, holdSince: '2026-03-03' }, listed)).toBe('held');
    expect(whyStays({ ...closed, ...listed, stage: 'objection', closedOn: null }, listed)).toBe('open');
  });
});
