import type { Text } from '#i18n';
import { useView } from '#web';
import { Choices, Select, TextArea, TextInput } from '#web/ui';
import type { Control, Field, FieldContext, Option, Raw } from '../domain/field.ts';
import { texts } from '../messages/index.ts';
import { type KeptFile, UploadField } from './upload-field.tsx';

/** More options than this become a drop-down list. */
const MOST_RADIOS = 8;
/** Of more boxes that may all stay empty, none is shown until somebody wants one. */
const MOST_BOXES = 12;

export interface FieldControlProps {
  readonly id: string;
  readonly name: string;
  readonly field: Field;
  readonly raw: Raw;
  readonly error?: Text | string | undefined;
  readonly context: FieldContext;
  /** Names and addresses of files already sent, by id. */
  readonly kept?: ReadonlyMap<string, KeptFile> | undefined;
}

/** One question as a labelled control with hint, error and what was typed. */
export function FieldControl({ id, name, field, raw, error, context, kept }: FieldControlProps) {
  const { locale } = useView();
  const m = texts(locale).field;
  const example = exampleOf(field.control, m);
  const around = {
    id,
    name,
    label: field.label(locale),
    hint: [field.hint?.(locale), example].filter(Boolean).join(' ') || undefined,
    error: typeof error === 'function' ? error(locale) : error,
    optional: field.optional,
  };
  const values = typeof raw === 'string' ? [raw] : (raw ?? []);
  const value = values[0];
  const { control } = field;
  switch (control.kind) {
    case 'text':
      return (
        <TextInput
          {...around}
          value={value}
          type={typeOf(control.inputMode)}
          inputMode={control.inputMode}
          autocomplete={control.autocomplete}
          short={control.width === 'short'}
          suffix={control.suffix?.(locale)}
        />
      );
    case 'long-text':
      return <TextArea {...around} value={value} rows={control.rows} />;
    case 'date':
      return <TextInput {...around} value={value} short autocomplete="off" />;
    case 'time':
      return <TextInput {...around} value={value} short autocomplete="off" suffix="WITA" />;
    case 'one-of': {
      const options = inWords(control.options(context), locale);
      if (options.length > MOST_RADIOS) return <Select {...around} value={value} options={options} />;
      // A radio button once pressed can only be left for another: one of them must say "none".
      if (field.optional)
        return <Choices {...around} type="radio" values={[value ?? '']} options={[{ value: '', label: m.none }, ...options]} />;
      return <Choices {...around} type="radio" values={values} options={options} />;
    }
    case 'many-of': {
      const options = inWords(control.options(context), locale);
      const folded = field.optional && options.length > MOST_BOXES ? m.choose(options.length) : undefined;
      return <Choices {...around} type="checkbox" values={values} options={options} folded={folded} />;
    }
    case 'confirm':
      return <Choices {...around} type="checkbox" values={values} options={[{ value: 'yes', label: control.statement(locale) }]} />;
    case 'files':
      return (
        <UploadField
          {...around}
          accepts={control.accepts}
          max={control.max}
          capture={control.capture}
          kept={values.map((file, index) => kept?.get(file) ?? { id: file, name: m.file(index + 1) })}
        />
      );
  }
}

function exampleOf(control: Control, m: { dateExample: string; timeExample: string }): string | undefined {
  if (control.kind === 'date') return m.dateExample;
  return control.kind === 'time' ? m.timeExample : undefined;
}

function inWords(options: readonly Option[], locale: 'id' | 'en') {
  return options.map((option) => ({ value: option.value, label: option.label(locale), hint: option.hint?.(locale) }));
}

function typeOf(inputMode: string | undefined): 'tel' | 'email' | 'text' {
  return inputMode === 'tel' || inputMode === 'email' ? inputMode : 'text';
}
