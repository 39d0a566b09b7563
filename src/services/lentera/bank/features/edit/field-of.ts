import type { Kind } from '../../domain/question.ts';
import { idsOf, type Typed } from '../../domain/typed-rows.ts';

const groups: Readonly<Record<string, readonly [group: string, field: string]>> = {
  options: ['pilihan', 'teks'],
  statements: ['pernyataan', 'teks'],
  categories: ['kategori', 'teks'],
  rows: ['baris', 'teks'],
  columns: ['kolom', 'teks'],
  items: ['butir', 'teks'],
  shares: ['pilihan', 'bagian'],
  feedback: ['pilihan', 'umpan'],
  rubric: ['kriteria', 'nama'],
  areas: ['tempat', 'letak'],
};
const numbered: Readonly<Record<string, readonly [group: string, field: string]>> = { units: ['satuan', 'nama'], gaps: ['isian', 'isi'] };
const single: Readonly<Record<string, string>> = {
  prompt: 'soal',
  points: 'bobot',
  stimulus: 'bacaan',
  discussion: 'pembahasan',
  text: 'teks',
  lines: 'baris-tulis',
  picture: 'gambar',
  most: 'titik',
  guide: 'pedoman',
  media: 'soal',
};

/** Id of the field that a finding is about: `options.b` stands in the row whose part is `b`. */
export function fieldFor(kind: Kind, typed: Typed, at: string): string {
  const [place = '', part] = at.split('.');
  const one = single[place];
  if (one !== undefined) return one;
  if (place === 'accepted') {
    const [group, field] = kind === 'numeric' ? ['angka', 'nilai'] : ['jawaban', 'teks'];
    return `${group}.${part ?? '0'}.${field}`;
  }
  const byNumber = numbered[place];
  if (byNumber) {
    const nth = place === 'gaps' ? gapNamed(typed, part) : (part ?? '0');
    return `${byNumber[0]}.${nth}.${byNumber[1]}`;
  }
  const group = groups[place];
  if (group) {
    const nth = part === undefined ? 0 : Math.max(0, idsOf(typed, group[0]).indexOf(part));
    return `${group[0]}.${nth}.${group[1]}`;
  }
  return kind === 'choice' ? 'kunci' : kind === 'choices' ? 'pilihan.0.kunci' : kind === 'matching' ? 'baris.0.teks' : 'soal';
}

function gapNamed(typed: Typed, name: string | undefined): string {
  const found = Object.entries(typed).find(([field, value]) => /^isian\.\d+\.nama$/.test(field) && value.trim() === name);
  return found?.[0].split('.')[1] ?? '0';
}
