import type { EditorView } from 'prosemirror-view';
import { insertTable } from './deeds.ts';
import { dialog, field, make } from './elements.ts';
import type { EditorWords } from './words.ts';

const number = (value: string, most: number) => {
  const input = make('input', { type: 'number', min: '1', max: String(most), class: 'short', inputmode: 'numeric' });
  input.value = value;
  return { input, read: () => Math.min(most, Math.max(1, Math.trunc(Number(input.value)) || 1)) };
};

/** How large a table is to be. */
export function openTable(view: EditorView, words: EditorWords): void {
  const [rows, columns] = [number('3', 30), number('3', 12)];
  const heading = make('input', { type: 'checkbox' });
  heading.checked = true;
  const tick = make('label', { class: 'choice small' }, heading, make('span', {}, words.table.heading));
  const fields = [field(words.table.rows, rows.input), field(words.table.columns, columns.input), tick];
  const box = dialog(words.table.title, fields, {
    deed: words.insert,
    cancel: words.cancel,
    does: () => insertTable(rows.read(), columns.read(), heading.checked)(view.state, view.dispatch),
  });
  box.addEventListener('close', () => view.focus());
  rows.input.focus();
}
