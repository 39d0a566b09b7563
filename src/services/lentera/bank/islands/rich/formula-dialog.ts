import { TextSelection } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import { chosenFormula, insertInline } from './deeds.ts';
import { button, dialog, field, make } from './elements.ts';
import type { Formulas } from './formulas.ts';
import { palette } from './palette.ts';
import type { EditorWords } from './words.ts';

const PAUSE = 200;

/** Writing a formula: TeX with buttons that write it, and how it looks, as it is typed. */
export function openFormula(view: EditorView, words: EditorWords, formulas: Formulas): void {
  const m = words.formula;
  const held = chosenFormula(view.state);
  const { from, to } = view.state.selection;
  const tex = make('textarea', { rows: '3', spellcheck: 'false', autocapitalize: 'off', class: 'rich-tex' });
  tex.value = held ? String(held.tex) : view.state.doc.textBetween(from, to, ' ');
  const alone = make('input', { type: 'checkbox' });
  alone.checked = held?.display === true;
  const shown = make('div', { class: 'rich-look rich' });
  const said = make('p', { class: 'hint', role: 'status' });
  let nth = 0;
  let waiting: ReturnType<typeof setTimeout> | undefined;
  const look = async () => {
    const mine = ++nth;
    const drawn = make('span', {});
    const how = await formulas.show(drawn, tex.value, true);
    if (mine !== nth) return;
    shown.replaceChildren(drawn);
    said.textContent = tex.value.trim() === '' || how === 'shown' ? '' : how === 'refused' ? m.refused : m.noLine;
  };
  tex.addEventListener('input', () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => void look(), PAUSE);
  });
  // A formula is one line; Enter is the dialog's own.
  tex.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.shiftKey) return;
    event.preventDefault();
    tex.form?.requestSubmit();
  });
  const write = (sample: string) => {
    const chosen = tex.value.slice(tex.selectionStart, tex.selectionEnd);
    const filled = chosen === '' ? sample : sample.replace(/‹[^›]*›/, () => `‹${chosen}›`);
    const start = tex.selectionStart;
    const [before = '', marked, after = ''] = /^([^‹]*)(?:‹([^›]*)›)?([\s\S]*)$/.exec(filled)?.slice(1) ?? [];
    const space = marked === undefined && /\\[a-zA-Z]+$/.test(before) ? ' ' : '';
    tex.setRangeText(`${before}${marked ?? ''}${after}${space}`, start, tex.selectionEnd, 'end');
    if (marked !== undefined) tex.setSelectionRange(start + before.length, start + before.length + marked.length);
    tex.focus();
    tex.dispatchEvent(new Event('input'));
  };
  const groups = Object.entries(palette).map(([group, samples], at) => {
    const keys = make('div', { class: 'rich-palette', role: 'group', 'aria-label': m.groups[group] ?? group });
    for (const sample of samples) {
      const plain = sample.replace(/[‹›]/g, '');
      const key = button('', plain, () => write(sample));
      const face = key.firstElementChild;
      if (face instanceof HTMLElement) void formulas.show(face, plain, false);
      keys.append(key);
    }
    const part = make('details', at === 0 ? { open: '' } : {}, make('summary', { class: 'small' }, m.groups[group] ?? group), keys);
    return part;
  });
  const tick = make('label', { class: 'choice small' }, alone, make('span', {}, m.display));
  const looked = make('div', { class: 'field' }, make('span', { class: 'label' }, m.preview), shown, said);
  const box = dialog(m.title, [field(m.tex, tex, m.texHint), looked, ...groups, tick], {
    deed: words.insert,
    cancel: words.cancel,
    does: () => {
      if (tex.value.trim() === '') return true;
      insertInline('formula', { tex: tex.value.replace(/\s*\n\s*/g, ' ').trim(), display: alone.checked })(view.state, view.dispatch);
      return true;
    },
  });
  box.addEventListener('close', () => {
    // Behind a formula that is chosen: what is typed next must not replace it.
    if (chosenFormula(view.state)) view.dispatch(view.state.tr.setSelection(TextSelection.near(view.state.selection.$to)));
    view.focus();
  });
  tex.focus();
  void look();
}
