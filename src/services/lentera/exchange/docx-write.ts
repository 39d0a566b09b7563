import type { ToWrite, Written } from '../bank/domain/parsed.ts';
import type { Rich } from '../bank/domain/question.ts';
import { cellXml, type Pictures } from './docx-text.ts';
import { leaving } from './leaving.ts';
import { mediaType } from './media-in.ts';
import { akmHeading, matchingHeading, simpleHeading, type TableLayout, tablesOf } from './table-rows.ts';
import { packed } from './unpack.ts';
import { tag } from './xml.ts';

const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const R = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** A Word file with the questions in one of the layouts schools know. What a table has no place for is named. */
export function writeDocx({ questions, media }: ToWrite, layout: TableLayout = 'akm'): Written {
  const left: Written['left'][number][] = [];
  const leave = leaving(left);
  const tables = tablesOf(questions, layout, leave);
  const pictures: Pictures = { media, leave, used: new Map() };
  const body = [
    ...(tables.questions.length > 0
      ? [tableXml([layout === 'simple' ? simpleHeading : akmHeading, ...tables.questions], pictures), tag('w:p')]
      : []),
    ...(tables.matching.length > 0 ? [tableXml([matchingHeading, ...tables.matching], pictures), tag('w:p')] : []),
  ];
  const section = tag(
    'w:sectPr',
    {},
    tag('w:pgSz', { 'w:w': 16838, 'w:h': 11906, 'w:orient': 'landscape' }),
    tag('w:pgMar', { 'w:top': 850, 'w:right': 850, 'w:bottom': 850, 'w:left': 850 }),
  );
  const document = tag(
    'w:document',
    { 'xmlns:w': W, 'xmlns:r': R },
    tag('w:body', {}, ...(body.length > 0 ? body : [tag('w:p')]), section),
  );
  return { bytes: packed(partsOf(document, pictures)), left };
}

function tableXml(rows: readonly (readonly Rich[])[], pictures: Pictures): string {
  const border = (side: string) => tag(`w:${side}`, { 'w:val': 'single', 'w:sz': 4, 'w:space': 0, 'w:color': 'auto' });
  const borders = tag('w:tblBorders', {}, ...['top', 'left', 'bottom', 'right', 'insideH', 'insideV'].map(border));
  const columns = Math.max(...rows.map((row) => row.length));
  return tag(
    'w:tbl',
    {},
    tag('w:tblPr', {}, tag('w:tblW', { 'w:w': 5000, 'w:type': 'pct' }), borders),
    tag('w:tblGrid', {}, ...Array.from({ length: columns }, () => tag('w:gridCol', { 'w:w': Math.floor(15000 / columns) }))),
    ...rows.map((row, at) =>
      tag('w:tr', {}, ...(at === 0 ? [tag('w:trPr', {}, tag('w:tblHeader'))] : []), ...row.map((cell) => cellXml(cell, pictures))),
    ),
  );
}

function partsOf(document: string, { media, used }: Pictures): Readonly<Record<string, Uint8Array>> {
  const text = (xml: string) => new TextEncoder().encode(head + xml);
  const kinds = [...new Set([...used.keys()].map((name) => mediaType(media.get(name) ?? new Uint8Array()) ?? 'png'))];
  const fileOf = (name: string) => `media/${used.get(name)}.${mediaType(media.get(name) ?? new Uint8Array()) ?? 'png'}`;
  const relation = (id: string, type: string, target: string) => tag('Relationship', { Id: id, Type: `${R}/${type}`, Target: target });
  return {
    '[Content_Types].xml': text(
      tag(
        'Types',
        { xmlns: `${PACKAGE}/content-types` },
        tag('Default', { Extension: 'rels', ContentType: 'application/vnd.openxmlformats-package.relationships+xml' }),
        tag('Default', { Extension: 'xml', ContentType: 'application/xml' }),
        ...kinds.map((kind) => tag('Default', { Extension: kind, ContentType: `image/${kind === 'jpg' ? 'jpeg' : kind}` })),
        tag('Override', {
          PartName: '/word/document.xml',
          ContentType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml',
        }),
      ),
    ),
    '_rels/.rels': text(
      tag('Relationships', { xmlns: `${PACKAGE}/relationships` }, relation('rId1', 'officeDocument', 'word/document.xml')),
    ),
    'word/document.xml': text(document),
    'word/_rels/document.xml.rels': text(
      tag('Relationships', { xmlns: `${PACKAGE}/relationships` }, ...[...used].map(([name, id]) => relation(id, 'image', fileOf(name)))),
    ),
    ...Object.fromEntries([...used.keys()].map((name) => [`word/${fileOf(name)}`, media.get(name) ?? new Uint8Array()])),
  };
}
