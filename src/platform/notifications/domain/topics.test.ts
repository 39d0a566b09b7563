import { describe, expect, it } from 'vitest';
import { isFixed, isWanted, lacking, mayStop, topicKeys, topics, waysOf } from './topics.ts';

describe('the ways a notice goes', () => {
  it('goes as usual until somebody chooses', () => {
    for (const key of topicKeys) expect(waysOf(key, {}, ['email', 'push'])).toEqual([...topics[key].usual]);
  });

  it('goes no way that was switched off, where it may be', () => {
    expect(waysOf('status', { email: false }, ['email'])).toEqual([]);
    expect(isWanted('status', 'email', { email: false })).toBe(false);
  });

  it.each(topicKeys.filter((key) => !mayStop(key)))('arrives by e-mail in spite of everything: %s', (key) => {
    expect(waysOf(key, { email: false }, ['email'])).toEqual(['email']);
  });

  it('goes nowhere where nothing leads', () => {
    expect(waysOf('security', {}, [])).toEqual([]);
  });

  it('arrives by e-mail where the only way chosen leads to no device', () => {
    expect(waysOf('decision', { email: false }, ['email', 'push'])).toEqual(['push']);
    expect(waysOf('decision', { email: false }, ['email'])).toEqual(['email']);
  });

  it('lacks a way where law wants one', () => {
    const off = (topic: 'decision' | 'status') => [{ topic, channel: 'email', wanted: false } as const];
    expect(lacking(off('decision'))).toEqual(['decision']);
    expect(lacking([...off('decision'), { topic: 'decision', wanted: true }])).toEqual([]);
    expect(lacking(off('status'))).toEqual([]);
  });

  it('leaves no choice about the safety of an account', () => {
    expect(isFixed('security', 'email')).toBe(true);
    expect(isFixed('status', 'email')).toBe(false);
  });
});
