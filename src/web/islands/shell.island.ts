// For whoever is signed in: the offline page, and installing, which the browser offers once it finds the site worth it.
// Who only looks keeps nothing on the device. What somebody keeps there by their own choice goes when they sign out.
import { dropOthers, forgetOwn, sendOutbox } from '../ui/own-device.ts';

interface Props {
  readonly worker: string;
  /** A mark of whoever is signed in, which says nothing of who that is. */
  readonly owner: string;
}

/** How long signing out waits for what was done without a network to be sent. */
const LAST_WORDS = 3000;

/** What another person left on the device goes before anything is sent in this one's name. */
async function lookAfterDevice(owner: string): Promise<void> {
  await dropOthers(owner).catch(() => undefined);
  await sendOutbox();
}

function forgetAtSignOut(form: HTMLFormElement): void {
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const late = new Promise((done) => {
      setTimeout(done, LAST_WORDS);
    });
    const leaving = sendOutbox().then(forgetOwn);
    Promise.race([leaving, late])
      .then(forgetOwn)
      .catch(() => undefined)
      .finally(() => form.submit());
  });
}

/** Chromium's, before it may be installed; other browsers have a menu of their own. */
interface InstallOffer extends Event {
  prompt(): Promise<unknown>;
}

function begin(root: HTMLElement): void {
  const { worker, owner } = JSON.parse(root.dataset.props ?? '{}') as Props;
  // Where it is not allowed, as in private windows, the site works without.
  navigator.serviceWorker?.register(worker, { scope: '/', updateViaCache: 'none' }).catch(() => undefined);
  void lookAfterDevice(owner);
  addEventListener('online', () => void sendOutbox());
  for (const form of document.querySelectorAll<HTMLFormElement>('form[action="/keluar"]')) forgetAtSignOut(form);
  const button = root.querySelector<HTMLButtonElement>('[data-install]');
  let offer: InstallOffer | undefined;
  globalThis.addEventListener('beforeinstallprompt', (event) => {
    event.preventDefault();
    offer = event as InstallOffer;
    if (button) button.hidden = false;
  });
  button?.addEventListener('click', () => {
    button.hidden = true;
    void offer?.prompt();
  });
}

for (const root of document.querySelectorAll<HTMLElement>('[data-island="shell"]')) begin(root);
