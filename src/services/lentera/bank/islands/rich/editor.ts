import { baseKeymap, chainCommands, createParagraphNear, liftEmptyBlock, newlineInCode, splitBlock } from 'prosemirror-commands';
import { history } from 'prosemirror-history';
import { keymap } from 'prosemirror-keymap';
import type { Node as PmNode } from 'prosemirror-model';
import { liftListItem, sinkListItem, splitListItem } from 'prosemirror-schema-list';
import { type Command, EditorState, Plugin } from 'prosemirror-state';
import { goToNextCell, tableEditing } from 'prosemirror-tables';
import { EditorView, type NodeView } from 'prosemirror-view';
import { deeds, insertInline, node } from './deeds.ts';
import type { Formulas } from './formulas.ts';
import { make } from './elements.ts';

export interface EditorParts {
  readonly formulas: Formulas;
  mediaAddress(name: string): string;
  /** Somebody wants to write or change a formula. */
  openFormula(view: EditorView): void;
  toToolbar(): void;
  changed(view: EditorView): void;
  /** Something moved or changed: buttons show how it stands. */
  stands(state: EditorState): void;
  /** Pictures or sounds were dropped or pasted; whether they are taken. */
  files(view: EditorView, files: readonly File[]): boolean;
}

/** The deed of Enter: a new item, or a new paragraph that is written as one. */
const enter = chainCommands(splitListItem(node('li')), newlineInCode, createParagraphNear, liftEmptyBlock, splitBlock);

const keys = (parts: EditorParts): Record<string, Command> => ({
  'Mod-z': deeds.undo as Command,
  'Mod-y': deeds.redo as Command,
  'Shift-Mod-z': deeds.redo as Command,
  'Mod-b': deeds.bold as Command,
  'Mod-i': deeds.italic as Command,
  'Mod-u': deeds.underline as Command,
  'Mod-,': deeds.sub as Command,
  'Mod-.': deeds.sup as Command,
  'Mod-Shift-8': deeds.list as Command,
  'Mod-Shift-7': deeds.numbers as Command,
  'Mod-[': liftListItem(node('li')),
  'Mod-]': sinkListItem(node('li')),
  'Mod-m': (_state, _dispatch, view) => {
    if (view) parts.openFormula(view);
    return true;
  },
  'Alt-F10': () => {
    parts.toToolbar();
    return true;
  },
  'Shift-Enter': insertInline('br', {}),
  Enter: enter,
  // Out of the last cell it goes on to the next field, as everywhere.
  Tab: goToNextCell(1),
  'Shift-Tab': goToNextCell(-1),
});

/** What is typed between `\(` and `\)` becomes a formula as its end is typed. */
const typedFormula = new Plugin({
  props: {
    handleTextInput(view, from, to, text) {
      if (text !== ')') return false;
      const $from = view.state.doc.resolve(from);
      if (!$from.parent.isTextblock || $from.parent.type.spec.code) return false;
      const before = $from.parent.textBetween(0, $from.parentOffset, undefined, '\uFFFC');
      const tex = /\\\(([^\uFFFC]*)\\$/.exec(before)?.[1];
      if (tex === undefined || tex.trim() === '') return false;
      const start = from - tex.length - 3;
      view.dispatch(view.state.tr.replaceWith(start, to, node('formula').create({ tex, display: false })));
      return true;
    },
  },
});

/** An editor over a text, within an element that is labelled already. */
export function openEditor(place: HTMLElement, doc: PmNode, attributes: Record<string, string>, parts: EditorParts): EditorView {
  const shownAs =
    (draw: (one: PmNode) => HTMLElement) =>
    (one: PmNode): NodeView => ({ dom: draw(one), ignoreMutation: () => true });
  const editor: EditorView = new EditorView(place, {
    state: EditorState.create({
      doc,
      plugins: [typedFormula, keymap(keys(parts)), keymap(baseKeymap), history(), tableEditing()],
    }),
    attributes,
    nodeViews: {
      formula: shownAs((one) => {
        const dom = make('span', { class: one.attrs.display ? 'rich-formula block' : 'rich-formula', 'data-tex': String(one.attrs.tex) });
        void parts.formulas.show(dom, String(one.attrs.tex), one.attrs.display === true);
        return dom;
      }),
      img: shownAs((one) =>
        make('img', { src: parts.mediaAddress(nameOf(one)), alt: typeof one.attrs.alt === 'string' ? one.attrs.alt : '' }),
      ),
      audio: shownAs((one) => make('audio', { src: parts.mediaAddress(nameOf(one)), controls: '' })),
      ruby: shownAs((one) => rubyOf(String(one.attrs.html))),
    },
    handleDoubleClickOn: (view, _at, one) => {
      if (one.type !== node('formula')) return false;
      parts.openFormula(view);
      return true;
    },
    handleKeyDown: (view, event) => {
      const { selection } = view.state;
      const isFormula = 'node' in selection && (selection.node as PmNode).type === node('formula');
      if (!isFormula || event.key !== 'Enter') return false;
      parts.openFormula(view);
      return true;
    },
    handleDOMEvents: {
      drop: (view, event) => takesFiles(view, event, event.dataTransfer, parts),
      paste: (view, event) => takesFiles(view, event, event.clipboardData, parts),
    },
    dispatchTransaction(transaction) {
      editor.updateState(editor.state.apply(transaction));
      if (transaction.docChanged) parts.changed(editor);
      parts.stands(editor.state);
    },
  });
  parts.stands(editor.state);
  return editor;
}

function takesFiles(view: EditorView, event: Event, data: DataTransfer | null, parts: EditorParts): boolean {
  const files = [...(data?.files ?? [])];
  if (files.length === 0 || !parts.files(view, files)) return false;
  event.preventDefault();
  return true;
}

const nameOf = (one: PmNode) => String(one.attrs.src ?? '').replace(/^media:/, '');

/** A copy of nothing but words and their readings. */
function rubyOf(html: string): HTMLElement {
  const copy = (from: Node, to: HTMLElement): HTMLElement => {
    for (const child of from.childNodes) {
      const tag = child instanceof Element ? child.tagName.toLowerCase() : '';
      if (child instanceof Text) to.append(child.data);
      else if (tag === 'rt' || tag === 'rp') to.append(copy(child, make(tag)));
      else copy(child, to);
    }
    return to;
  };
  const source = new DOMParser().parseFromString(html, 'text/html').querySelector('ruby');
  return copy(source ?? document.createTextNode(''), make('ruby'));
}
