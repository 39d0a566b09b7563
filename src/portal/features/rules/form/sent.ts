import type { Locale } from '#i18n';
import type { FormError } from '#web/ui';
import { Value } from 'typebox/value';
import type { Control, Part } from './control.ts';
import { faults } from './texts.ts';

/** What the form of a rule carries, as typed, by the names of its fields. */
export type Sent = Readonly<Record<string, string>>;

/** Name of the field that carries the whole value; its parts follow after dots. */
export const ROOT = 'nilai';

/** Most entries of a list that one form carries. */
const MOST_ROWS = 300;

/** The fields of a form filled in with a value. */
export function sentOf(control: Control, value: unknown, locale: Locale, name: string = ROOT): Sent {
  if (value === undefined || value === null) return {};
  switch (control.kind) {
    case 'number':
      return { [name]: locale === 'id' ? String(value).replace('.', ',') : String(value) };
    case 'text':
    case 'choice':
      return { [name]: String(value) };
    case 'boolean':
      return value === true ? { [name]: '1' } : {};
    case 'json':
      return { [name]: JSON.stringify(value, null, 2) };
    case 'lines':
      return { [name]: (value as readonly unknown[]).map((line) => Object.values(sentOf(control.of, line, locale))[0] ?? '').join('\n') };
    case 'group':
      return Object.assign({}, ...control.parts.map((part) => sentOf(part.control, partOf(value, part), locale, `${name}.${part.name}`)));
    case 'rows':
      return Object.assign(
        {},
        ...(value as readonly unknown[]).map((row, at) => sentOf({ ...control, kind: 'group' }, row, locale, `${name}.${at}`)),
      );
    case 'table':
      return Object.assign(
        {},
        ...Object.entries(value).map(([key, one], at) => ({
          [`${name}.${at}.key`]: key,
          ...sentOf(control.of, one, locale, `${name}.${at}.value`),
        })),
      );
  }
}

function partOf(value: unknown, { name }: Part): unknown {
  return (value as Readonly<Record<string, unknown>>)[name];
}

/** How many entries of a list the form carries, without the empty ones at its end. */
export function rowsIn(sent: Sent, name: string): number {
  const at = Object.entries(sent).flatMap(([field, typed]) => {
    const index = field.startsWith(`${name}.`) && typed.trim() !== '' ? Number(/^\d{1,3}/.exec(field.slice(name.length + 1))?.[0]) : -1;
    return Number.isInteger(index) ? [index] : [];
  });
  return Math.min(Math.max(-1, ...at) + 1, MOST_ROWS);
}

export interface ReadValue {
  /** Undefined where nothing was filled in. */
  readonly value: unknown;
  readonly errors: readonly FormError[];
}

/** A value as somebody typed it, with what is wrong field by field. An entry left empty altogether is no entry. */
export function readSent(control: Control, sent: Sent, locale: Locale, name: string = ROOT): ReadValue {
  const typed = (sent[name] ?? '').trim();
  switch (control.kind) {
    case 'group':
      return readGroup(control.parts, sent, locale, name);
    case 'rows':
      return readRows({ ...control, kind: 'group' }, sent, locale, name);
    case 'table':
      return readTable(control.of, sent, locale, name);
    case 'lines':
      return checked(control, typed === '' ? [] : typed.split(/\r?\n/).flatMap((line) => readLine(control.of, line)), locale, name);
    case 'boolean':
      return { value: typed === '1', errors: [] };
    default:
      return typed === '' ? { value: undefined, errors: [] } : checked(control, plain(control, typed), locale, name);
  }
}

function readLine(control: Control, line: string): unknown[] {
  return line.trim() === '' ? [] : [plain(control, line.trim())];
}

/** What was typed, as the kind of value it should be; the text itself where it is not one. */
function plain(control: Control, typed: string): unknown {
  if (control.kind === 'number') return numberIn(typed, control.integer) ?? typed;
  if (control.kind !== 'json') return typed.replaceAll('\r\n', '\n');
  try {
    return JSON.parse(typed);
  } catch {
    return undefined;
  }
}

/** A number typed with a decimal comma or point; thousands may be grouped where only whole numbers are asked for. */
function numberIn(typed: string, integer: boolean): number | undefined {
  const text = typed.replaceAll(' ', '');
  if (integer && /^-?\d{1,3}([.,])\d{3}(\1\d{3})*$/.test(text)) return Number(text.replace(/[.,]/g, ''));
  return /^-?\d{1,15}([.,]\d{1,12})?$/.test(text) ? Number(text.replace(',', '.')) : undefined;
}

function checked(control: Exclude<Control, { kind: 'group' | 'rows' | 'table' }>, value: unknown, locale: Locale, name: string): ReadValue {
  if (value !== undefined && Value.Check(control.schema, value)) return { value, errors: [] };
  return { value, errors: [{ field: name, message: faults(control, locale) }] };
}

function readGroup(parts: readonly Part[], sent: Sent, locale: Locale, name: string): ReadValue {
  const read = parts.map((part) => [part, readPart(part, sent, locale, `${name}.${part.name}`)] as const);
  return {
    value: Object.fromEntries(read.flatMap(([part, { value }]) => (value === undefined ? [] : [[part.name, value]]))),
    errors: read.flatMap(([, { errors }]) => errors),
  };
}

function readPart({ control, optional }: Part, sent: Sent, locale: Locale, name: string): ReadValue {
  if (optional && isEmpty(sent, name)) return { value: undefined, errors: [] };
  const read = readSent(control, sent, locale, name);
  const missing = read.value === undefined && read.errors.length === 0;
  return missing ? { value: undefined, errors: [{ field: name, message: faults(control, locale) }] } : read;
}

function isEmpty(sent: Sent, name: string): boolean {
  return !Object.entries(sent).some(([field, typed]) => (field === name || field.startsWith(`${name}.`)) && typed.trim() !== '');
}

function filledRows(sent: Sent, name: string): string[] {
  return Array.from({ length: rowsIn(sent, name) }, (_, at) => `${name}.${at}`).filter((row) => !isEmpty(sent, row));
}

function readRows(control: Extract<Control, { kind: 'group' }>, sent: Sent, locale: Locale, name: string): ReadValue {
  const read = filledRows(sent, name).map((row) => readGroup(control.parts, sent, locale, row));
  return { value: read.map(({ value }) => value), errors: read.flatMap(({ errors }) => errors) };
}

function readTable(of: Control, sent: Sent, locale: Locale, name: string): ReadValue {
  const filled = filledRows(sent, name).filter((row) => !isEmpty(sent, `${row}.value`));
  const read = filled.map((row) => ({
    key: (sent[`${row}.key`] ?? '').trim(),
    row,
    ...readPart({ name: 'value', control: of, optional: false }, sent, locale, `${row}.value`),
  }));
  return {
    value: Object.fromEntries(read.map(({ key, value }) => [key, value])),
    errors: read.flatMap(({ key, row, errors }) => {
      const wrong = key === '' || key === '__proto__' || read.some((one) => one.key === key && one.row !== row);
      return [...(wrong ? [{ field: `${row}.key`, message: faults({ kind: 'table', of }, locale) }] : []), ...errors];
    }),
  };
}
