import { oneLine } from '#kernel';
import { parse } from 'csv-parse/sync';
import { Unzip, UnzipInflate, zipSync } from 'fflate';

/** Why a sheet cannot be read at all; `head` and `empty` are for whoever knows what it should hold. */
export type SheetFault = 'kind' | 'broken' | 'inflates' | 'rows' | 'columns' | 'formula' | 'macros' | 'encoding' | 'head' | 'empty';

export class UnreadableSheet extends Error {
  readonly fault: SheetFault;
  /** Where in the file, such as C5; empty where that says nothing. */
  readonly cell: string;

  constructor(fault: SheetFault, cell = '', options?: ErrorOptions) {
    super(`the sheet cannot be read: ${fault}`, options);
    this.name = 'UnreadableSheet';
    this.fault = fault;
    this.cell = cell;
  }
}

/** One row of a sheet, with its number in the file. */
export interface SheetRow {
  readonly line: number;
  readonly cells: readonly string[];
}

/** Columns beyond which it is no list of ours. */
export const MOST_COLUMNS = 200;
/** What a spreadsheet may grow to when it is unpacked: 5,000 rows of 80 columns are 25 MB. */
const MOST_INFLATED = 40_000_000;
const MOST_PARTS = 200;

/**
 * Reads the rows of a list from XLSX (its first sheet) or CSV (UTF-8; comma, semicolon or tab). A file from outside is hostile
 * until read: zips are bounded by what they hold, formulas and macros refused. Throws UnreadableSheet.
 */
export async function readSheet(content: Buffer, mostRows: number): Promise<readonly SheetRow[]> {
  return content.subarray(0, 2).toString('latin1') === 'PK' ? readXlsx(content, mostRows) : readCsv(content, mostRows);
}

function readCsv(content: Buffer, mostRows: number): readonly SheetRow[] {
  if (content.subarray(0, 4).toString('latin1').includes('\0') || content.subarray(0, 8).toString('hex') === 'd0cf11e0a1b11ae1')
    throw new UnreadableSheet('kind');
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(content);
  } catch (error) {
    throw new UnreadableSheet('encoding', '', { cause: error });
  }
  const sample = text.slice(0, 20_000);
  const delimiter = [',', ';', '\t'].reduce((most, one) => (sample.split(one).length > sample.split(most).length ? one : most));
  const options = { bom: true, delimiter, relax_column_count: true, info: true, to: mostRows + 100, max_record_size: 100_000 } as const;
  let records: readonly { readonly record: string[]; readonly info: { readonly lines: number } }[];
  try {
    records = parse(text, options) as never;
  } catch (error) {
    throw new UnreadableSheet('broken', '', { cause: error });
  }
  return records.map(({ record, info }) => {
    const at = record.findIndex((cell) => /^\s*[=@]/.test(cell));
    if (at >= 0) throw new UnreadableSheet('formula', `${letterOf(at)}${info.lines}`);
    return { line: info.lines, cells: record.map((cell) => cell.slice(0, 500)) };
  });
}

const letterOf = (at: number): string => (at < 26 ? String.fromCharCode(65 + at) : letterOf(Math.floor(at / 26) - 1) + letterOf(at % 26));

async function readXlsx(content: Buffer, mostRows: number): Promise<readonly SheetRow[]> {
  const parts = inflate(content);
  const names = Object.keys(parts);
  if (names.some((name) => /vbaProject|macrosheets/i.test(name))) throw new UnreadableSheet('macros');
  if (!names.includes('xl/workbook.xml')) throw new UnreadableSheet('kind');
  for (const [name, bytes] of Object.entries(parts))
    if (/^xl\/worksheets\/[^/]+\.xml$/.test(name) && countOf(bytes, '<row') > mostRows + 100) throw new UnreadableSheet('rows');
  const { default: Excel } = await import('exceljs');
  const book = new Excel.Workbook();
  try {
    // Packed anew from what was measured: nothing is unpacked that was not.
    await book.xlsx.load(Buffer.from(zipSync(parts, { level: 0 })) as never);
  } catch (error) {
    throw new UnreadableSheet('broken', '', { cause: error });
  }
  const [sheet] = book.worksheets;
  if (!sheet) throw new UnreadableSheet('empty');
  if (sheet.columnCount > MOST_COLUMNS) throw new UnreadableSheet('columns');
  const rows: SheetRow[] = [];
  sheet.eachRow({ includeEmpty: false }, (row, line) => {
    const cells: string[] = [];
    row.eachCell({ includeEmpty: true }, (cell, column) => {
      if (cell.formula) throw new UnreadableSheet('formula', cell.address);
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
    if (Object.keys(parts).length >= MOST_PARTS || file.name.includes('..')) throw new UnreadableSheet('inflates');
    parts[file.name] = [];
    file.ondata = (error, chunk) => {
      if (error) throw error instanceof UnreadableSheet ? error : new UnreadableSheet('broken', '', { cause: error });
      size += chunk.length;
      if (size > MOST_INFLATED) throw new UnreadableSheet('inflates');
      parts[file.name]?.push(chunk);
    };
    file.start();
  });
  unzip.register(UnzipInflate);
  try {
    // A little at a time, so that what grows a thousandfold is met early.
    for (let at = 0; at < content.length; at += 16_384) unzip.push(content.subarray(at, at + 16_384), at + 16_384 >= content.length);
  } catch (error) {
    throw error instanceof UnreadableSheet ? error : new UnreadableSheet('broken', '', { cause: error });
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
