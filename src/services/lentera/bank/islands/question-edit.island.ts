import { type DrawWords, mountDrawing } from './draw-areas.ts';
import { mountEditors } from './rich/mount.ts';
import type { EditorProps } from './rich/words.ts';

/**
 * Over the form of a question: each text becomes an editor, and the preview follows what is typed. The form itself works
 * without either.
 */
const root = document.querySelector<HTMLElement>('[data-island="question-edit"]');
const form = document.querySelector<HTMLFormElement>('#soal-form');

const PAUSE = 600;
let waiting: ReturnType<typeof setTimeout> | undefined;
let asked = 0;

/** Asks the form's own page for a look, and puts what it shows in the place of the look before. */
async function look(of: HTMLFormElement): Promise<void> {
  const nth = ++asked;
  const body = new FormData(of);
  body.delete('unggah');
  body.set('langkah', 'lihat');
  try {
    const answer = await fetch(of.action, { method: 'POST', body, headers: { accept: 'text/html' } });
    if (!answer.ok || nth !== asked) return;
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const [now, next] = [document.querySelector('#hasil'), page.querySelector('#hasil')];
    if (now && next) now.replaceChildren(...next.childNodes);
  } catch {
    // Without a line the look stays as it was; what is typed stays in the form.
  }
}

if (form && root) {
  // Written by the page of this form.
  const { drawing, ...props } = JSON.parse(root.dataset.props ?? '{}') as EditorProps & { readonly drawing: DrawWords };
  mountEditors(form, props);
  mountDrawing(form, drawing);
  form.addEventListener('input', () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => void look(form), PAUSE);
  });
}
