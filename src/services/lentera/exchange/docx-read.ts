import mammoth from 'mammoth';
import type { Parsed } from '../bank/domain/parsed.ts';
import { toPlain } from '../bank/domain/clean-to-plain.ts';
import { type Leave, leaving } from './leaving.ts';
import { mediaBag } from './media-in.ts';
import { officeEntries } from './office-file.ts';
import { richFrom } from './rich-in.ts';
import { htmlOf } from './rich-xml.ts';
import type { Cell, Row, Table } from './table.ts';
import { withTex } from './omml.ts';
import { questionsIn } from './table-questions.ts';
import { counted } from './taken.ts';
import { repacked } from './unpack.ts';
import { UnreadableExchange } from './unreadable.ts';
import { childrenOf, type Element, findAll, type Node, parseXml } from './xml.ts';

/**
 * Questions of a Word file whose tables are in one of the layouts schools use, with its pictures and formulas; what of a
 * formula has no TeX is named. Throws `UnreadableExchange`.
 */
export async function parseDocx(bytes: Uint8Array): Promise<Parsed> {
  const entries = officeEntries(bytes, /^word\/document\.xml$/);
  const left: Parsed['left'][number][] = [];
  const leave = leaving(left);
  const document = 'word/document.xml';
  const withFormulas = withTex(new TextDecoder().decode(entries.get(document)), leave);
  const readable = new Map(entries).set(document, new TextEncoder().encode(withFormulas));
  const bag = mediaBag();
  const names = new Map<string, string>();
  const html = await htmlFrom(repacked(readable), async (type, content) => {
    const address = `docx:${names.size}`;
    const name = bag.take(`gambar-${names.size + 1}.${type}`, await content, 'word/media', leave);
    names.set(address, name ?? '');
    return address;
  });
  const tables = topTables(parseXml(new TextEncoder().encode(`<body>${html}</body>`)));
  const context = { leave, mediaAt: (address: string) => names.get(address) || null };
  const found = tables.map((table, at) => questionsIn(gridOf(table, `table ${at + 1}`, context), leave));
  if (found.every((questions) => questions === null)) throw new UnreadableExchange('wrong-format');
  return { questions: counted(found.flatMap((questions) => questions ?? [])), left, media: bag.media };
}

async function htmlFrom(bytes: Uint8Array, take: (type: string, content: Promise<Uint8Array>) => Promise<string>): Promise<string> {
  try {
    const convertImage = mammoth.images.imgElement(async (image) => ({
      src: await take(
        image.contentType.split('/').at(-1) ?? '',
        image.readAsArrayBuffer().then((content) => new Uint8Array(content)),
      ),
    }));
    return (await mammoth.convertToHtml({ buffer: Buffer.from(bytes) }, { convertImage, styleMap: ['u => u', 'strike => s'] })).value;
  } catch {
    // What mammoth refuses to read is broken in one of many ways; none of them is ours.
    throw new UnreadableExchange('wrong-format');
  }
}

/** Tables that do not stand within another. */
function topTables(element: Element): readonly Element[] {
  return childrenOf(element).flatMap((child) => (child.name === 'table' ? [child] : topTables(child)));
}

interface Context {
  readonly leave: Leave;
  readonly mediaAt: (address: string) => string | null;
}

/** A table by rows and columns; what spans several rows or columns stands in the first of them. */
function gridOf(table: Element, where: string, context: Context): Table {
  const lines = findOwn(table, 'tr');
  const taken = new Map<string, true>();
  return lines.map((line, at): Row => {
    const cells: (Cell | undefined)[] = [];
    const place = `${where}, row ${at + 1}`;
    let column = 0;
    for (const cell of childrenOf(line).filter(({ name }) => name === 'td' || name === 'th')) {
      while (taken.has(`${at}:${column}`)) column += 1;
      const span = (name: string) => Math.min(200, Math.max(1, Number(cell.attributes[name]) || 1));
      for (let row = 1; row < span('rowspan'); row += 1)
        for (let over = 0; over < span('colspan'); over += 1) taken.set(`${at + row}:${column + over}`, true);
      cells[column] = cellOf(cell, place, context);
      column += span('colspan');
    }
    return { cells: Array.from(cells), where: place };
  });
}

/** Elements of this table alone, not of tables within its cells. */
function findOwn(element: Element, name: string): readonly Element[] {
  return childrenOf(element).flatMap((child) => (child.name === name ? [child] : child.name === 'table' ? [] : findOwn(child, name)));
}

function cellOf(cell: Element, where: string, context: Context): Cell {
  const inner = findAll(cell, 'table');
  const own: readonly Node[] = cell.children.filter((node) => typeof node === 'string' || node.name !== 'table');
  const [only] = own;
  const isParagraph = own.length === 1 && only !== undefined && typeof only !== 'string' && only.name === 'p';
  const rich = richFrom(htmlOf(isParagraph ? only.children : own), where, context.leave, context.mediaAt);
  return { rich, text: toPlain(rich).replace(/\s+/g, ' '), tables: inner.map((table) => gridOf(table, where, context)) };
}
