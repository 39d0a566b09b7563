import type { ToWrite } from '../bank/domain/parsed.ts';
import type { Rich } from '../bank/domain/question.ts';
import type { Leave } from './leaving.ts';
import { pictureSize } from './picture-size.ts';
import { richNodes } from './rich-xml.ts';
import { type Element, type Node, tag, xmlText } from './xml.ts';

/** Pictures of a document to write, and those used so far with their id. */
export interface Pictures {
  readonly media: ToWrite['media'];
  readonly leave: Leave;
  readonly used: Map<string, string>;
}

const EMU_PER_PIXEL = 9525;
const WIDEST = 300;
const blocks = new Set(['p', 'div', 'h3', 'h4', 'li', 'tr', 'blockquote', 'pre', 'figure', 'figcaption', 'caption']);
const marks: Readonly<Record<string, string>> = {
  strong: tag('w:b'),
  em: tag('w:i'),
  u: tag('w:u', { 'w:val': 'single' }),
  s: tag('w:strike'),
  sub: tag('w:vertAlign', { 'w:val': 'subscript' }),
  sup: tag('w:vertAlign', { 'w:val': 'superscript' }),
};
/** What stays in words alone. */
const silent = new Set([...blocks, ...Object.keys(marks), 'br', 'img', 'td', 'th']);

/** A cell of a Word table with a text of ours; markup Word's runs do not have is named. */
export function cellXml(rich: Rich, pictures: Pictures): string {
  const paragraphs: string[][] = [[]];
  const add = (run: string) => paragraphs.at(-1)?.push(run);
  const walk = (node: Node, style: readonly string[]): void => {
    if (typeof node === 'string') {
      if (node !== '')
        add(tag('w:r', {}, ...properties(style), tag('w:t', { 'xml:space': 'preserve' }, xmlText(node).replaceAll('&quot;', '"'))));
      return;
    }
    const { name, children } = node;
    if (!silent.has(name)) pictures.leave('docx', 'part-dropped', `<${name}>`);
    if (name === 'br') add(tag('w:r', {}, tag('w:br')));
    else if (name === 'img') add(pictureXml(node, pictures));
    else {
      const isBlock = blocks.has(name);
      if (isBlock && paragraphs.at(-1)?.length) paragraphs.push([]);
      if (name === 'li') add(tag('w:r', {}, tag('w:t', { 'xml:space': 'preserve' }, '• ')));
      for (const child of children) walk(child, marks[name] ? [...style, marks[name]] : style);
      if (isBlock && paragraphs.at(-1)?.length) paragraphs.push([]);
      if (name === 'td' || name === 'th') add(tag('w:r', {}, tag('w:tab')));
    }
  };
  for (const node of richNodes(rich)) walk(node, []);
  if (paragraphs.length > 1 && paragraphs.at(-1)?.length === 0) paragraphs.pop();
  return tag(
    'w:tc',
    {},
    tag('w:tcPr', {}, tag('w:tcW', { 'w:w': 0, 'w:type': 'auto' })),
    ...paragraphs.map((runs) => (runs.length > 0 ? tag('w:p', {}, ...runs) : tag('w:p'))),
  );
}

const properties = (style: readonly string[]) => (style.length > 0 ? [tag('w:rPr', {}, ...style)] : []);

function pictureXml({ attributes: { src = '', alt = '' } }: Element, { media, leave, used }: Pictures): string {
  const name = src.replace(/^media:/, '');
  const size = pictureSize(media.get(name) ?? new Uint8Array());
  if (!size) {
    leave('docx', 'media-missing', name);
    return tag('w:r', {}, tag('w:t', {}, xmlText(`[${alt || name}]`)));
  }
  const id = used.get(name) ?? `rIdM${used.size + 1}`;
  used.set(name, id);
  const scale = Math.min(1, WIDEST / size.width) * EMU_PER_PIXEL;
  const extent = { cx: Math.round(size.width * scale), cy: Math.round(size.height * scale) };
  const number = used.size;
  const A = 'http://schemas.openxmlformats.org/drawingml/2006/main';
  const PIC = 'http://schemas.openxmlformats.org/drawingml/2006/picture';
  const picture = tag(
    'pic:pic',
    { 'xmlns:pic': PIC },
    tag('pic:nvPicPr', {}, tag('pic:cNvPr', { id: number, name, descr: alt }), tag('pic:cNvPicPr')),
    tag('pic:blipFill', {}, tag('a:blip', { 'r:embed': id }), tag('a:stretch', {}, tag('a:fillRect'))),
    tag(
      'pic:spPr',
      {},
      tag('a:xfrm', {}, tag('a:off', { x: 0, y: 0 }), tag('a:ext', extent)),
      tag('a:prstGeom', { prst: 'rect' }, tag('a:avLst')),
    ),
  );
  return tag(
    'w:r',
    {},
    tag(
      'w:drawing',
      {},
      tag(
        'wp:inline',
        { 'xmlns:wp': 'http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing' },
        tag('wp:extent', extent),
        tag('wp:docPr', { id: number, name, descr: alt }),
        tag('a:graphic', { 'xmlns:a': A }, tag('a:graphicData', { uri: PIC }, picture)),
      ),
    ),
  );
}
