import type { Offer } from '#platform/cases';
import { expect, it } from 'vitest';
import { assertFits } from './menu.ts';

const offers = (topics: number, each: number, title: (locale: string) => string = () => 'Layanan'): readonly Offer[] =>
  Array.from(
    { length: topics * each },
    (_, nth) => ({ service: { title, topic: () => `topik ${nth % topics}` }, agency: {} }) as unknown as Offer,
  );

it('refuses at start-up what a menu could not hold', () => {
  expect(() => assertFits(offers(9, 9))).not.toThrow();
  expect(() => assertFits(offers(1, 10))).toThrow('10 services under topik 0');
  expect(() => assertFits(offers(10, 2))).toThrow('10 topics');
  // WhatsApp cuts what is longer: two services that begin alike would read alike.
  const long = (locale: string) => (locale === 'en' ? 'Letter of residence (SKTT)' : 'Tempat tinggal (SKTT)');
  expect(() => assertFits(offers(1, 1, long))).toThrow('not for "Letter of residence (SKTT)"');
});
