import type { Locale, Text } from '#i18n';
import { useView } from '#web';
import { type FormError, Island } from '#web/ui';
import type { RawPage } from '../domain/answer.ts';
import type { FieldContext, Fields } from '../domain/field.ts';
import { texts } from '../messages/index.ts';
import { FieldControl } from './field-control.tsx';
import type { KeptFile } from './upload-field.tsx';

/** What is wrong with a field, by its name in the form. */
export interface FieldFault {
  readonly field: string;
  readonly message: Text | string;
}

export interface FieldListProps {
  readonly fields: Fields;
  readonly raw: RawPage;
  readonly errors: readonly FieldFault[];
  readonly context: FieldContext;
  /** Stands before every id, where a page holds several lists. */
  readonly prefix?: string;
  readonly kept?: ReadonlyMap<string, KeptFile> | undefined;
}

/** All questions of a group, in order. One that depends on another says so, and is hidden by script until it is needed. */
export function FieldList({ fields, raw, errors, context, prefix = '', kept }: FieldListProps) {
  const { locale } = useView();
  const entries = Object.entries(fields);
  const list = entries.map(([name, field]) => {
    const plain = (
      <FieldControl
        id={`${prefix}${name}`}
        name={name}
        field={field}
        raw={raw[name]}
        error={errors.find((one) => one.field === name)?.message}
        context={context}
        kept={kept}
      />
    );
    const control = field.island ? (
      <Island name={field.island.name} props={field.island.props ?? {}}>
        {plain}
      </Island>
    ) : (
      plain
    );
    const other = field.showIf && fields[field.showIf.field];
    if (!field.showIf || !other) return control;
    const is = other.toRaw(field.showIf.is);
    return (
      <div class="depends" data-field={field.showIf.field} data-is={String(is)}>
        <p class="hint" data-depends>
          {texts(locale).field.onlyIf(other.label(locale), other.show(field.showIf.is, locale, context))}
        </p>
        {control}
      </div>
    );
  });
  if (!entries.some(([, field]) => field.showIf)) return <>{list}</>;
  return (
    <Island name="depends" props={{}}>
      {list}
    </Island>
  );
}

/** The same faults for the error summary, each linked to its control. */
export function summaryOf(errors: readonly FieldFault[], locale: Locale, prefix = ''): FormError[] {
  return errors.map(({ field, message }) => ({
    field: `${prefix}${field}`,
    message: typeof message === 'function' ? message(locale) : message,
  }));
}

/** Whether a form with these fields must be sent as multipart. */
export function sendsFiles(fields: Fields): boolean {
  return Object.values(fields).some((field) => field.control.kind === 'files');
}
