import { useView } from '#web';
import { Button, ErrorSummary, Form, type FormError, Page, TextInput } from '#web/ui';
import { texts } from '../../messages/index.ts';
import { paths } from '../../paths.ts';
import type { Needs } from '../../standing.ts';
import { PasskeyForm } from '../passkeys/button.tsx';

/** The fields by which somebody proves to be the owner of the account; none where nothing is missing. */
export function ProofFields({ needs, errors }: { readonly needs: Needs; readonly errors: readonly FormError[] }) {
  const m = texts(useView().locale);
  const error = (field: string) => errors.find((one) => one.field === field)?.message;
  return (
    <>
      {needs.password && (
        <TextInput
          id="password"
          label={m.signIn.password}
          type="password"
          autocomplete="current-password"
          hint={m.prove.password}
          error={error('password')}
        />
      )}
      {needs.code && (
        <TextInput
          id="factorCode"
          label={m.factor.code}
          hint={m.prove.code}
          autocomplete="one-time-code"
          short
          error={error('factorCode')}
        />
      )}
    </>
  );
}

interface ProveProps {
  readonly action: string;
  readonly needs: Needs;
  /** What was sent before the proof was asked for. */
  readonly carried: readonly (readonly [name: string, value: string])[];
  readonly errors: readonly FormError[];
}

export function ProvePage({ action, needs, carried, errors }: ProveProps) {
  const { prove: m, passkeys } = texts(useView().locale);
  const carriedFields = carried.map(([name, value]) => <input type="hidden" name={name} value={value} />);
  return (
    <Page>
      <div class="col stack">
        <h1>{m.title}</h1>
        <ErrorSummary errors={errors} />
        <p>{m.lead}</p>
        {needs.passkey && (
          <PasskeyForm action={action} from={paths.askToProve()} kind="prove" label={passkeys.use} quiet={needs.password || needs.code}>
            {carriedFields}
          </PasskeyForm>
        )}
        {needs.passkey && !needs.password && !needs.code && <p data-passkey-plain>{passkeys.only}</p>}
        {(needs.password || needs.code) && (
          <Form action={action}>
            {carriedFields}
            <ProofFields needs={needs} errors={errors} />
            <Button>{m.submit}</Button>
          </Form>
        )}
      </div>
    </Page>
  );
}
