// For whoever is signed in: the offline page, and installing, which the browser offers once it finds the site worth it.
// Who only looks keeps nothing on the device.

interface Props {
  readonly worker: string;
}

/** Chromium's, before it may be installed; other browsers have a menu of their own. */
interface InstallOffer extends Event {
  prompt(): Promise<unknown>;
}

function begin(root: HTMLElement): void {
  const { worker } = JSON.parse(root.dataset.props ?? '{}') as Props;
  // Where it is not allowed, as in private windows, the site works without.
  navigator.serviceWorker?.register(worker, { scope: '/', updateViaCache: 'none' }).catch(() => undefined);
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
