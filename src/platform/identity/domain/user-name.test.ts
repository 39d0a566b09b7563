import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newCardPassword, plainCardPassword } from './card-password.ts';
import { addressOfName, readSignInName, readUserName, userNameIn } from './user-name.ts';

describe('a user name', () => {
  it.each([
    ['ayu.lestari482', 'ayu.lestari482@nama.invalid'],
    [' AYU.Lestari482 ', 'ayu.lestari482@nama.invalid'],
    ['Ibu@Contoh.test', 'ibu@contoh.test'],
    ['ay', null],
    ['4yu.lestari', null],
    ['ayu lestari', null],
    ['@', null],
  ])('%j means the account of %j', (typed, address) => {
    expect(readSignInName(typed)).toBe(address);
  });

  it('is found again in its address, and in no other', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z][a-z0-9.-]{2,39}$/), (name) => {
        expect(userNameIn(addressOfName(name))).toBe(readUserName(name));
      }),
    );
    expect(userNameIn('ayu@contoh.test')).toBeNull();
  });
});

describe('a password on a card', () => {
  it('has more than fifty bits, no sign that is taken for another, and is read however it is copied', () => {
    const made = Array.from({ length: 500 }, newCardPassword);
    expect(new Set(made).size).toBe(500);
    const signs = new Set(made.join('').replaceAll('-', ''));
    expect([...signs].filter((sign) => '0o1il'.includes(sign))).toEqual([]);
    expect(Math.log2(signs.size) * plainCardPassword(made[0] ?? '').length).toBeGreaterThan(50);
    for (const one of made) {
      expect(one).toMatch(/^[a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4}$/);
      expect(plainCardPassword(` ${one.toUpperCase().replaceAll('-', ' ')} `)).toBe(plainCardPassword(one));
    }
  });
});
