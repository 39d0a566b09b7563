import type { EditorView } from 'prosemirror-view';
import { insertInline } from './deeds.ts';
import { dialog, field, make } from './elements.ts';
import type { EditorWords } from './words.ts';

interface Sent {
  readonly name: string;
  readonly kind: 'picture' | 'sound';
}

/** Sends a picture or sound; what is wrong with it, by its word, where it is not taken. */
async function send(address: string, file: File, csrf: string): Promise<Sent | 'too-large' | 'not-media' | 'line'> {
  const body = new FormData();
  // The token goes first: no byte of a file is read before it.
  body.append('_csrf', csrf);
  body.append('berkas', file);
  try {
    const answer = await fetch(address, { method: 'POST', body, headers: { accept: 'application/json' } });
    if (!answer.ok && answer.status !== 422) return 'line';
    const said = (await answer.json()) as Sent | { readonly wrong: 'too-large' | 'not-media' };
    return 'wrong' in said ? said.wrong : said;
  } catch {
    return 'line';
  }
}

/** Choosing a picture or sound that goes where the cursor is; a picture needs its words. */
export function openMedia(view: EditorView, words: EditorWords, address: string, csrf: () => string, dropped?: File): void {
  const m = words.media;
  const file = make('input', { type: 'file', accept: 'image/*,audio/*' });
  const alt = make('input', { type: 'text', maxlength: '300', autocomplete: 'off' });
  const wrong = make('p', { class: 'err', role: 'alert' });
  const isSound = () => (dropped ?? file.files?.[0])?.type.startsWith('audio/') === true;
  const altField = field(m.alt, alt, m.altHint);
  file.addEventListener('change', () => (altField.hidden = isSound()));
  altField.hidden = isSound();
  const chosen = dropped ? make('p', {}, dropped.name) : field(m.file, file, m.fileHint);
  const box = dialog(m.title, [wrong, chosen, altField], {
    deed: words.insert,
    cancel: words.cancel,
    does: async () => {
      const one = dropped ?? file.files?.[0];
      const fault = !one ? 'file' : !isSound() && alt.value.trim() === '' ? 'alt' : null;
      if (!one || fault !== null) {
        wrong.textContent = m.wrong[fault ?? 'file'];
        (fault === 'alt' ? alt : file).focus();
        return false;
      }
      wrong.textContent = m.sending;
      const sent = await send(address, one, csrf());
      if (typeof sent === 'string') {
        wrong.textContent = m.wrong[sent];
        return false;
      }
      const src = `media:${sent.name}`;
      const [name, attrs] = sent.kind === 'sound' ? ['audio', { src }] : ['img', { src, alt: alt.value.trim() }];
      insertInline(name as string, attrs as Record<string, string>)(view.state, view.dispatch);
      return true;
    },
  });
  box.addEventListener('close', () => view.focus());
  (dropped ? alt : file).focus();
}
