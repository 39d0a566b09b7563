import type { Text } from '#i18n';
import type { Rule } from '#platform/rules';
import { type TSchema, Type } from 'typebox';
import { type Field, type FieldContext, type Option, type Parsed, type Raw, single } from './field.ts';
import { texts } from './texts.ts';

interface Asking {
  readonly label: Text;
  readonly hint?: Text;
  readonly ask?: Text;
}

type LabelledOption = Text | { readonly label: Text; readonly hint?: Text };

const YES = ['ya', 'y', 'yes', 'true', '1', 'on', 'betul', 'benar'];
// A conversation numbers the two choices: 1 and 2.
const NO = ['tidak', 'tdk', 'no', 'n', 'false', '0', '2', 'off', 'bukan'];

/** Yes or no. A conversation may answer "ya", "tidak", "y", "no". */
export function yesNo(asking: Asking): Field<boolean> {
  const options: readonly Option[] = [
    { value: 'yes', label: texts.text((m) => m.yes) },
    { value: 'no', label: texts.text((m) => m.no) },
  ];
  return {
    ...asking,
    optional: false,
    control: { kind: 'one-of', options: () => options },
    schema: Type.Boolean(),
    parse: (raw) => {
      const word = single(raw).toLowerCase();
      if (YES.includes(word)) return { ok: true, value: true };
      if (NO.includes(word)) return { ok: true, value: false };
      return { ok: false, error: texts.text((m) => m.chooseOne) };
    },
    toRaw: (value) => (value ? 'yes' : 'no'),
    show: (value, locale) => (value ? texts(locale).yes : texts(locale).no),
  };
}

/** One of a fixed set that the code knows by name. */
export function choice<const V extends string>(asking: Asking, options: Readonly<Record<V, LabelledOption>>): Field<V> {
  const list = Object.entries<LabelledOption>(options).map(([value, label]) => ({
    value: value as V,
    ...(typeof label === 'function' ? { label } : label),
  }));
  return oneOf(asking, () => list, Type.Enum(list.map((option) => option.value)));
}

/** One of the entries of a rule: a list the agency edits. `pick` turns the rule's value into options. */
export function choiceFrom<S extends TSchema>(
  asking: Asking,
  rule: Rule<S>,
  pick: (value: Rule<S>['value']) => readonly Option[],
): Field<string> {
  return oneOf(asking, (context) => pick(context.rules.value(rule)), Type.String({ maxLength: 100 }));
}

/** One or more of a fixed set; none at all where the field is optional. */
export function choices<const V extends string>(asking: Asking, options: Readonly<Record<V, Text>>): Field<readonly V[]> {
  const list = Object.entries<Text>(options).map(([value, label]) => ({ value: value as V, label }));
  return {
    ...asking,
    optional: false,
    control: { kind: 'many-of', options: () => list },
    schema: Type.Array(Type.Enum(list.map((option) => option.value)), { minItems: 1, uniqueItems: true }),
    parse: (raw) => {
      const given = (typeof raw === 'string' ? raw.split(',') : (raw ?? [])).map((part) => part.trim()).filter(Boolean);
      const found = given.map((word) => matchOption(list, word));
      if (found.length === 0) return { ok: false, error: texts.text((m) => m.chooseSome) };
      if (found.some((value) => value === undefined)) return { ok: false, error: texts.text((m) => m.notAnOption) };
      return { ok: true, value: [...new Set(found as V[])] };
    },
    toRaw: (value) => value,
    show: (value, locale) => value.map((one) => list.find((option) => option.value === one)?.label(locale) ?? one).join(', '),
  };
}

/** A statement that must be ticked: consent, a declaration under UU 30/2014. */
export function confirmation(asking: Asking, statement: Text): Field<true> {
  return {
    ...asking,
    optional: false,
    control: { kind: 'confirm', statement },
    schema: Type.Literal(true),
    parse: (raw) =>
      YES.includes(single(raw).toLowerCase()) ? { ok: true, value: true } : { ok: false, error: texts.text((m) => m.mustConfirm) },
    toRaw: () => 'yes',
    show: (_value, locale) => texts(locale).yes,
  };
}

function oneOf<V extends string>(asking: Asking, options: (context: FieldContext) => readonly Option<V>[], schema: TSchema): Field<V> {
  return {
    ...asking,
    optional: false,
    control: { kind: 'one-of', options },
    schema,
    parse: (raw: Raw, context): Parsed<V> => {
      const value = matchOption(options(context), single(raw));
      return value === undefined ? { ok: false, error: texts.text((m) => m.notAnOption) } : { ok: true, value };
    },
    toRaw: (value) => value,
    show: (value, locale, context) =>
      options(context)
        .find((option) => option.value === value)
        ?.label(locale) ?? value,
  };
}

/** An option by its value, its number in the list as a chat shows it (from 1), or its label in either language. */
function matchOption<V extends string>(options: readonly Option<V>[], word: string): V | undefined {
  const folded = word.toLowerCase();
  const exact = options.find((option) => option.value === word);
  if (exact) return exact.value;
  if (/^\d{1,2}$/.test(word)) return options[Number(word) - 1]?.value;
  return options.find((option) => option.label('id').toLowerCase() === folded || option.label('en').toLowerCase() === folded)?.value;
}
