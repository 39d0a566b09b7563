// Whoever is signed out after a short rest is told two minutes before, and stays in while they type. Without script
// they are not told, but what they send too late comes back to them (resume-page.tsx).
import { texts } from '../ui/messages/index.ts';

interface Props {
  readonly locale: 'id' | 'en';
  /** Seconds of rest after which one is signed out. */
  readonly idle: number;
  readonly at: string;
  readonly signIn: string;
}

const WARNING = 120_000;
/** Of whoever types the server hears at most so often. */
const TYPING = 240_000;

function begin(root: HTMLElement): void {
  const { locale, idle, at, signIn } = JSON.parse(root.dataset.props ?? '{}') as Props;
  const m = texts(locale === 'en' ? 'en' : 'id').session;
  let heard = Date.now();
  let timer: ReturnType<typeof setTimeout> | undefined;

  const say = (sentence: string, ...more: readonly Node[]) => {
    const note = document.createElement('div');
    note.className = 'note wait';
    note.setAttribute('role', 'alert');
    const words = document.createElement('p');
    words.textContent = sentence;
    note.append(words, ...more);
    root.replaceChildren(note);
  };
  const stay = async () => {
    heard = Date.now();
    const answer = await fetch(at, { headers: { accept: 'application/json' } }).catch(() => null);
    if (answer?.ok) arm();
    else if (answer) ended();
  };
  const ended = () => {
    const link = document.createElement('a');
    link.href = signIn;
    link.target = '_blank';
    link.textContent = m.signInAgain;
    say(m.ended, link);
  };
  const warn = () => {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = m.stay;
    button.addEventListener('click', () => void stay());
    say(m.soon, button);
    timer = setTimeout(ended, WARNING);
  };
  const arm = () => {
    clearTimeout(timer);
    root.replaceChildren();
    timer = setTimeout(warn, Math.max(0, idle * 1000 - 2 * WARNING));
  };
  document.addEventListener('input', () => {
    if (Date.now() - heard > TYPING) void stay();
  });
  arm();
}

for (const root of document.querySelectorAll<HTMLElement>('[data-island="session-end"]')) begin(root);
