import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { Left } from '../bank/domain/parsed.ts';
import { detect } from './detect.ts';
import { leaving } from './leaving.ts';
import { textOf } from './text-of.ts';

const zip = (...names: readonly string[]) => zipSync(Object.fromEntries(names.map((name) => [name, strToU8('x')])));

describe('a file of questions', () => {
  it.each([
    ['gift', strToU8('::A:: Ibu kota Bali? {=Denpasar ~Ubud}'), 'soal.txt'],
    ['gift', strToU8('\uFEFF// catatan\n\nDua? {#2}'), 'soal.txt'],
    ['gift', strToU8('Hanya keterangan.'), 'soal.gift'],
    ['aiken', strToU8('Ibu kota Bali?\r\nA. Ubud\r\nB. Denpasar\r\nANSWER: B\r\n'), 'soal.txt'],
    ['moodle-xml', strToU8('<?xml version="1.0"?>\n<quiz><question/></quiz>'), 'soal.xml'],
    ['qti', strToU8('<?xml version="1.0"?><qti-assessment-item identifier="a"/>'), 'soal.xml'],
    ['qti', strToU8('<assessmentItem identifier="a"/>'), 'soal.xml'],
    ['qti', zip('imsmanifest.xml', 'a.xml'), 'soal.zip'],
    ['docx', zip('[Content_Types].xml', 'word/document.xml'), 'soal.docx'],
    ['xlsx', zip('[Content_Types].xml', 'xl/workbook.xml'), 'soal.xlsx'],
    [null, zip('a.txt'), 'soal.zip'],
    [null, strToU8('PK\u0003\u0004rusak'), 'soal.docx'],
    [null, new Uint8Array(), 'soal.gift'],
    [null, new Uint8Array([0, 1, 2]), 'soal.gift'],
    [null, strToU8('<html><body>x</body></html>'), 'soal.xml'],
    [null, strToU8('Sebuah surat.'), 'soal.txt'],
  ])('is %s by what stands in it', (format, bytes, name) => expect(detect(bytes, name)).toBe(format));
});

describe('words of a file', () => {
  it.each([
    ['Ibu kota “Bali”', strToU8('Ibu kota “Bali”'), false],
    ['ab', strToU8('\uFEFFab'), false],
    ['ab', new Uint8Array([0xff, 0xfe, 0x61, 0, 0x62, 0]), false],
    ['“a”', new Uint8Array([0x93, 0x61, 0x94]), true],
    ['a\nb\nc', strToU8('a\r\nb\rc'), false],
  ])('are read: %s', (text, bytes, isGuessed) => expect(textOf(bytes)).toEqual({ text, isGuessed }));
});

it('names what was left once at each place, and never a whole book', () => {
  const left: Left[] = [];
  const leave = leaving(left);
  leave('line 3', 'part-dropped', 'x'.repeat(500));
  leave('line 3', 'part-dropped', 'x'.repeat(500));
  leave('line 3', 'key-missing', '', { whole: true });
  expect(left).toEqual([
    { where: 'line 3', loss: 'part-dropped', named: 'x'.repeat(200), whole: false },
    { where: 'line 3', loss: 'key-missing', named: '', whole: true },
  ]);
});
