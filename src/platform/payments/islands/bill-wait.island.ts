// The page of a bill that waits: a copy button beside each number, the minutes that are left, and a look every few seconds
// whether money came, so that whoever pays on another screen sees it here.

interface Props {
  readonly state: string;
  readonly was: string;
  readonly copied: string;
  /** When the code runs out, in milliseconds since 1970. */
  readonly until: number;
  readonly now: number;
}

const EVERY = 4000;

function begin(root: HTMLElement): void {
  const { state, was, copied, until, now } = JSON.parse(root.dataset.props ?? '{}') as Props;
  for (const button of root.querySelectorAll<HTMLButtonElement>('[data-copy]')) {
    button.hidden = false;
    button.addEventListener('click', () => {
      void navigator.clipboard?.writeText(button.dataset.copy ?? '').catch(() => undefined);
      const words = button.textContent;
      button.textContent = copied;
      setTimeout(() => {
        button.textContent = words;
      }, 2000);
    });
  }
  const began = Date.now();
  const look = async () => {
    if (document.visibilityState === 'visible') {
      const answer = await fetch(state, { headers: { accept: 'application/json' } }).catch(() => undefined);
      const told = answer?.ok ? ((await answer.json()) as { readonly status: string }) : undefined;
      // Shown anew once: what it became stands on the page.
      if (told && told.status !== was) return location.reload();
      if (now + (Date.now() - began) > until + EVERY) return location.reload();
    }
    setTimeout(() => void look(), EVERY);
  };
  setTimeout(() => void look(), EVERY);
}

for (const root of document.querySelectorAll<HTMLElement>('[data-island="bill-wait"]')) begin(root);
