import { newId } from '#kernel';
import type { Raw } from '#platform/forms';
import { FieldList } from '#platform/forms/ui';
import { useView } from '#web';
import { Button, ErrorSummary, Form, type FormError } from '#web/ui';
import type { Action } from '../domain/action.ts';
import type { CaseView } from '../index.ts';

interface ActionFormProps {
  readonly view: CaseView;
  readonly actionKey: string;
  readonly action: Action;
  /** What was sent before, when the form comes back. */
  readonly raw: Readonly<Record<string, Raw>>;
  readonly errors: readonly FormError[];
  /** Address the form is posted to. */
  readonly to: string;
}

/**
 * The questions of one action. Carries the version the reader saw and a key, so that a stale page is told what
 * changed and a double click counts once.
 */
export function ActionForm({ view, action, raw, errors, to }: ActionFormProps) {
  const { locale } = useView();
  const begun = Object.entries(action.asks).flatMap(([name, { usually, toRaw }]) =>
    usually === 'today' ? [[name, toRaw(view.context.today)] as const] : [],
  );
  const takesFiles = Object.values(action.asks).some((field) => field.control.kind === 'files');
  return (
    <>
      <ErrorSummary errors={errors} />
      <Form action={to} files={takesFiles}>
        <input type="hidden" name="_key" value={typeof raw._key === 'string' ? raw._key : newId()} />
        <input type="hidden" name="_version" value={view.version} />
        <FieldList fields={action.asks} raw={{ ...Object.fromEntries(begun), ...raw }} errors={errors} context={view.context} />
        <Button kind={action.tone === 'danger' ? 'danger' : 'main'}>{action.title(locale)}</Button>
      </Form>
    </>
  );
}
