import { particularSentences, type Text } from '#i18n';
import { checkNik, kkReadsAsNik, oneLine, readEmail, readNik, readPersonName, readPhone } from '#kernel';
import { Type } from 'typebox';
import { type Field, type Parsed, single } from './field.ts';
import { showSensitive } from './sensitive.ts';
import { texts } from './texts.ts';

interface Asking {
  readonly label: Text;
  readonly hint?: Text;
  readonly ask?: Text;
}

interface TextLimits {
  readonly min?: number;
  readonly max?: number;
  readonly autocomplete?: string;
  readonly width?: 'short' | 'full';
}

const refuse = (error: Text): Parsed<never> => ({ ok: false, error });

function bounded(value: string, min: number, max: number): Parsed<string> {
  if (value.length > max) return refuse(texts.text((m) => m.tooLong(max)));
  if (value.length < min) return refuse(texts.text((m) => m.tooShort(min)));
  return { ok: true, value };
}

const plain = { optional: false, toRaw: (value: string) => value, show: (value: string) => value } as const;

/** One line of text; control characters are dropped. */
export function text(asking: Asking, { min = 1, max = 200, ...look }: TextLimits = {}): Field<string> {
  return {
    ...asking,
    ...plain,
    control: { kind: 'text', ...look },
    schema: Type.String({ minLength: min, maxLength: max }),
    parse: (raw) => bounded(oneLine(single(raw)), min, max),
  };
}

/** Several lines of text. */
export function longText(
  asking: Asking,
  { min = 1, max = 4000, rows = 5 }: { min?: number; max?: number; rows?: number } = {},
): Field<string> {
  return {
    ...asking,
    ...plain,
    control: { kind: 'long-text', rows },
    schema: Type.String({ minLength: min, maxLength: max }),
    parse: (raw) =>
      bounded(
        single(raw)
          .replace(/\r\n?/g, '\n')
          .replace(/[^\P{Cc}\n\t]+/gu, '')
          .trim(),
        min,
        max,
      ),
  };
}

/** A person's name as on the KTP-el: letters, marks, spaces, and . , ' - / between them. One word is a name. */
export function personName(asking: Asking): Field<string> {
  const line = text(asking, { max: 120, autocomplete: 'name' });
  return {
    ...line,
    parse: (raw, context) => {
      const read = line.parse(raw, context);
      if (!read.ok) return read;
      const value = readPersonName(read.value);
      return value === null ? refuse(particularSentences.text((m) => m.notAName)) : { ...read, value };
    },
  };
}

/** An e-mail address, lower-cased; only the form is checked, a code proves the rest. */
export function email(asking: Asking): Field<string> {
  return {
    ...asking,
    ...plain,
    control: { kind: 'text', inputMode: 'email', autocomplete: 'email' },
    schema: Type.String({ format: 'email', maxLength: 254 }),
    sensitive: 'email',
    parse: (raw) => {
      const value = readEmail(single(raw));
      return value === null ? refuse(particularSentences.text((m) => m.notAnEmail)) : { ok: true, value };
    },
  };
}

/** A telephone number, kept in E.164 form (+62…). */
export function phone(asking: Asking): Field<string> {
  return {
    ...asking,
    ...plain,
    control: { kind: 'text', inputMode: 'tel', autocomplete: 'tel', width: 'short' },
    schema: Type.String({ pattern: '^\\+[1-9]\\d{7,14}$' }),
    sensitive: 'phone',
    show: showSensitive('phone'),
    parse: (raw) => {
      const value = readPhone(single(raw));
      return value === null ? refuse(particularSentences.text((m) => m.notAPhone)) : { ok: true, value };
    },
  };
}

/** The question for a NIK. Odd structure warns; only what is no NIK at all is refused. */
export function nikField(asking: Asking): Field<string> {
  return {
    ...asking,
    ...plain,
    control: { kind: 'text', inputMode: 'numeric', width: 'short' },
    schema: Type.String({ pattern: '^[0-9]{16}$' }),
    sensitive: 'nik',
    show: showSensitive('nik'),
    parse: (raw, { today }) => {
      const value = readNik(single(raw));
      if (value === null) return refuse(particularSentences.text((m) => m.notNik));
      const [odd] = checkNik(value, today).warnings;
      if (!odd) return { ok: true, value };
      return { ok: true, value, warning: particularSentences.text((m) => (odd === 'date' ? m.oddDate : m.oddProvince)) };
    },
  };
}

const kkLikeNik = particularSentences.text((m) => m.kkLikeNik);

/** The question for the number of a family card (KK): sixteen digits; one that reads as a NIK warns. */
export function kkField(asking: Asking): Field<string> {
  return {
    ...asking,
    ...plain,
    control: { kind: 'text', inputMode: 'numeric', width: 'short' },
    schema: Type.String({ pattern: '^[0-9]{16}$' }),
    sensitive: 'kk',
    show: showSensitive('kk'),
    parse: (raw) => {
      const value = readNik(single(raw));
      if (value === null) return refuse(particularSentences.text((m) => m.notKk));
      return kkReadsAsNik(value) ? { ok: true, value, warning: kkLikeNik } : { ok: true, value };
    },
  };
}
