import { useView } from '#web';
import { Button, Form, Note, Select } from '#web/ui';
import { hasNumbers, readingReasons } from '../../../read/numbers.ts';
import type { PartProps } from '../case/part.tsx';
import { texts } from '../messages/index.ts';
import { deskPaths } from '../paths.ts';
import { inPlace } from '../place.ts';

/** Asks why the numbers of this case are to be seen in full; once they are, says that it was noted. */
export function NumbersForm({ view, place, sent }: PartProps) {
  const { locale } = useView();
  const m = texts(locale).numbers;
  if (!hasNumbers(view)) return null;
  if (view.context.whole) return <Note tone="wait">{m.shown}</Note>;
  const asked = sent?.action === 'numbers' ? sent : undefined;
  return (
    <details open={asked !== undefined}>
      <summary>{m.show}</summary>
      <Form action={`${inPlace(deskPaths.numbers({ caseId: view.id }), place)}#isian`}>
        <Select
          id="why"
          label={m.why}
          hint={m.hint}
          options={readingReasons.map((reason) => ({ value: reason, label: m.reasons[reason] }))}
          error={asked?.errors[0]?.message}
        />
        <Button kind="quiet" small>
          {m.show}
        </Button>
      </Form>
    </details>
  );
}
