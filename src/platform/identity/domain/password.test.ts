import { dictionary } from '@zxcvbn-ts/language-common';
import { describe, expect, it } from 'vitest';
import { faultOf, wordsAbout } from './password.ts';

const common = new Set((dictionary['passwords-common'] ?? []).map(String));
const about = [...wordsAbout('Ni Luh Sekarwangi', 'sekarwangi.niluh@contoh.test'), 'wantilan'];
const judge = (password: string) => faultOf(password, { common, about });

describe('a password', () => {
  it.each([
    'padi menguning di Jatiluwih',
    'kucing biru makan nasi',
    'akucintakamuselamanya',
    'correct horse battery staple',
    'sekarwangi menanam bunga kamboja',
    'ᬩᬮᬶ ᬓᬮᬸᬯᬃᬕ ᬲᬤᬶᬂ',
    'xK9fQm2Lp8vTz4W',
    'gunung & laut, 3 perahu',
  ])('is taken when it is long and nobody guesses it early: %s', (password) => {
    expect(judge(password)).toBeNull();
  });

  it.each([
    ['padi menguning', 'short'],
    ['😀'.repeat(8), 'short'],
    ['p'.repeat(201), 'long'],
    ['passwordpassword', 'common'],
    ['qwertyuiopasdfghjkl', 'common'],
    ['Rahasia!12345678', 'common'],
    ['P@ssw0rd 2026 !!', 'common'],
    ['indonesia sayang 1945', 'common'],
    ['aaaaaaaaaaaaaaaaaa', 'repeated'],
    ['kambing7kambing7', 'repeated'],
    ['abcdefghijklmnopq', 'repeated'],
    ['sekarwangi.niluh 2026', 'known'],
    ['Wantilan Sekarwangi', 'known'],
    ['contoh contoh1 sekarwangi', 'known'],
  ] as const)('is refused, with the reason: %s is %s', (password, fault) => {
    expect(judge(password)).toBe(fault);
  });

  it('is judged in no time, however it is made', () => {
    for (const one of ['a1b2c3d4e5f6g7h8i9', '!@#$%^&*()_+{}|:"<>?', 'sayang', 'ab'])
      expect(() => judge(one.repeat(100).slice(0, 200))).not.toThrow();
  });
});
