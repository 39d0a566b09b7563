import { describe, expect, it } from 'vitest';
import { isFixed, isWanted, mayStop, topicKeys, topics, waysOf } from './topics.ts';

describe('the ways a notice goes', () => {
  it('goes as usual until somebody chooses', () => {
    for (const key of topicKeys) expect(waysOf(key, {}, ['email'])).toEqual([...topics[key].usual]);
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

  it('leaves no choice about the safety of an account', () => {
    expect(isFixed('security', 'email')).toBe(true);
    expect(isFixed('status', 'email')).toBe(false);
  });
});
