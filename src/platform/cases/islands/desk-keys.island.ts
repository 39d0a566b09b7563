/**
 * One-key shortcuts of the desk: they move the focus and press buttons that stand on the page, nothing else.
 * Quiet while somebody types, with a modifier held, or when switched off in the help.
 */
const STORE = 'wl-pintasan';

const root = document.querySelector<HTMLElement>('[data-island="desk-keys"]');
const help = root?.querySelector<HTMLDialogElement>('[data-keys-help]');
const opener = root?.querySelector<HTMLButtonElement>('[data-keys-open]');
const toggle = root?.querySelector<HTMLInputElement>('[data-keys-switch]');

function isOn(): boolean {
  try {
    return localStorage.getItem(STORE) !== 'tidak';
  } catch {
    return true;
  }
}

function setOn(on: boolean): void {
  try {
    localStorage.setItem(STORE, on ? 'ya' : 'tidak');
  } catch {
    // Private windows may keep nothing: the switch then holds for this page.
  }
  for (const hint of document.querySelectorAll<HTMLElement>('[data-key-hint]')) hint.hidden = !on;
}

function links(selector: string): HTMLAnchorElement[] {
  return [...document.querySelectorAll<HTMLAnchorElement>(selector)];
}

/** Moves the focus through the queue from where it is, or from the case that is open. */
function walk(step: 1 | -1): void {
  const queue = links('[data-queue-link]').filter((link) => link.offsetParent !== null);
  const focused = queue.indexOf(document.activeElement as HTMLAnchorElement);
  const from = focused >= 0 ? focused : queue.findIndex((link) => link.dataset.current !== undefined);
  const next = queue[Math.min(queue.length - 1, Math.max(0, from + step))];
  next?.focus();
  next?.scrollIntoView({ block: 'nearest' });
}

function pick(): void {
  const line = document.activeElement?.closest('li');
  line?.querySelector<HTMLInputElement>('[data-pick]')?.click();
}

function press(key: string): boolean {
  if (key === 'j') walk(1);
  else if (key === 'k') walk(-1);
  else if (key === 'x') pick();
  else if (key === 'n') document.querySelector<HTMLAnchorElement>('[data-file-step="1"]')?.click();
  else if (key === 'p') document.querySelector<HTMLAnchorElement>('[data-file-step="-1"]')?.click();
  else if (key === '?') help?.showModal();
  else if (/^[1-6]$/.test(key)) document.querySelector<HTMLButtonElement>(`[data-verdict="${key}"]`)?.click();
  else return false;
  return true;
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return !['checkbox', 'radio', 'button', 'submit'].includes(target.type);
  return target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
}

if (help && opener && toggle) {
  opener.hidden = false;
  opener.addEventListener('click', () => help.showModal());
  toggle.checked = isOn();
  setOn(toggle.checked);
  toggle.addEventListener('change', () => setOn(toggle.checked));
  document.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
    if (help.open || !toggle.checked || isTyping(event.target)) return;
    if (press(event.key)) event.preventDefault();
  });
}
