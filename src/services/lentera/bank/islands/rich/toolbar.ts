import type { EditorState } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import { deeds, insertSigns, isInTable, isOn, tableDeeds } from './deeds.ts';
import { button, make } from './elements.ts';
import { arabicKeys, balineseKeys, type Key } from './palette.ts';
import type { EditorWords } from './words.ts';

const faces: Readonly<Record<string, string>> = {
  undo: '↶',
  redo: '↷',
  bold: 'B',
  italic: 'I',
  underline: 'U',
  sub: 'x₂',
  sup: 'x²',
  heading: 'H',
  list: '•',
  numbers: '1.',
  quote: '❝',
  formula: '√x',
  table: '▦',
  media: '▣♪',
  arabic: '¶←',
  'arabic-keys': 'ع⌨',
  'balinese-keys': 'ᬳ⌨',
  'row-above': '↑+',
  'row-below': '↓+',
  'column-before': '←+',
  'column-after': '→+',
  'row-gone': '−═',
  'column-gone': '−║',
  merge: '⊟',
  split: '⊞',
  'heading-row': 'H',
  'table-gone': '✕',
};
const order = [
  'bold',
  'italic',
  'underline',
  'sub',
  'sup',
  'formula',
  'table',
  'media',
  'list',
  'numbers',
  'heading',
  'quote',
  'arabic',
  'arabic-keys',
  'balinese-keys',
  'undo',
  'redo',
];

export interface Toolbar {
  readonly element: HTMLElement;
  stands(state: EditorState): void;
  focus(): void;
}

/** Buttons over a text: one stop of the Tab key, arrows from one to the next, Escape back into the text. */
export function toolbar(
  words: EditorWords,
  label: string,
  view: () => EditorView,
  opens: Readonly<Record<string, (() => void) | undefined>>,
): Toolbar {
  const bar = make('div', { class: 'rich-tools', role: 'toolbar', 'aria-label': `${words.toolbar}: ${label}` });
  const inTable = make('div', { class: 'rich-tools', role: 'toolbar', 'aria-label': `${words.tableTools}: ${label}`, hidden: '' });
  const board = make('div', { class: 'rich-board', hidden: '' });
  const run = (name: string) => {
    const command = deeds[name] ?? tableDeeds[name];
    command?.(view().state, view().dispatch, view());
    view().focus();
  };
  const openBoard = (script: 'arabic' | 'balinese') => {
    const isOpen = !board.hidden && board.dataset.script === script;
    board.hidden = isOpen;
    board.dataset.script = script;
    if (!isOpen) board.replaceChildren(...boardKeys(script, words, view, () => (board.hidden = true)));
  };
  const own: Readonly<Record<string, (() => void) | undefined>> = {
    ...opens,
    'arabic-keys': () => openBoard('arabic'),
    'balinese-keys': () => openBoard('balinese'),
  };
  const press = new Map<string, HTMLButtonElement>();
  const add = (to: HTMLElement, name: string) => {
    if (name === 'media' && !opens.media) return;
    const made = button(faces[name] ?? name, words.tools[name] ?? name, () => (own[name] ? own[name]() : run(name)));
    press.set(name, made);
    to.append(made);
  };
  for (const name of order) add(bar, name);
  for (const name of Object.keys(tableDeeds)) add(inTable, name);
  for (const one of [bar, inTable]) roving(one, () => view().focus());
  return {
    element: make('div', { class: 'rich-bars' }, bar, inTable, board),
    focus: () => bar.querySelector<HTMLElement>('[tabindex="0"]')?.focus(),
    stands(state) {
      inTable.hidden = !isInTable(state);
      for (const [name, one] of press) {
        const on = isOn(state, name);
        if (on !== undefined) one.setAttribute('aria-pressed', String(on));
      }
    },
  };
}

function roving(bar: HTMLElement, back: () => void): void {
  const all = () => [...bar.querySelectorAll<HTMLButtonElement>('button')];
  all().forEach((one, nth) => (one.tabIndex = nth === 0 ? 0 : -1));
  const goTo = (next: HTMLButtonElement | undefined) => {
    if (!next) return;
    for (const one of all()) one.tabIndex = one === next ? 0 : -1;
    next.focus();
  };
  bar.addEventListener('keydown', (event) => {
    const buttons = all();
    const at = buttons.findIndex((one) => one === document.activeElement);
    if (event.key === 'ArrowRight') goTo(buttons[(at + 1) % buttons.length]);
    else if (event.key === 'ArrowLeft') goTo(buttons[(at - 1 + buttons.length) % buttons.length]);
    else if (event.key === 'Home') goTo(buttons[0]);
    else if (event.key === 'End') goTo(buttons.at(-1));
    else if (event.key === 'Escape') back();
    else return;
    event.preventDefault();
  });
}

/** Keys of a script, row by row, which write where the cursor stands. */
function boardKeys(script: 'arabic' | 'balinese', words: EditorWords, view: () => EditorView, close: () => void): HTMLElement[] {
  const said = script === 'arabic' ? words.keys.arabic : words.keys.balinese;
  const write = ({ writes }: Key) => {
    insertSigns(writes, script)(view().state, view().dispatch);
    if (!(document.activeElement instanceof HTMLButtonElement)) view().focus();
  };
  const rows = (script === 'arabic' ? arabicKeys : balineseKeys).map((keys) => {
    const row = make('div', { class: 'rich-keys', role: 'group', dir: script === 'arabic' ? 'rtl' : 'ltr' });
    for (const key of keys) {
      const made = button(key.face, key.said, () => write(key));
      made.lang = script === 'arabic' ? 'ar' : 'ban-Bali';
      row.append(made);
    }
    return row;
  });
  const away = button('✕', words.keys.close, () => {
    close();
    view().focus();
  });
  return [make('div', { class: 'row between' }, make('strong', { class: 'small' }, said), away), ...rows];
}
