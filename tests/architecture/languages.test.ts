import { parseSync } from '@swc/core';
import { describe, expect, it } from 'vitest';
import { find, productFiles, read } from './tree.ts';

/** Words that are the same in both languages: names, abbreviations, and a few that Indonesian and English share. */
const shared = new Set([
  'Wantilan',
  'English',
  'Bahasa Indonesia',
  'Laperon',
  'Lentera',
  'Kota Denpasar',
  'NPSN',
  'NISN',
  'NIS',
  'NIP',
  'WhatsApp',
  'Semester',
  'Remedial',
  'remedial',
  'PAUD',
  'SD',
  'SMP',
  'NIK',
  'SIAK',
  'PDF',
  'Tablet',
  'CSV',
  'XLSX',
  'PIN',
  'Email',
  'E-mail',
  'Admin',
  'Administrator',
  'Status',
  'Total',
  'Filter',
  'Area',
  'Zona',
  'Penampahan Galungan',
  'Excel',
  'median',
  'Median',
  'KR-20',
  'QRIS',
  'Virtual account',
  'Virtual Account',
  'Jasa Raharja',
  'Ombudsman',
  'Pos Indonesia',
  'Token',
  'Token:',
]);

interface Node {
  readonly type: string;
  readonly [key: string]: unknown;
}

/** Path of each text in a catalogue's object, with the words it holds; a function gives the words of its templates. */
function flatten(node: Node | undefined, path = ''): Map<string, string> {
  const texts = new Map<string, string>();
  if (!node) return texts;
  if (node.type === 'ObjectExpression') {
    for (const property of node.properties as Node[]) {
      const key = property.key as { value?: string } | undefined;
      const inner = (property.value ?? property) as Node;
      for (const [at, words] of flatten(inner, `${path}.${String(key?.value)}`)) texts.set(at, words);
    }
    return texts;
  }
  const words = wordsOf(node);
  if (words !== '') texts.set(path.slice(1), words);
  return texts;
}

function wordsOf(node: unknown): string {
  if (Array.isArray(node)) return node.map(wordsOf).filter(Boolean).join('|');
  if (typeof node !== 'object' || node === null) return '';
  const one = node as Node;
  if (one.type === 'StringLiteral') return String(one.value).trim();
  if (one.type === 'TemplateElement') return String(one.cooked ?? '').trim();
  return Object.entries(one)
    .filter(([key]) => !['span', 'type', 'params', 'typeAnnotation', 'ctxt'].includes(key))
    .map(([, value]) => wordsOf(value))
    .filter(Boolean)
    .join('|');
}

const parse = (file: string) =>
  parseSync(read(file), { syntax: 'typescript', tsx: file.endsWith('.tsx'), target: 'es2024' }) as unknown as Node;

function visit(node: unknown, see: (node: Node) => void): void {
  if (Array.isArray(node)) for (const one of node) visit(one, see);
  else if (typeof node === 'object' && node !== null) {
    if ('type' in node) see(node as Node);
    for (const value of Object.values(node)) visit(value, see);
  }
}

/** The objects declared in a file, by name. */
function objectsIn(program: Node): Map<string, Node> {
  const objects = new Map<string, Node>();
  visit(program, (node) => {
    const init = node.init as Node | undefined;
    if (node.type !== 'VariableDeclarator' || !init) return;
    const object = init.type === 'TsAsExpression' || init.type === 'TsSatisfiesExpression' ? (init.expression as Node) : init;
    if (object.type === 'ObjectExpression') objects.set((node.id as { value: string }).value, object);
  });
  return objects;
}

/** Every catalogue of a file, as the two objects it is made of. */
function cataloguesIn(file: string): [id: Node | undefined, en: Node | undefined][] {
  const program = parse(file);
  const objects = objectsIn(program);
  const found: [Node | undefined, Node | undefined][] = [];
  visit(program, (node) => {
    if (node.type !== 'CallExpression' || (node.callee as { value?: string }).value !== 'catalogue') return;
    const [id, en] = (node.arguments as { expression: Node }[]).map(({ expression }, index) => {
      if (expression.type === 'ObjectExpression') return expression;
      const name = (expression as unknown as { value: string }).value;
      return objects.get(name) ?? objectsIn(parse(file.replace(/index\.ts$/, `${index === 0 ? 'id' : 'en'}.ts`))).get(name);
    });
    found.push([id, en]);
  });
  return found;
}

const files = productFiles().filter((file) => /\bcatalogue\(/.test(read(file)) && !file.startsWith('src/i18n/catalogue'));

describe('the two languages', () => {
  it('are found in every module that speaks', () => {
    expect(files.length).toBeGreaterThan(8);
    for (const file of find('src/**/messages/index.ts')) expect(files).toContain(file);
  });

  for (const file of files)
    it(`differ in ${file}`, () => {
      const untranslated = cataloguesIn(file).flatMap(([id, en]) => {
        const indonesian = flatten(id);
        const english = flatten(en);
        expect(indonesian.size).toBeGreaterThan(0);
        return [...indonesian].filter(([path, words]) => {
          const plain = words.split('|').filter((part) => /\p{L}{2}/u.test(part) && !/[×Σ]/.test(part));
          return plain.length > 0 && english.get(path) === words && !plain.every((part) => shared.has(part));
        });
      });
      expect(untranslated).toEqual([]);
    });
});
