import { catalogue, formatNumber, type Locale } from '#i18n';
import type { Control } from './control.ts';

export const texts = catalogue(
  {
    one: 'Butir',
    added: 'Butir baru',
    rowsHint: 'Kosongkan semua isian satu butir untuk menghapusnya.',
    tableHint: 'Baris tanpa nilai tidak dipakai.',
    linesHint: 'Satu isian setiap baris.',
    json: 'Ditulis sebagai JSON. Kosongkan bila tidak diperlukan.',
    jsonWhole: 'Ditulis sebagai JSON.',
    key: 'Kunci',
    value: 'Nilai',
    yes: 'Ya',
    optional: 'boleh kosong',
    languages: { id: 'Bahasa Indonesia', en: 'Bahasa Inggris' },
    wrong: {
      number: 'Isi dengan angka.',
      integer: 'Isi dengan angka bulat.',
      between: (kind: string, from: string, to: string) => `${kind} Dari ${from} sampai ${to}.`,
      from: (kind: string, from: string) => `${kind} Paling sedikit ${from}.`,
      text: 'Isi bagian ini.',
      pattern: (pattern: string) => `Bentuknya tidak cocok. Yang diterima: ${pattern}`,
      tooLong: (most: string) => `Isi 1 sampai ${most} huruf.`,
      choice: 'Pilih salah satu.',
      lines: 'Isi paling sedikit satu baris; setiap baris harus berbentuk benar.',
      json: 'Ini bukan JSON dengan bentuk yang diminta aturan ini.',
      table: 'Isi kunci yang belum dipakai baris lain.',
    },
  },
  {
    one: 'Entry',
    added: 'New entry',
    rowsHint: 'Empty every field of an entry to remove it.',
    tableHint: 'A line without a value does not count.',
    linesHint: 'One on each line.',
    json: 'Written as JSON. Leave it empty where it is not needed.',
    jsonWhole: 'Written as JSON.',
    key: 'Key',
    value: 'Value',
    yes: 'Yes',
    optional: 'optional',
    languages: { id: 'Indonesian', en: 'In English' },
    wrong: {
      number: 'Give a number.',
      integer: 'Give a whole number.',
      between: (kind: string, from: string, to: string) => `${kind} From ${from} to ${to}.`,
      from: (kind: string, from: string) => `${kind} At least ${from}.`,
      text: 'Fill this in.',
      pattern: (pattern: string) => `It has the wrong form. What is taken: ${pattern}`,
      tooLong: (most: string) => `Give 1 to ${most} letters.`,
      choice: 'Choose one.',
      lines: 'Give at least one line; each must have the right form.',
      json: 'This is not JSON in the shape this rule asks for.',
      table: 'Give a key that no other line has.',
    },
  },
);

interface Limits {
  readonly minimum?: number;
  readonly exclusiveMinimum?: number;
  readonly maximum?: number;
  readonly pattern?: string;
  readonly maxLength?: number;
}

/** What a part asks for, as the sentence for whoever filled it in otherwise. */
export function faults(control: Control, locale: Locale): string {
  const { wrong } = texts(locale);
  const limits: Limits = 'schema' in control ? (control.schema as Limits) : {};
  switch (control.kind) {
    case 'number': {
      const kind = control.integer ? wrong.integer : wrong.number;
      const from = limits.minimum ?? limits.exclusiveMinimum;
      if (from === undefined) return kind;
      if (limits.maximum === undefined) return wrong.from(kind, formatNumber(from, locale));
      return wrong.between(kind, formatNumber(from, locale), formatNumber(limits.maximum, locale));
    }
    case 'text':
      if (limits.pattern !== undefined) return wrong.pattern(limits.pattern);
      return limits.maxLength === undefined ? wrong.text : wrong.tooLong(formatNumber(limits.maxLength, locale));
    case 'choice':
      return wrong.choice;
    case 'lines':
      return wrong.lines;
    case 'table':
      return wrong.table;
    case 'json':
      return wrong.json;
    default:
      return wrong.text;
  }
}
