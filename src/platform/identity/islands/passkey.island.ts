// Adding and proving a passkey: WebAuthn is a matter between browser and device, so it cannot do without script.
// Everything else about an account works without; where the browser knows no passkeys the button stays hidden.
import { browserSupportsWebAuthn, browserSupportsWebAuthnAutofill, startAuthentication, startRegistration } from '@simplewebauthn/browser';

interface Props {
  /** Where the browser is told what to ask for. */
  readonly from: string;
  readonly kind: 'add' | 'prove';
  /** Offer passkeys in the list of the e-mail field as well. */
  readonly offer?: boolean;
  readonly failed: string;
}

async function ask({ from, kind }: Props, useBrowserAutofill = false): Promise<unknown> {
  const answer = await fetch(from, { headers: { accept: 'application/json' } });
  if (!answer.ok) throw new Error(String(answer.status));
  const optionsJSON = await answer.json();
  return kind === 'add' ? startRegistration({ optionsJSON }) : startAuthentication({ optionsJSON, useBrowserAutofill });
}

function begin(root: HTMLElement): void {
  const props = JSON.parse(root.dataset.props ?? '{}') as Props;
  const form = root.querySelector('form');
  const field = form?.querySelector<HTMLInputElement>('input[name=passkey]');
  const error = root.querySelector<HTMLElement>('[data-passkey-error]');
  if (!form || !field || !browserSupportsWebAuthn()) return;
  for (const hidden of root.querySelectorAll<HTMLElement>('[data-passkey-script]')) hidden.hidden = false;
  for (const plain of root.querySelectorAll<HTMLElement>('[data-passkey-plain]')) plain.hidden = true;
  const send = (response: unknown) => {
    field.value = JSON.stringify(response);
    form.submit();
  };
  form.addEventListener('submit', (event) => {
    if (field.value !== '') return;
    event.preventDefault();
    if (error) error.hidden = true;
    ask(props).then(send, () => {
      if (!error) return;
      error.hidden = false;
      error.textContent = props.failed;
    });
  });
  if (!props.offer) return;
  // Left alone until somebody chooses one: that it ends without an answer is no failure.
  void browserSupportsWebAuthnAutofill().then((can) => (can ? ask(props, true).then(send, () => undefined) : undefined));
}

for (const root of document.querySelectorAll<HTMLElement>('[data-island="passkey"]')) begin(root);
