// Notices as they happen: the browser's own matter between it and its maker's push service, so it cannot do without
// script. Where the browser cannot, the button stays hidden and a sentence says so. It is asked for when somebody presses
// the button and never before.

interface Props {
  /** Our public key, base64url: a browser takes messages of nobody else. */
  readonly key: string;
  readonly refused: string;
  readonly failed: string;
}

function bytesOf(base64url: string): Uint8Array<ArrayBuffer> {
  const text = atob(base64url.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(text, (sign) => sign.charCodeAt(0));
}

class Refused extends Error {}

async function allow(key: string): Promise<PushSubscription> {
  if ((await Notification.requestPermission()) !== 'granted') throw new Refused();
  const { pushManager } = await navigator.serviceWorker.ready;
  // One that was made for other keys than ours are now is of no use.
  await (await pushManager.getSubscription())?.unsubscribe();
  return pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: bytesOf(key) });
}

function begin(root: HTMLElement): void {
  const { key, refused, failed } = JSON.parse(root.dataset.props ?? '{}') as Props;
  const form = root.querySelector('form');
  const field = form?.querySelector<HTMLInputElement>('input[name=subscription]');
  const error = root.querySelector<HTMLElement>('[data-push-error]');
  if (!form || !field || !error || !('PushManager' in globalThis) || !('serviceWorker' in navigator)) return;
  for (const hidden of root.querySelectorAll<HTMLElement>('[data-push-script]')) hidden.hidden = false;
  for (const plain of root.querySelectorAll<HTMLElement>('[data-push-plain]')) plain.hidden = true;
  form.addEventListener('submit', (event) => {
    if (field.value !== '') return;
    event.preventDefault();
    error.hidden = true;
    const send = (subscription: PushSubscription): void => {
      field.value = JSON.stringify(subscription);
      form.submit();
    };
    allow(key).then(send, (reason: unknown) => {
      error.hidden = false;
      error.textContent = reason instanceof Refused ? refused : failed;
    });
  });
}

for (const root of document.querySelectorAll<HTMLElement>('[data-island="push"]')) begin(root);
