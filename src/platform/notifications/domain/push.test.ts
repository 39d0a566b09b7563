import { describe, expect, it } from 'vitest';
import { nextPush, outcomeOf } from './push.ts';

const now = new Date('2026-03-02T02:00:00Z');
const wait = (tries: number, retryAfter: string | null) => {
  const next = nextPush(tries, retryAfter, now);
  return next && (next.getTime() - now.getTime()) / 1000;
};

describe('the answer of a push service', () => {
  it.each([
    [201, 'sent'],
    [404, 'gone'],
    [410, 'gone'],
    [403, 'gone'],
    [413, 'refused'],
    [429, 'again'],
    [503, 'again'],
    [null, 'again'],
  ] as const)('%s: %s', (status, outcome) => expect(outcomeOf(status)).toBe(outcome));
});

describe('when a push is tried again', () => {
  it('waits longer each time, and gives up at last', () => {
    expect([1, 2, 3, 4, 5, 6].map((tries) => wait(tries, null))).toEqual([30, 120, 600, 3600, 14_400, null]);
  });
  it('waits as long as it is asked to, in seconds or until a date', () => {
    expect(wait(1, '300')).toBe(300);
    expect(wait(1, 'Mon, 02 Mar 2026 02:20:00 GMT')).toBe(1200);
  });
  it('is neither hurried nor put off for ever', () => {
    expect(wait(2, '1')).toBe(120);
    expect(wait(1, '999999999')).toBe(86_400);
    expect(wait(1, 'segera')).toBe(30);
  });
});
