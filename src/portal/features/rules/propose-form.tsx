import { useView } from '#web';
import { Button, Choices, ErrorSummary, Form, type FormError, TextArea, TextInput } from '#web/ui';
import { portalPaths } from '../../paths.ts';
import { controlFor } from './form/control.ts';
import { fieldId, ValueFields } from './form/fields.tsx';
import type { Sent } from './form/sent.ts';
import type { Governed } from './governed.ts';
import { texts } from './texts.ts';

export interface ProposeFormProps {
  readonly governed: Governed;
  readonly form: {
    readonly sent: Sent;
    readonly errors: readonly FormError[];
    /** Version the fields are filled in from, where it is not the one that holds. */
    readonly from: number | null;
  };
}

/** The form for a new version of a rule, made from the rule's schema. */
export function ProposeForm({ governed: { rule, agency }, form: { sent, errors, from } }: ProposeFormProps) {
  const { locale } = useView();
  const m = texts(locale);
  const error = (field: string) => errors.find((one) => one.field === field)?.message;
  return (
    <details class="card" id="usulkan" open={errors.length > 0 || from !== null}>
      <summary>{m.propose}</summary>
      <ErrorSummary errors={errors.map(({ field, message }) => ({ field: fieldId(field), message }))} />
      {from !== null && <p>{m.prefilled(String(from))}</p>}
      <Form action={portalPaths.rule({ agency: agency.key, key: rule.key })} class="col">
        <div id="nilai-semua">
          <ValueFields control={controlFor(rule.schema)} rule={rule} sent={sent} errors={errors} />
        </div>
        <TextInput id="dasar" label={m.citation} hint={m.citationHint} value={sent.dasar ?? ''} error={error('dasar')} />
        <TextInput id="mulai" label={m.from} hint={m.fromHint} type="date" value={sent.mulai ?? ''} error={error('mulai')} short />
        <Choices
          id="konfirmasi"
          type="checkbox"
          label={m.vouch}
          hint={m.vouchHint}
          values={[sent.konfirmasi ?? '']}
          options={[{ value: '1', label: m.vouchYes }]}
        />
        <TextArea id="alasan" label={m.reason} hint={m.reasonHint} value={sent.alasan ?? ''} error={error('alasan')} rows={3} />
        <Button>{m.send}</Button>
      </Form>
    </details>
  );
}
