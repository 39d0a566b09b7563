import type { ComponentChildren } from 'preact';
import { useView } from '../view.ts';
import { texts } from './messages/index.ts';

interface FormProps {
  readonly action: string;
  readonly children: ComponentChildren;
  readonly class?: string;
  readonly id?: string;
  /** Sends files. */
  readonly files?: boolean;
  readonly label?: string;
}

/** A form that changes something; carries the token that proves it is ours, always first. */
export function Form({ action, children, files = false, label, ...rest }: FormProps) {
  const { csrf } = useView();
  return (
    <form method="post" action={action} enctype={files ? 'multipart/form-data' : undefined} noValidate aria-label={label} {...rest}>
      <input type="hidden" name="_csrf" value={csrf} />
      {children}
    </form>
  );
}

/** One mistake on a form: the field's id to jump to, and the sentence. */
export interface FormError {
  readonly field: string;
  readonly message: string;
}

/** Stands above a form that came back, linked to each field at fault. */
export function ErrorSummary({ errors }: { readonly errors: readonly FormError[] }) {
  const m = texts(useView().locale);
  if (errors.length === 0) return null;
  return (
    <div class="note bad" role="alert" id="kesalahan">
      <h2 class="t-l">{m.problems}</h2>
      <ul>
        {errors.map(({ field, message }) => (
          <li>
            <a href={`#${field}`}>{message}</a>
          </li>
        ))}
      </ul>
    </div>
  );
}

interface FieldProps {
  readonly id: string;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
  readonly optional?: boolean | undefined;
}

/** Ids of hint and error, for `aria-describedby`. */
function describedBy({ id, hint, error }: FieldProps): string | undefined {
  return [hint && `${id}-hint`, error && `${id}-err`].filter(Boolean).join(' ') || undefined;
}

function Around({ children, ...field }: FieldProps & { children: ComponentChildren }) {
  const m = texts(useView().locale);
  const { id, label, hint, error, optional } = field;
  return (
    <div class={error ? 'field bad' : 'field'}>
      <label for={id}>
        {label} {optional && <span class="soft small">({m.optional})</span>}
      </label>
      <Hints id={id} hint={hint} error={error} />
      {children}
    </div>
  );
}

function Hints({ id, hint, error }: { id: string; hint?: string | undefined; error?: string | undefined }) {
  const m = texts(useView().locale);
  return (
    <>
      {hint && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error && (
        <p class="err" id={`${id}-err`}>
          <span class="vh">{m.error} </span>
          {error}
        </p>
      )}
    </>
  );
}

export interface TextInputProps extends FieldProps {
  readonly name?: string;
  readonly value?: string | undefined;
  readonly type?: 'text' | 'email' | 'password' | 'tel' | 'search' | 'datetime-local' | 'date' | 'number';
  readonly inputMode?: 'text' | 'numeric' | 'decimal' | 'tel' | 'email' | undefined;
  readonly autocomplete?: string | undefined;
  readonly short?: boolean | undefined;
  readonly suffix?: string | undefined;
}

export function TextInput({ name, value, type = 'text', inputMode, autocomplete, short, suffix, ...field }: TextInputProps) {
  const input = (
    <input
      id={field.id}
      name={name ?? field.id}
      {...{ type: type as 'text' }}
      value={value}
      inputMode={inputMode}
      autocomplete={autocomplete}
      class={short ? 'short' : undefined}
      aria-describedby={describedBy(field)}
      aria-invalid={field.error ? 'true' : undefined}
    />
  );
  return (
    <Around {...field}>
      {suffix ? (
        <span class="with-suffix">
          {input}
          <span class="soft">{suffix}</span>
        </span>
      ) : (
        input
      )}
    </Around>
  );
}

export function TextArea({ name, value, rows = 5, ...field }: FieldProps & { name?: string; value?: string | undefined; rows?: number }) {
  return (
    <Around {...field}>
      <textarea
        id={field.id}
        name={name ?? field.id}
        rows={rows}
        aria-describedby={describedBy(field)}
        aria-invalid={field.error ? 'true' : undefined}
      >
        {value}
      </textarea>
    </Around>
  );
}

export interface ChoiceOption {
  readonly value: string;
  readonly label: string;
  readonly hint?: string | undefined;
}

export function Select({
  name,
  value,
  options,
  none,
  filters = false,
  ...field
}: FieldProps & {
  name?: string;
  value?: string | undefined;
  options: readonly ChoiceOption[];
  /** What choosing nothing means, such as "All"; otherwise the list asks to choose. */
  none?: string;
  /** Part of a filter, where choosing nothing means all. */
  filters?: boolean;
}) {
  const m = texts(useView().locale);
  return (
    <Around {...field}>
      <select id={field.id} name={name ?? field.id} aria-describedby={describedBy(field)} aria-invalid={field.error ? 'true' : undefined}>
        <option value="">{none ?? (filters ? m.all : m.choose)}</option>
        {options.map((option) => (
          <option value={option.value} selected={option.value === value}>
            {option.label}
          </option>
        ))}
      </select>
    </Around>
  );
}

interface ChoicesProps extends FieldProps {
  readonly name?: string;
  readonly type: 'radio' | 'checkbox';
  readonly values: readonly string[];
  readonly options: readonly ChoiceOption[];
  /** Many short options beside one another, such as times of a day. */
  readonly many?: boolean;
  /** What more than a screen of options stands folded under, until one is chosen. */
  readonly folded?: string | undefined;
}

/** Radio buttons or check boxes in one named group; the first carries the group's id so that errors can jump to it. */
export function Choices({ name, type, values, options, many = false, folded, ...field }: ChoicesProps) {
  const m = texts(useView().locale);
  const boxes = options.map((option, index) => (
    <label class="choice">
      <input
        id={index === 0 ? field.id : `${field.id}-${index}`}
        type={type}
        name={name ?? field.id}
        value={option.value}
        checked={values.includes(option.value)}
      />
      <span>
        {option.label}
        {option.hint && <span class="hint block">{option.hint}</span>}
      </span>
    </label>
  ));
  return (
    <fieldset class={`field${field.error ? ' bad' : ''}${many ? ' many' : ''}`} aria-describedby={describedBy(field)}>
      <legend>
        {field.label} {field.optional && <span class="soft small">({m.optional})</span>}
      </legend>
      <Hints id={field.id} hint={field.hint} error={field.error} />
      {folded === undefined ? (
        boxes
      ) : (
        <details open={values.length > 0 || field.error !== undefined}>
          <summary>{folded}</summary>
          {boxes}
        </details>
      )}
    </fieldset>
  );
}

export function FileInput({
  name,
  accept,
  multiple = false,
  capture = false,
  ...field
}: FieldProps & { name?: string; accept: string; multiple?: boolean; capture?: boolean | undefined }) {
  return (
    <Around {...field}>
      <input
        id={field.id}
        name={name ?? field.id}
        type="file"
        accept={accept}
        multiple={multiple}
        capture={capture ? 'environment' : undefined}
        aria-describedby={describedBy(field)}
        aria-invalid={field.error ? 'true' : undefined}
      />
    </Around>
  );
}
