import { describe, expect, it } from 'vitest';
import { provinces } from './provinces.ts';
import { regencyName } from './regencies.ts';

describe('a domicile', () => {
  it.each(provinces)('of $name is called by its name', ({ key }) => {
    const named = Array.from({ length: 99 }, (_, nth) => `${key}.${String(nth + 1).padStart(2, '0')}`).filter(
      (code) => regencyName(code) !== code,
    );
    expect(named.length).toBeGreaterThan(4);
    for (const code of named) expect(regencyName(code)).toMatch(/^(Kabupaten|Kota) /);
  });

  it('we do not know keeps its code', () => {
    expect(regencyName('99.01')).toBe('99.01');
  });
});
