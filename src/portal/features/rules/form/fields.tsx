import type { Locale } from '#i18n';
import type { Rule } from '#platform/rules';
import { useView } from '#web';
import { Choices, type FormError, Select, TextArea, TextInput } from '#web/ui';
import { unitIn } from '../unit.tsx';
import type { Control, Part } from './control.ts';
import { calledIn, labelOf } from './labels.ts';
import { ROOT, rowsIn, type Sent } from './sent.ts';
import { texts } from './texts.ts';

interface Asked {
  readonly rule: Rule;
  readonly sent: Sent;
  readonly errors: readonly FormError[];
}

/** Ids of fields hold no dots, so that they can be led to. */
export const fieldId = (name: string) => name.replaceAll('.', '-');

/** Beyond so many letters a text gets several lines. */
const LONG = 70;

/** The fields of a rule's value, made from its schema. */
export function ValueFields({ control, ...asked }: Asked & { readonly control: Control }) {
  const { locale } = useView();
  const m = texts(locale);
  const whole: Part = { name: ROOT, control, optional: false };
  if (control.kind === 'group') return <Parts parts={control.parts} name={ROOT} path={[]} {...asked} />;
  const { unit } = asked.rule;
  const title = control.kind === 'number' && unit !== undefined ? unitIn(unit, locale) : m.value;
  return <One part={whole} name={ROOT} path={[]} title={title} {...asked} />;
}

interface Placed extends Asked {
  readonly name: string;
  readonly path: readonly string[];
}

function Parts({ parts, name, path, ...asked }: Placed & { readonly parts: readonly Part[] }) {
  return (
    <>
      {parts.map((part) => (
        <One part={part} name={`${name}.${part.name}`} path={[...path, part.name]} {...asked} />
      ))}
    </>
  );
}

function One({ part, name, path, title, ...asked }: Placed & { readonly part: Part; readonly title?: string }) {
  const { locale } = useView();
  const m = texts(locale);
  const { control, optional } = part;
  const { label, hint } = title === undefined ? calledIn(asked.rule, path, locale) : { label: title, hint: undefined };
  const value = asked.sent[name] ?? '';
  const error = asked.errors.find(({ field }) => field === name)?.message;
  const field = { id: fieldId(name), name, label, hint, error, optional };
  switch (control.kind) {
    case 'number':
      return <TextInput {...field} value={value} inputMode={control.integer ? 'numeric' : 'decimal'} short />;
    case 'text':
      return value.length > LONG ? <TextArea {...field} value={value} rows={4} /> : <TextInput {...field} value={value} />;
    case 'choice':
      return (
        <Select
          {...field}
          value={value}
          options={control.options.map((one) => ({ value: one, label: calledIn(asked.rule, [...path, one], locale).label }))}
        />
      );
    case 'boolean':
      return <Choices {...field} type="checkbox" values={[value]} options={[{ value: '1', label: m.yes }]} />;
    case 'lines':
      return <TextArea {...field} hint={hint ?? m.linesHint} value={value} rows={Math.min(12, value.split('\n').length + 1)} />;
    case 'json':
      return <TextArea {...field} hint={hint ?? (optional ? m.json : m.jsonWhole)} value={value} rows={value.length > LONG ? 10 : 3} />;
    case 'group':
      return (
        <fieldset class="depends">
          <legend>
            {label} {optional && <span class="soft small">({m.optional})</span>}
          </legend>
          <Parts parts={control.parts} name={name} path={path} {...asked} />
        </fieldset>
      );
    case 'rows':
      return <Rows parts={control.parts} name={name} path={path} label={label} {...asked} />;
    case 'table':
      return <Lines of={control.of} name={name} path={path} label={label} {...asked} />;
  }
}

function Rows({ parts, label, name, path, ...asked }: Placed & { readonly parts: readonly Part[]; readonly label: string }) {
  const { locale } = useView();
  const m = texts(locale);
  const rows = rowsIn(asked.sent, name);
  return (
    <fieldset id={fieldId(name)}>
      <legend>{label}</legend>
      <p class="hint">{m.rowsHint}</p>
      {Array.from({ length: rows + 1 }, (_, at) => {
        const row = `${name}.${at}`;
        const wrong = asked.errors.some(({ field }) => field.startsWith(`${row}.`));
        return (
          <details open={wrong}>
            <summary>{at === rows ? m.added : `${at + 1}. ${firstIn(parts, asked.sent, row, locale) || m.one}`}</summary>
            <div class="depends">
              <Parts parts={parts} name={row} path={[...path, String(at)]} {...asked} />
            </div>
          </details>
        );
      })}
    </fieldset>
  );
}

/** What an entry goes by: its name, or whatever stands first. */
function firstIn(parts: readonly Part[], sent: Sent, row: string, locale: Locale): string {
  const named = sent[`${row}.name.${locale}`] ?? sent[`${row}.name`];
  return named ?? parts.map(({ name }) => sent[`${row}.${name}`]).find((typed) => typed !== undefined && typed !== '') ?? '';
}

function Lines({ of, label, name, path, ...asked }: Placed & { readonly of: Control; readonly label: string }) {
  const m = texts(useView().locale);
  const rows = Array.from({ length: rowsIn(asked.sent, name) }, (_, at) => asked.sent[`${name}.${at}.key`] ?? '');
  // Where the rule names its keys, each has its line, and there are no others.
  const named = Object.keys(asked.rule.labels ?? {});
  const keys = [...rows, ...(named.length > 0 ? named.filter((key) => !rows.includes(key)) : [''])];
  return (
    <fieldset id={fieldId(name)}>
      <legend>{label}</legend>
      <p class="hint">{m.tableHint}</p>
      {keys.map((key, at) => (
        <Line of={of} name={`${name}.${at}`} path={[...path, key]} at={at + 1} {...asked} />
      ))}
    </fieldset>
  );
}

function Line({ of, at, name, path, ...asked }: Placed & { readonly of: Control; readonly at: number }) {
  const { locale } = useView();
  const m = texts(locale);
  const key = path.at(-1) ?? '';
  const title = labelOf(asked.rule, key)?.[locale];
  const value = (
    <One
      part={{ name: 'value', control: of, optional: false }}
      name={`${name}.value`}
      path={path}
      title={title ?? `${m.value} ${at}`}
      {...asked}
    />
  );
  if (title !== undefined)
    return (
      <>
        <input type="hidden" name={`${name}.key`} value={key} />
        {value}
      </>
    );
  const error = asked.errors.find(({ field }) => field === `${name}.key`)?.message;
  return (
    <div class="inline-form">
      <TextInput id={fieldId(`${name}.key`)} name={`${name}.key`} label={`${m.key} ${at}`} value={key} error={error} />
      {value}
    </div>
  );
}
