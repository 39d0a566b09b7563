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
