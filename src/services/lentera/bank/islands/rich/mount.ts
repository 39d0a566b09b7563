import { Selection } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import { richToTyped, typedToHtml } from '../../domain/rich-typed.ts';
import { openEditor } from './editor.ts';
import { freshId, make } from './elements.ts';
import { Formulas } from './formulas.ts';
import { openFormula } from './formula-dialog.ts';
import { openMedia } from './media-dialog.ts';
import { readWhole } from './read.ts';
import { openTable } from './table-dialog.ts';
import { toolbar } from './toolbar.ts';
import type { EditorProps } from './words.ts';
import { writeRich } from './write.ts';

/** Puts an editor over each text of a form. The field below stays, holds what is sent, and can be looked at. */
export function mountEditors(form: HTMLFormElement, { words, addresses }: EditorProps): void {
  const formulas = new Formulas(addresses.formulas);
  const csrf = () => form.querySelector<HTMLInputElement>('input[name="_csrf"]')?.value ?? '';
  for (const area of form.querySelectorAll<HTMLTextAreaElement>('[data-rich] textarea')) mount(area);

  function mount(area: HTMLTextAreaElement): void {
    const { id } = area;
    const label = area.labels?.[0];
    const said = label?.textContent?.trim() ?? '';
    if (label) label.id ||= `${id}-nama`;
    const place = make('div', { class: 'rich-place' });
    let view: EditorView | undefined;
    const current = () => {
      if (!view) throw new Error(`no editor over ${id}`);
      return view;
    };
    const { upload } = addresses;
    const media = upload === null ? undefined : () => openMedia(current(), words, upload, csrf);
    const bar = toolbar(words, said, current, {
      formula: () => openFormula(current(), words, formulas),
      table: () => openTable(current(), words),
      media,
    });
    const swap = make('button', { type: 'button', class: 'rich-swap small' });
    const note = make('p', { class: 'hint', role: 'status' });
    // Buttons of a short text come below it with its first use and stay: nothing moves from under a pointer.
    const isShort = area.rows < 3;
    const around = make('div', { class: 'rich-edit' }, ...(isShort ? [place, bar.element] : [bar.element, place]));
    if (isShort) {
      around.classList.add('short-text');
      bar.element.hidden = true;
      around.addEventListener('focusin', () => (bar.element.hidden = false), { once: true });
    }
    area.before(around);
    area.after(swap, note);

    const attributes = (): Record<string, string> => ({
      id,
      role: 'textbox',
      'aria-multiline': 'true',
      'aria-labelledby': label?.id ?? '',
      ...(area.getAttribute('aria-describedby') ? { 'aria-describedby': area.getAttribute('aria-describedby') ?? '' } : {}),
      ...(area.getAttribute('aria-invalid') ? { 'aria-invalid': 'true' } : {}),
      class: 'rich rich-text',
      lang: 'id',
    });
    const write = (from: EditorView) => {
      const isEmpty = from.state.doc.childCount === 1 && from.state.doc.firstChild?.content.size === 0;
      area.value = isEmpty ? '' : richToTyped(writeRich(from.state.doc));
      area.dispatchEvent(new Event('input', { bubbles: true }));
    };
    const asTags = (why = '') => {
      view?.destroy();
      view = undefined;
      area.id = id;
      area.hidden = false;
      around.hidden = true;
      swap.textContent = words.asText;
      note.textContent = why;
    };
    const asText = (): boolean => {
      const doc = readWhole(typedToHtml(area.value));
      if (doc === null) {
        asTags(words.tagsOnly);
        return false;
      }
      // Errors and labels lead to what is seen.
      area.id = freshId();
      area.hidden = true;
      around.hidden = false;
      swap.textContent = words.asTags;
      note.textContent = '';
      view = openEditor(place, doc, attributes(), {
        formulas,
        mediaAddress: (name) => addresses.media.replace('NAMA', encodeURIComponent(name)),
        openFormula: (from) => openFormula(from, words, formulas),
        toToolbar: bar.focus,
        changed: write,
        stands: bar.stands,
        files: (from, files) => {
          const file = files.find(({ type }) => /^(image|audio)\//.test(type));
          if (!file || upload === null) return false;
          openMedia(from, words, upload, csrf, file);
          return true;
        },
      });
      return true;
    };
    swap.addEventListener('click', () => {
      if (view) asTags();
      else if (!asText()) return;
      (view ?? area).focus();
    });
    label?.addEventListener('click', () => view?.focus());
    asText();
    // A link from the list of errors has led to a field before this editor was over it.
    if (view && location.hash === `#${CSS.escape(id)}`) {
      view.dispatch(view.state.tr.setSelection(Selection.atStart(view.state.doc)));
      view.focus();
    }
  }
}
