import type { Text } from '#i18n';
import type { Sensitive } from '#kernel';
import type { FileKind } from '#platform/files';
import type { RuleBook } from '#platform/rules';
import type { TSchema } from 'typebox';

/** What a person sent for one field: a form value, several of them, or a line from a conversation. */
export type Raw = string | readonly string[] | undefined;

/** What a field needs to know of the world when it reads or shows an answer. */
export interface FieldContext {
  readonly rules: RuleBook;
  /** The present day at the agency, YYYY-MM-DD. */
  readonly today: string;
  /** Whether the reader may see sensitive numbers whole: whoever gave them, or an officer who asked and is on record. */
  readonly whole?: boolean;
  /** Whether the reader typed them and shall know them again, where they may not stand whole: four digits at the end. */
  readonly typed?: boolean;
}

export type Parsed<T> = { readonly ok: true; readonly value: T; readonly warning?: Text } | { readonly ok: false; readonly error: Text };

export interface Option<T extends string = string> {
  readonly value: T;
  readonly label: Text;
  readonly hint?: Text;
}

/** How a channel may ask; each renderer knows every kind. */
export type Control =
  | {
      readonly kind: 'text';
      readonly inputMode?: 'text' | 'numeric' | 'decimal' | 'tel' | 'email';
      readonly autocomplete?: string;
      readonly width?: 'short' | 'full';
      readonly suffix?: Text;
    }
  | { readonly kind: 'long-text'; readonly rows: number }
  | { readonly kind: 'date' }
  | { readonly kind: 'time' }
  | { readonly kind: 'files'; readonly accepts: FileKind; readonly max: number; readonly capture?: boolean }
  | { readonly kind: 'one-of'; readonly options: (context: FieldContext) => readonly Option[] }
  | { readonly kind: 'many-of'; readonly options: (context: FieldContext) => readonly Option[] }
  | { readonly kind: 'confirm'; readonly statement: Text };

/**
 * One question: how it is asked, how a reply is read, shown, and described to a machine.
 * The same field serves the web page, the conversation, the counter and the JSON API.
 */
export interface Field<T = unknown> {
  readonly label: Text;
  readonly hint?: Text;
  /** The question in a conversation, where it differs from the label. */
  readonly ask?: Text;
  readonly control: Control;
  readonly optional: boolean;
  /** JSON Schema of the answer in the API. */
  readonly schema: TSchema;
  /** Reads what a person typed or chose; total: every input gives a value or a sentence saying what is wrong. */
  parse(raw: Raw, context: FieldContext): Parsed<T>;
  /** The reverse of `parse`: fills the control again. */
  toRaw(value: T): string | readonly string[];
  /** How the answer reads on "check your answers", in a letter, in a chat. */
  show(value: T, locale: 'id' | 'en', context: FieldContext): string;
  /** Asked only when another answer of the same page has this value. */
  readonly showIf?: { readonly field: string; readonly is: string | boolean };
  /** An island that helps to answer, by name, with plain props; the control works without it. */
  readonly island?: { readonly name: string; readonly props?: Readonly<Record<string, unknown>> };
  /** What an officer's form begins with, since it is so nearly always. */
  readonly usually?: 'today';
  /** Personal data that lists and logs must mask, and which way; numbers of a person are also stored sealed. */
  readonly sensitive?: Sensitive | 'email';
}

/** What is wrong with one answer. */
export interface FieldProblem {
  /** Field name, or the page's key where the page as a whole is at fault. */
  readonly field: string;
  readonly message: Text;
}

export type Fields = Readonly<Record<string, Field>>;

/** The answers a group of fields gives. */
export type AnswersOf<F> = { readonly [K in keyof F]: F[K] extends Field<infer T> ? T : never };

/** The same field, allowed to stay empty. */
export function optional<T>(field: Field<T>): Field<T | undefined> {
  return {
    ...field,
    optional: true,
    parse: (raw, context) => (isBlank(raw) ? { ok: true, value: undefined } : field.parse(raw, context)),
    toRaw: (value) => (value === undefined ? '' : field.toRaw(value)),
    show: (value, locale, context) => (value === undefined ? '–' : field.show(value, locale, context)),
  };
}

/** The same field, asked only when another one of its page was answered with `is`. */
export function shownIf<T>(other: string, is: string | boolean, field: Field<T>): Field<T | undefined> {
  return { ...optional(field), optional: field.optional, showIf: { field: other, is } };
}

export function isBlank(raw: Raw): boolean {
  return raw === undefined || (typeof raw === 'string' ? raw.trim() === '' : raw.every((part) => part.trim() === ''));
}

/** Every string a reply holds. */
export function listOf(raw: Raw): readonly string[] {
  return typeof raw === 'string' ? [raw] : (raw ?? []);
}

/** The single string a reply holds, without surrounding space and in Unicode form NFC. */
export function single(raw: Raw): string {
  const text = typeof raw === 'string' ? raw : (raw?.[0] ?? '');
  return text.normalize('NFC').trim();
}
