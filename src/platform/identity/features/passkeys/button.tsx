import { useView } from '#web';
import { Button, Form, Island } from '#web/ui';
import type { ComponentChildren } from 'preact';
import { texts } from '../../messages/index.ts';

interface PasskeyFormProps {
  /** Where the passkey is sent. */
  readonly action: string;
  /** Where the browser is told what to ask for. */
  readonly from: string;
  readonly kind: 'add' | 'prove';
  readonly label: string;
  readonly offer?: boolean;
  readonly quiet?: boolean;
  readonly children?: ComponentChildren;
}

/** A form that a passkey is given by. It stays hidden where there is no script, and says so where that is all there is. */
export function PasskeyForm({ action, from, kind, label, offer = false, quiet = false, children }: PasskeyFormProps) {
  const m = texts(useView().locale).passkeys;
  return (
    <Island name="passkey" props={{ from, kind, offer, failed: kind === 'add' ? m.notAdded : m.notProved }}>
      {kind === 'add' && (
        <p data-passkey-plain class="note wait">
          {m.needsScript}
        </p>
      )}
      <div data-passkey-script hidden>
        <Form action={action}>
          <input type="hidden" name="passkey" value="" />
          {children}
          <p class="note bad" role="alert" data-passkey-error hidden />
          <Button kind={quiet ? 'quiet' : 'main'} icon="shield">
            {label}
          </Button>
        </Form>
      </div>
    </Island>
  );
}
