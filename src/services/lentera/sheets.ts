import type { Reply } from '#web';

/** One sheet of a workbook: its first line is the head. */
export interface Sheet {
  readonly title: string;
  readonly head: readonly string[];
  readonly lines: readonly (readonly (string | number | null)[])[];
}

/** Answers with a workbook under a name without its ending. Text stands in cells of text: no spreadsheet takes it for a formula. */
export async function sendSheets(reply: Reply, name: string, sheets: readonly Sheet[]): Promise<Reply> {
  const { default: excel } = await import('exceljs');
  const book = new excel.Workbook();
  const taken = new Set<string>();
  for (const { title, head, lines } of sheets) {
    const sheet = book.addWorksheet(sheetName(title, taken));
    sheet.addRow([...head]).font = { bold: true };
    for (const line of lines) sheet.addRow(line.map((value) => (typeof value === 'string' ? plainText(value) : value)));
    sheet.columns.forEach((column, at) => {
      const longest = Math.max(...[head, ...lines].map((line) => String(line[at] ?? '').length));
      column.width = Math.min(60, Math.max(8, longest + 2));
    });
    sheet.views = [{ state: 'frozen', ySplit: 1 }];
  }
  return reply
    .type('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
    .header('cache-control', 'private, no-store')
    .header('content-disposition', `attachment; filename="${name}.xlsx"`)
    .send(Buffer.from(await book.xlsx.writeBuffer()));
}

// What is saved on as CSV is run by the next spreadsheet: an apostrophe keeps it text there too.
const plainText = (text: string) => (/^[=+\-@\t\r]/.test(text) && !/^[-+]?\d+([.,]\d+)?$/.test(text) ? `'${text}` : text);

/** A name a sheet may have: at most 31 letters, none of `[]:*?/\`, and none twice. */
function sheetName(title: string, taken: Set<string>): string {
  const plain = title.replace(/[[\]:*?/\\]/g, ' ').slice(0, 28) || 'Lembar';
  let name = plain;
  for (let nth = 2; taken.has(name.toLowerCase()); nth++) name = `${plain} ${nth}`;
  taken.add(name.toLowerCase());
  return name;
}
