import { MOST_COLUMNS, readSheet, type SheetFault, UnreadableSheet } from '#platform/files';
import { findHead, type IntakeKind } from './columns.ts';

/** Why a file cannot be read at all. */
export type IntakeFileFault = SheetFault;

// The largest school of the city has some 1,500 students.
const MOST_ROWS = 5_000;

/** A list as it was read: titles of its columns, and each line with its number in the file. */
export interface ReadList {
  readonly titles: readonly string[];
  readonly rows: readonly { readonly line: number; readonly cells: readonly string[] }[];
}

/** Reads a list from XLSX or CSV. Throws UnreadableSheet. */
export async function readList(content: Buffer, kind: IntakeKind): Promise<ReadList> {
  const rows = await readSheet(content, MOST_ROWS);
  const rows = await readRows(content);
  const head = findHead(
    rows.map(({ cells }) => cells),
    kind,
  );
  if (!head) throw new UnreadableSheet('head');
  if (head.titles.length > MOST_COLUMNS) throw new UnreadableSheet('columns');
  const lines = rows.slice(head.first).filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  if (lines.length === 0) throw new UnreadableSheet('empty');
  if (lines.length > MOST_ROWS) throw new UnreadableSheet('rows');
  const width = head.titles.length;
  return { titles: head.titles, rows: lines.map(({ line, cells }) => ({ line, cells: cells.slice(0, width) })) };
}
type Row = ReadList['rows'][number];
/** Lines of a file as they stand, whatever they are about: XLSX (its first sheet) or CSV. Throws UnreadableList. */
export async function readRows(content: Buffer): Promise<readonly Row[]> {
  return content.subarray(0, 2).toString('latin1') === 'PK' ? readXlsx(content) : readCsv(content);
}
function readCsv(content: Buffer): readonly Row[] {
  if (content.subarray(0, 4).toString('latin1').includes('\0') || content.subarray(0, 8).toString('hex') === 'd0cf11e0a1b11ae1')
    throw new UnreadableList('kind');
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(content);
  } catch (error) {
    throw new UnreadableList('encoding', '', { cause: error });
  }
  const sample = text.slice(0, 20_000);
  const delimiter = [',', ';', '\t'].reduce((most, one) => (sample.split(one).length > sample.split(most).length ? one : most));
  const options = { bom: true, delimiter, relax_column_count: true, info: true, to: MOST_ROWS + 100, max_record_size: 100_000 } as const;
  let records: readonly { readonly record: string[]; readonly info: { readonly lines: number } }[];
  try {
    records = parse(text, options) as never;
  } catch (error) {
    throw new UnreadableList('broken', '', { cause: error });
  }
  return records.map(({ record, info }) => {
    const at = record.findIndex((cell) => /^\s*[=@]/.test(cell));
    if (at >= 0) throw new UnreadableList('formula', `${letterOf(at)}${info.lines}`);
    return { line: info.lines, cells: record.map((cell) => cell.slice(0, 500)) };
  });
}
const letterOf = (at: number): string => (at < 26 ? String.fromCharCode(65 + at) : letterOf(Math.floor(at / 26) - 1) + letterOf(at % 26));
async function readXlsx(content: Buffer): Promise<readonly Row[]> {
  const parts = inflate(content);
  const names = Object.keys(parts);
  if (names.some((name) => /vbaProject|macrosheets/i.test(name))) throw new UnreadableList('macros');
  if (!names.includes('xl/workbook.xml')) throw new UnreadableList('kind');
  for (const [name, bytes] of Object.entries(parts))
    if (/^xl\/worksheets\/[^/]+\.xml$/.test(name) && countOf(bytes, '<row') > MOST_ROWS + 100) throw new UnreadableList('rows');
  const { default: Excel } = await import('exceljs');
  const book = new Excel.Workbook();
  try {
    // Packed anew from what was measured: nothing is unpacked that was not.
    await book.xlsx.load(Buffer.from(zipSync(parts, { level: 0 })) as never);
  } catch (error) {
    throw new UnreadableList('broken', '', { cause: error });
  }
  const [sheet] = book.worksheets;
  if (!sheet) throw new UnreadableList('empty');
  if (sheet.columnCount > MOST_COLUMNS) throw new UnreadableList('columns');
  const rows: Row[] = [];
  sheet.eachRow({ includeEmpty: false }, (row, line) => {
    const cells: string[] = [];
    row.eachCell({ includeEmpty: true }, (cell, column) => {
      if (cell.formula) throw new UnreadableList('formula', cell.address);
      cells[column - 1] = textIn(cell.value).slice(0, 500);
    });
    rows.push({ line, cells: Array.from(cells, (text) => text ?? '') });
  });
  return rows;
}
/** Every part of a zip, as long as together they stay small; nothing is believed of what the file says of their size. */
function inflate(content: Buffer): Record<string, Uint8Array> {
  const parts: Record<string, Uint8Array[]> = {};
  let size = 0;
  const unzip = new Unzip((file) => {
    if (Object.keys(parts).length >= MOST_PARTS || file.name.includes('..')) throw new UnreadableList('inflates');
    parts[file.name] = [];
    file.ondata = (error, chunk) => {
      if (error) throw error instanceof UnreadableList ? error : new UnreadableList('broken', '', { cause: error });
      size += chunk.length;
      if (size > MOST_INFLATED) throw new UnreadableList('inflates');
      parts[file.name]?.push(chunk);
    };
    file.start();
  });
  unzip.register(UnzipInflate);
  try {
    // A little at a time, so that what grows a thousandfold is met early.
    for (let at = 0; at < content.length; at += 16_384) unzip.push(content.subarray(at, at + 16_384), at + 16_384 >= content.length);
  } catch (error) {
    throw error instanceof UnreadableList ? error : new UnreadableList('broken', '', { cause: error });
  }
  return Object.fromEntries(Object.entries(parts).map(([name, chunks]) => [name, Buffer.concat(chunks)]));
}
function countOf(bytes: Uint8Array, word: string): number {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let found = 0;
  for (let at = buffer.indexOf(word); at >= 0; at = buffer.indexOf(word, at + word.length)) found++;
  return found;
}
/** What a cell says. Days are days, whatever the sheet shows them as. */
function textIn(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  if (typeof value === 'object') {
    const { richText, text, result } = value as { richText?: readonly { text: string }[]; text?: unknown; result?: unknown };
    if (richText) return oneLine(richText.map((part) => part.text).join(''));
    return text === undefined ? textIn(result) : textIn(text);
  }
  return oneLine(String(value as string | number | boolean));
}
