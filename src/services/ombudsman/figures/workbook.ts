import type { ReportTable } from '../domain/figures/report.ts';

/** The tables of a report as a workbook, one below the other on one sheet. A name of an agency is text, and no formula. */
export async function workbook(title: string, number: string, tables: readonly ReportTable[]): Promise<Buffer> {
  // Loaded when asked for: it takes 30 MB that most processes never need.
  const { default: excel } = await import('exceljs');
  const book = new excel.Workbook();
  const sheet = book.addWorksheet('Laporan');
  sheet.addRow([title]).font = { bold: true, size: 14 };
  sheet.addRow([number]);
  for (const { title: name, head, rows, note } of tables) {
    sheet.addRow([]);
    sheet.addRow([name]).font = { bold: true };
    sheet.addRow([...head]).font = { bold: true };
    for (const row of rows) sheet.addRow(row.map((cell, at) => (at > 0 && /^\d+(\.\d+)?$/.test(cell) ? Number(cell) : plainText(cell))));
    if (rows.length === 0) sheet.addRow(['Nihil']);
    if (note !== '') sheet.addRow([note]).font = { italic: true };
  }
  sheet.getColumn(1).width = 56;
  for (const at of [2, 3, 4]) sheet.getColumn(at).width = 20;
  return Buffer.from(await book.xlsx.writeBuffer());
}

// What is saved on as CSV is run by the next spreadsheet: an apostrophe keeps it text there too.
const plainText = (text: string) => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);
