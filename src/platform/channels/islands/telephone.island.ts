/** Keeps a chat of the example telephone up to date while somebody looks at it, and the newest message in sight. */
const root = document.querySelector<HTMLElement>('[data-island="telephone"]');
const EVERY = 1500;

const chatIn = (page: Document | HTMLElement) => page.querySelector<HTMLElement>('[data-chat]');
const toEnd = () => chatIn(document)?.lastElementChild?.scrollIntoView({ block: 'nearest' });

async function look(): Promise<void> {
  try {
    const { pathname } = location;
    const answer = document.hidden ? null : await fetch(pathname);
    const now = chatIn(document);
    const then = answer?.ok ? chatIn(new DOMParser().parseFromString(await answer.text(), 'text/html')) : null;
    const isBusy = now?.contains(document.activeElement) || now?.querySelector('details[open]');
    if (now && then && !isBusy && now.innerHTML !== then.innerHTML) {
      const grown = then.children.length !== now.children.length;
      now.replaceChildren(...then.children);
      if (grown) toEnd();
    }
  } catch {
    // The line is bad for a moment.
  }
  setTimeout(() => void look(), EVERY);
}

if (root) {
  toEnd();
  // What the page would do without us: read itself anew, and lose what is being typed.
  history.replaceState(null, '', location.pathname + location.hash);
  setTimeout(() => void look(), EVERY);
}
