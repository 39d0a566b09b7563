import type { Fragment, Mark, Node as PmNode } from 'prosemirror-model';
import { escapeQuoted, escapeText } from '../../domain/clean-to-plain.ts';
import { writtenAttrs } from './schema.ts';

/** The text an editor holds, as the safe subset of HTML it is kept in. */
export function writeRich(doc: PmNode): string {
  return blocks(doc.content, doc).trim();
}

const open = (tag: string, from: PmNode | Mark, end = '>') =>
  `<${tag}${Object.entries(writtenAttrs(from))
    .map(([name, value]) => ` ${name}="${escapeQuoted(value ?? '')}"`)
    .join('')}${end}`;

function blocks(content: Fragment, parent: PmNode): string {
  let written = '';
  content.forEach((node, _offset, nth) => {
    written += node.type.name === 'paragraph' ? paragraph(node, parent, nth) : blockOf(node);
  });
  return written;
}

/** Without its tags where it came so, and where nothing beside it would run into it. */
function paragraph(node: PmNode, parent: PmNode, nth: number): string {
  const beside = [nth - 1, nth + 1].map((at) => (at >= 0 && at < parent.childCount ? parent.child(at).type.name : ''));
  const { bare, dir, lang } = node.attrs;
  const isBare = bare === true && dir === null && lang === null && !beside.includes('paragraph');
  const words = inline(node.content);
  return isBare ? words : `${open('p', node)}${words}</p>`;
}

function blockOf(node: PmNode): string {
  const tag = node.type.name;
  if (tag === 'hr') return '<hr />';
  if (tag === 'table') return table(node);
  const inside = node.isTextblock ? inline(node.content) : blocks(node.content, node);
  return `${open(tag, node)}${inside}</${tag}>`;
}

function table(node: PmNode): string {
  const caption: unknown = node.attrs.caption;
  let rows = '';
  let part: string | null = null;
  node.forEach((row) => {
    const its = typeof row.attrs.part === 'string' ? row.attrs.part : null;
    if (its !== part) rows += `${part === null ? '' : `</${part}>`}${its === null ? '' : `<${its}>`}`;
    part = its;
    rows += `<tr>${blocks(row.content, row)}</tr>`;
  });
  const end = part === null ? '' : `</${String(part)}>`;
  return `${open('table', node)}${typeof caption === 'string' ? `<caption>${caption}</caption>` : ''}${rows}${end}</table>`;
}

function inline(content: Fragment): string {
  let written = '';
  let now: readonly Mark[] = [];
  const goTo = (next: readonly Mark[]) => {
    let same = 0;
    while (same < now.length && same < next.length && now[same]?.eq(next[same] as Mark)) same += 1;
    for (let at = now.length - 1; at >= same; at--) written += `</${now[at]?.type.name}>`;
    for (const mark of next.slice(same)) written += open(mark.type.name, mark);
    now = next;
  };
  content.forEach((node) => {
    goTo(node.marks);
    written += atom(node);
  });
  goTo([]);
  return written;
}

function atom(node: PmNode): string {
  switch (node.type.name) {
    case 'br':
      return '<br />';
    case 'img':
      return open('img', node, ' />');
    case 'audio':
      return `${open('audio', node, ' controls>')}</audio>`;
    case 'formula':
      return written(String(node.attrs.tex), node.attrs.display === true);
    case 'ruby':
      return String(node.attrs.html);
    default:
      return escapeText(node.text ?? '');
  }
}

const written = (tex: string, isDisplay: boolean) => (isDisplay ? `\\[${escapeText(tex)}\\]` : `\\(${escapeText(tex)}\\)`);
