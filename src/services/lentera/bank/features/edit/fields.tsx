import { useView } from '#web';
import { Button, TextArea, TextInput } from '#web/ui';
import type { ComponentChildren } from 'preact';
import { rowsOf, type Typed } from '../../domain/typed-rows.ts';
import { texts } from './texts.ts';

/** A form as it stands: what is typed, and what is wrong with it by field. */
export interface Filling {
  readonly typed: Typed;
  readonly wrong: ReadonlyMap<string, string>;
}

interface FieldProps extends Filling {
  readonly name: string;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly optional?: boolean;
}

/** A text of the question: several lines, in the language of the question. */
export function RichField(props: FieldProps & { readonly rows?: number }) {
  return (
    <div data-rich>
      <Lines {...props} />
    </div>
  );
}

/** Lines that are read one by one, in which no tag means anything. */
export function Lines({ name, label, hint, optional, typed, wrong, rows = 4 }: FieldProps & { readonly rows?: number }) {
  return <TextArea id={name} label={label} hint={hint} optional={optional} rows={rows} value={typed[name] ?? ''} error={wrong.get(name)} />;
}

export function Line({ name, label, hint, optional, typed, wrong, short = false }: FieldProps & { readonly short?: boolean }) {
  return (
    <TextInput
      id={name}
      label={label}
      hint={hint}
      optional={optional}
      short={short}
      value={typed[name] ?? ''}
      error={wrong.get(name)}
      autocomplete="off"
    />
  );
}

export function Tick({ name, label, typed }: { readonly name: string; readonly label: string; readonly typed: Typed }) {
  return (
    <label class="choice small">
      <input id={name} type="checkbox" name={name} value="ya" checked={(typed[name] ?? '') !== ''} />
      <span>{label}</span>
    </label>
  );
}

export function Pick({
  name,
  label,
  value,
  options,
  wrong,
}: {
  readonly name: string;
  readonly label: string;
  readonly value: string | undefined;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly wrong?: ReadonlyMap<string, string>;
}) {
  const error = wrong?.get(name);
  return (
    <div class={error ? 'field bad' : 'field'}>
      <label for={name}>{label}</label>
      {error && (
        <p class="err" id={`${name}-err`}>
          {error}
        </p>
      )}
      <select id={name} name={name} aria-describedby={error ? `${name}-err` : undefined}>
        {options.map((one) => (
          <option value={one.value} selected={one.value === (value ?? '')}>
            {one.label}
          </option>
        ))}
      </select>
    </div>
  );
}

/** Rows of one group, each with its buttons; they post the form, which comes back with a row more or fewer. */
export function Rows({
  group,
  title,
  typed,
  ordered = false,
  children,
}: {
  readonly group: string;
  readonly title: string;
  readonly typed: Typed;
  readonly ordered?: boolean;
  readonly children: (nth: number, title: string) => ComponentChildren;
}) {
  const m = texts(useView().locale);
  const rows = rowsOf(typed, group);
  return (
    <div class="stack">
      <input type="hidden" name={`${group}.jumlah`} value={String(rows.length)} />
      {rows.map((nth) => {
        const name = `${title} ${ordered || group === 'pernyataan' || group === 'baris' ? nth + 1 : (LETTERS[nth] ?? nth + 1)}`;
        return (
          <fieldset class="statement stack" id={`${group}.${nth}`} aria-label={name}>
            <input type="hidden" name={`${group}.${nth}.id`} value={typed[`${group}.${nth}.id`] ?? ''} />
            {children(nth, name)}
            <div class="row">
              {ordered && nth > 0 && (
                <Button kind="quiet" small name="langkah" value={`naik.${group}.${nth}`}>
                  {m.raise}
                  <span class="vh">: {name}</span>
                </Button>
              )}
              <Button kind="quiet" small name="langkah" value={`hapus.${group}.${nth}`}>
                {m.remove}
                <span class="vh">: {name}</span>
              </Button>
            </div>
          </fieldset>
        );
      })}
      <p>
        <Button kind="quiet" small icon="pen" name="langkah" value={`tambah.${group}`}>
          {m.add(title)}
        </Button>
      </p>
    </div>
  );
}

export const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
