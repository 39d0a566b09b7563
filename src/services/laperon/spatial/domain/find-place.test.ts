import { expect, it } from 'vitest';
import { findPlaces, type NamedPlace } from './find-place.ts';

const place = (name: string, within: string): NamedPlace => ({ name, within, at: { lat: -8.6, lon: 115.2 }, synthetic: true });
const list = [
  place('Kerobokan Kaja', 'Kuta Utara'),
  place('Kerobokan', 'Kuta Utara'),
  place('Taman', 'Abiansemal'),
  place('Taman Sari', 'Petang'),
  place('Banjar Tegal', 'Sempidi, Mengwi'),
  place('Sempidi', 'Mengwi'),
  place('Alas Sempidi', 'Petang'),
];
const found = (typed: string) => findPlaces(list, typed).map(({ name }) => name);

it('finds a name in any letter case, the whole one first, without the words people write before it', () => {
  expect(found('kerobokan')).toEqual(['Kerobokan', 'Kerobokan Kaja']);
  expect(found('Desa KEROBOKAN  kaja')).toEqual(['Kerobokan Kaja']);
  expect(found('br. tegal')).toEqual(['Banjar Tegal']);
  expect(found('sempidi')).toEqual(['Sempidi', 'Alas Sempidi']);
  expect(found('obok'), 'a part of a name').toEqual(['Kerobokan', 'Kerobokan Kaja']);
});

it('tells two of one name apart by what they lie in, and does not answer a district with all its villages', () => {
  expect(found('taman')).toEqual(['Taman', 'Taman Sari']);
  expect(found('taman petang')).toEqual(['Taman Sari']);
  expect(found('kuta utara')).toEqual([]);
});

it('finds nothing by nothing', () => {
  for (const nothing of ['', ' ', '.', 'a', 'jl.', 'xyz']) expect(found(nothing), nothing).toEqual([]);
});
