import { setBlockType, toggleMark, wrapIn } from 'prosemirror-commands';
import { redo, undo } from 'prosemirror-history';
import type { Attrs, Mark, MarkType, NodeType } from 'prosemirror-model';
import { wrapInList } from 'prosemirror-schema-list';
import { type Command, type EditorState, NodeSelection, TextSelection } from 'prosemirror-state';
import {
  addColumnAfter,
  addColumnBefore,
  addRowAfter,
  addRowBefore,
  deleteColumn,
  deleteRow,
  deleteTable,
  isInTable,
  mergeCells,
  splitCell,
  toggleHeaderRow,
} from 'prosemirror-tables';
import { schema } from './schema.ts';

const mark = (name: string): MarkType => {
  const type = schema.marks[name];
  if (!type) throw new Error(`no mark ${name}`);
  return type;
};
export const node = (name: string): NodeType => {
  const type = schema.nodes[name];
  if (!type) throw new Error(`no node ${name}`);
  return type;
};

const balinese = { lang: 'ban-Bali' };

/** Takes direction and language of the chosen blocks, or gives them those of Arabic. */
const arabicBlocks: Command = (state, dispatch) => {
  const { from, to } = state.selection;
  const found: { readonly at: number; readonly attrs: Attrs }[] = [];
  state.doc.nodesBetween(from, to, (one, at) => {
    if (one.isTextblock && 'dir' in one.attrs) found.push({ at, attrs: one.attrs });
  });
  if (found.length === 0) return false;
  if (dispatch) {
    const away = found.every(({ attrs }) => attrs.dir === 'rtl');
    const { tr } = state;
    for (const { at, attrs } of found)
      tr.setNodeMarkup(at, null, { ...attrs, ...(away ? { dir: null, lang: null } : { dir: 'rtl', lang: 'ar' }) });
    dispatch(tr);
  }
  return true;
};

/** A heading where there was none, and words again where there was. */
const heading: Command = (state, dispatch) => {
  const isOne = state.selection.$from.parent.type === node('h3');
  return setBlockType(isOne ? node('paragraph') : node('h3'), isOne ? { bare: false } : null)(state, dispatch);
};

/** Commands of the buttons, by the name their words have. */
export const deeds: Readonly<Record<string, Command>> = {
  undo,
  redo,
  bold: toggleMark(mark('strong')),
  italic: toggleMark(mark('em')),
  underline: toggleMark(mark('u')),
  sub: toggleMark(mark('sub')),
  sup: toggleMark(mark('sup')),
  heading,
  list: wrapInList(node('ul')),
  numbers: wrapInList(node('ol')),
  quote: wrapIn(node('blockquote')),
  arabic: arabicBlocks,
  balinese: toggleMark(mark('span'), balinese),
};

/** Commands within a table. */
export const tableDeeds: Readonly<Record<string, Command>> = {
  'row-above': addRowBefore,
  'row-below': addRowAfter,
  'column-before': addColumnBefore,
  'column-after': addColumnAfter,
  'row-gone': deleteRow,
  'column-gone': deleteColumn,
  merge: mergeCells,
  split: splitCell,
  'heading-row': toggleHeaderRow,
  'table-gone': deleteTable,
};

export { isInTable };

/** Whether what is chosen stands under what a deed makes, for `aria-pressed`; undefined where a deed is pressed once. */
export function isOn(state: EditorState, deed: string): boolean | undefined {
  const names: Readonly<Record<string, string>> = { bold: 'strong', italic: 'em', underline: 'u', sub: 'sub', sup: 'sup' };
  const { $from, from, to, empty } = state.selection;
  const name = names[deed];
  if (name !== undefined)
    return empty ? mark(name).isInSet(state.storedMarks ?? $from.marks()) !== undefined : state.doc.rangeHasMark(from, to, mark(name));
  if (deed === 'heading') return $from.parent.type === node('h3');
  if (deed === 'arabic') return $from.parent.attrs.dir === 'rtl';
  if (deed === 'balinese') return ($from.marks() as readonly Mark[]).some(({ attrs }) => attrs.lang === balinese.lang);
  return undefined;
}

/** Puts something into the text in place of what is chosen, and goes behind it. */
export function insertInline(name: string, attrs: Attrs): Command {
  return (state, dispatch) => {
    dispatch?.(state.tr.replaceSelectionWith(node(name).create(attrs), false).scrollIntoView());
    return true;
  };
}

export function insertTable(rows: number, columns: number, withHeading: boolean): Command {
  return (state, dispatch) => {
    const row = (nth: number) =>
      node('tr').create(
        null,
        Array.from({ length: columns }, () => node(nth === 0 && withHeading ? 'th' : 'td').createAndFill()).filter((one) => one !== null),
      );
    const table = node('table').create(
      null,
      Array.from({ length: rows }, (_, nth) => row(nth)),
    );
    if (dispatch) {
      const { tr } = state;
      const at = tr.selection.from;
      tr.replaceSelectionWith(table);
      const inside = tr.doc.resolve(Math.min(at + 3, tr.doc.content.size));
      dispatch(tr.setSelection(TextSelection.near(inside)).scrollIntoView());
    }
    return true;
  };
}

/** Writes signs of a keyboard on the screen under the language they belong to. */
export function insertSigns(signs: string, script: 'arabic' | 'balinese'): Command {
  return (state, dispatch) => {
    if (!dispatch) return true;
    const { tr, selection } = state;
    const { $from } = selection;
    const isArabicBlock = $from.parent.attrs.dir === 'rtl';
    if (script === 'arabic' && $from.parent.isTextblock && $from.parent.content.size === 0 && !isArabicBlock)
      tr.setNodeMarkup($from.before(), null, { ...$from.parent.attrs, dir: 'rtl', lang: 'ar' });
    const isInside = isArabicBlock || tr.docChanged;
    const attrs = script === 'arabic' ? { lang: 'ar', dir: 'rtl' } : balinese;
    const before = (state.storedMarks ?? $from.marks()).filter(({ type }) => type !== mark('span'));
    const marks = script === 'arabic' && isInside ? before : mark('span').create(attrs).addToSet(before);
    dispatch(tr.replaceSelectionWith(schema.text(signs, marks), false).scrollIntoView());
    return true;
  };
}

/** The formula that is chosen, if one is. */
export function chosenFormula(state: EditorState): Attrs | null {
  const { selection } = state;
  return selection instanceof NodeSelection && selection.node.type === node('formula') ? selection.node.attrs : null;
}
