import type { Offer } from '#platform/cases';
import { expect, it } from 'vitest';
import { assertFits } from './menu.ts';

const offers = (topics: number, each: number): readonly Offer[] =>
  Array.from(
    { length: topics * each },
    (_, nth) => ({ service: { topic: () => `topik ${nth % topics}` }, agency: {} }) as unknown as Offer,
  );

it('refuses at start-up what a menu could not hold', () => {
  expect(() => assertFits(offers(9, 9))).not.toThrow();
  expect(() => assertFits(offers(1, 10))).toThrow('10 services under topik 0');
  expect(() => assertFits(offers(10, 2))).toThrow('10 topics');
});
