import type ExcelJs from 'exceljs';
import { escapeText, toPlain, toRich } from '../bank/domain/clean-to-plain.ts';
import type { Parsed, ToWrite, Written } from '../bank/domain/parsed.ts';
import { type Leave, leaving } from './leaving.ts';
import { type MediaBag, mediaBag } from './media-in.ts';
import { officeEntries } from './office-file.ts';
import { richFrom } from './rich-in.ts';
import { plainOut } from './rich-out.ts';
import type { Cell, Table } from './table.ts';
import { questionsIn } from './table-questions.ts';
import { akmHeading, matchingHeading, simpleHeading, type TableLayout, tablesOf } from './table-rows.ts';
import { counted } from './taken.ts';
import { repacked } from './unpack.ts';
import { UnreadableExchange } from './unreadable.ts';

const MOST_COLUMNS = 100;
const MOST_ROWS = 200_000;

// Lists of people are read by `#platform/files` (`readSheet`): one sheet, plain words, formulas and macros refused. Here every
// sheet counts, with its pictures, emphasis, merged cells and what formulas came to, so that there are two readers.
/** Questions of an Excel file whose sheets are in one of the layouts schools use, with pictures that lie on their cells. Throws `UnreadableExchange`. */
export async function parseXlsx(bytes: Uint8Array): Promise<Parsed> {
  // Loaded by whoever needs it: a start would read its two hundred files in vain.
  const { default: excel } = await import('exceljs');
  const workbook = new excel.Workbook();
  const safe = repacked(officeEntries(bytes, /^xl\/workbook\.xml$/));
  await workbook.xlsx.load(new Uint8Array(safe).buffer).catch(() => {
    // What exceljs cannot read is broken in one of many ways; none of them is ours.
    throw new UnreadableExchange('wrong-format');
  });
  const left: Parsed['left'][number][] = [];
  const leave = leaving(left);
  const bag = mediaBag();
  const found = workbook.worksheets.map((sheet) => questionsIn(tableOf(sheet, workbook, { leave, bag }), leave));
  if (found.every((questions) => questions === null)) throw new UnreadableExchange('wrong-format');
  return { questions: counted(found.flatMap((questions) => questions ?? [])), left, media: bag.media };
}

interface Context {
  readonly leave: Leave;
  readonly bag: MediaBag;
}

function tableOf(sheet: ExcelJs.Worksheet, workbook: ExcelJs.Workbook, context: Context): Table {
  if (sheet.rowCount > MOST_ROWS) throw new UnreadableExchange('too-large', sheet.name);
  const pictures = picturesOf(sheet, workbook, context);
  const rows: Table[number][] = [];
  sheet.eachRow((row, number) => {
    const where = `${sheet.name}!${number}`;
    const cells = Array.from({ length: Math.min(MOST_COLUMNS, row.cellCount) }, (_, at) =>
      cellOf(row.getCell(at + 1), pictures.get(`${number}:${at + 1}`) ?? [], where, context.leave),
    );
    rows.push({ cells, where });
  });
  return rows;
}

/** Names of pictures by the cell their upper left corner lies on. */
function picturesOf(sheet: ExcelJs.Worksheet, workbook: ExcelJs.Workbook, { leave, bag }: Context): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, readonly string[]>();
  for (const { imageId, range } of sheet.getImages()) {
    const [row, column] = [range.tl.nativeRow + 1, range.tl.nativeCol + 1];
    const image = workbook.getImage(Number(imageId));
    const where = `${sheet.name}!${row}`;
    const name = image?.buffer ? bag.take(`gambar-${row}-${column}.${image.extension}`, new Uint8Array(image.buffer), where, leave) : null;
    if (name !== null) found.set(`${row}:${column}`, [...(found.get(`${row}:${column}`) ?? []), name]);
  }
  return found;
}

function cellOf(cell: ExcelJs.Cell, pictures: readonly string[], where: string, leave: Leave): Cell {
  // Of merged cells the first alone has what stands there.
  const words = cell.isMerged && cell.master.address !== cell.address ? '' : wordsOf(cell.value);
  const html = [words, ...pictures.map((name) => `<img src="${name}" alt="" />`)].filter(Boolean).join(' ');
  const rich = richFrom(html, where, leave, (name) => name);
  return { rich, text: toPlain(rich).replace(/\s+/g, ' '), tables: [] };
}

/** HTML of what stands in a cell: words as typed, rich text with its emphasis, of a formula its result. */
function wordsOf(value: ExcelJs.CellValue): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return toRich(value);
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  if ('richText' in value) return value.richText.map(({ text, font }) => runHtml(text, font)).join('');
  if ('text' in value) return typeof value.text === 'string' ? toRich(value.text) : wordsOf(value.text as ExcelJs.CellValue);
  return 'result' in value ? wordsOf(value.result as ExcelJs.CellValue) : '';
}

function runHtml(text: string, font: Partial<ExcelJs.Font> | undefined): string {
  const marks = [
    font?.bold && 'strong',
    font?.italic && 'em',
    font?.underline && 'u',
    font?.strike && 's',
    font?.vertAlign === 'subscript' && 'sub',
    font?.vertAlign === 'superscript' && 'sup',
  ].filter((mark) => typeof mark === 'string');
  return marks.reduceRight((html, mark) => `<${mark}>${html}</${mark}>`, escapeText(text).replace(/\r?\n/g, '<br />'));
}

/** An Excel file with the questions in one of the layouts schools know, as plain words; what a table has no place for is named. */
export async function writeXlsx({ questions }: ToWrite, layout: TableLayout = 'akm'): Promise<Written> {
  const left: Written['left'][number][] = [];
  const leave = leaving(left);
  const tables = tablesOf(questions, layout, leave);
  const { default: excel } = await import('exceljs');
  const workbook = new excel.Workbook();
  const add = (name: string, heading: readonly string[], rows: TableRows) => {
    const sheet = workbook.addWorksheet(name, { views: [{ state: 'frozen', ySplit: 1 }] });
    sheet.addRow([...heading]).font = { bold: true };
    for (const row of rows) sheet.addRow(row.map((rich) => plainOut(rich, name, leave)));
    sheet.columns.forEach((column, at) => (column.width = at === 1 ? 60 : heading.length > 6 || at === 4 ? 24 : 10));
  };
  if (tables.questions.length > 0 || tables.matching.length === 0)
    add('Soal', layout === 'simple' ? simpleHeading : akmHeading, tables.questions);
  if (tables.matching.length > 0) add('Menjodohkan', matchingHeading, tables.matching);
  return { bytes: new Uint8Array(await workbook.xlsx.writeBuffer()), left };
}

type TableRows = readonly (readonly string[])[];
