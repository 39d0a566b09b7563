import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { home, read } from './tree.ts';

/** Requirements of levels 1 and 2 in each section of version 5.0.0: the last number; level 3 alone stands in none of these. */
const sections: Readonly<Record<string, string>> = {
  1: '1.1:2 1.2:9 1.3:11 1.4:3 1.5:2',
  2: '2.1:3 2.2:3 2.3:4 2.4:1',
  3: '3.2:2 3.3:4 3.4:6 3.5:5 3.7:2',
  4: '4.1:3 4.2:1 4.3:2 4.4:4',
  5: '5.1:1 5.2:3 5.3:2 5.4:3',
  6: '6.1:3 6.2:12 6.3:4 6.4:4 6.5:5 6.6:3 6.8:4',
  7: '7.1:3 7.2:4 7.3:2 7.4:5 7.5:2 7.6:2',
  8: '8.1:2 8.2:3 8.3:1 8.4:1',
  9: '9.1:3 9.2:4',
  10: '10.1:2 10.2:2 10.3:4 10.4:11 10.5:5 10.6:2 10.7:3',
  11: '11.1:2 11.2:3 11.3:3 11.4:4 11.5:1 11.6:1',
  12: '12.1:3 12.2:2 12.3:4',
  13: '13.1:1 13.2:5 13.3:2 13.4:5',
  14: '14.1:2 14.2:4 14.3:3',
  15: '15.1:3 15.2:3 15.3:7',
  16: '16.1:1 16.2:5 16.3:4 16.4:3 16.5:3',
  17: '17.1:1 17.2:4 17.3:2',
};

const asked = Object.values(sections)
  .flatMap((line) => line.split(' '))
  .flatMap((section) => {
    const [number = '', last = ''] = section.split(':');
    return Array.from({ length: Number(last) }, (_, at) => `v5.0.0-${number}.${at + 1}`);
  });

const text = read('docs/asvs.md');
const rows = [...text.matchAll(/^\| (v5\.0\.0-[\d.]+) \| (.+?) \| (.+?) \| (.+) \|$/gm)].map(
  ([, number = '', , answer = '', where = '']) => ({
    number,
    answer,
    places: [...where.matchAll(/`([^`]+)`/g)].map(([, place = '']) => place).filter((place) => /[/.]/.test(place) && !/[ :=]/.test(place)),
  }),
);

describe('the list of ASVS requirements', () => {
  it('answers each requirement of levels 1 and 2 once', () => {
    expect(asked).toHaveLength(253);
    expect(rows.map(({ number }) => number)).toEqual(asked);
  });

  it('names places that exist, one at least for what is met', () => {
    const places = (row: (typeof rows)[number]) => row.places.filter((place) => existsSync(join(home, place)));
    const missing = rows.flatMap(({ number, places: named }) =>
      named
        .filter((place) => /^(src|tests|docs|scripts|deploy)\/|\.(md|json)$/.test(place) && !existsSync(join(home, place)))
        .map((place) => `${number}: ${place}`),
    );
    expect(missing).toEqual([]);
    expect(rows.filter((row) => row.answer === 'met' && places(row).length === 0).map(({ number }) => number)).toEqual([]);
  });

  it('counts its answers as they are', () => {
    const count = (answer: string) => rows.filter((row) => row.answer === answer).length;
    expect(text).toContain(
      `Met: ${count('met')}. In part: ${count('in part')}. Not met: ${count('not met')}. The operator’s, by [Operating](operations.md): ${count('the operator’s')}. Does not apply: ${count('does not apply')}.`,
    );
  });
});
