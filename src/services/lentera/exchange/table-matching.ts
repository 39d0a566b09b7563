import type { Matching, Option } from '../bank/domain/question.ts';
import type { Leave } from './leaving.ts';
import { cellAt, type Column, type Layout, type Table } from './table.ts';
import { partName } from './taken.ts';

interface Coded {
  readonly code: string;
  readonly option: Option;
}

/**
 * Rows and columns with their codes, and keys such as `1 → B,D,F`: several columns for a row, in letters of either case.
 * Keys stand in a column of their own, beside the row they are about or all in one cell. `null` where a row has none.
 */
export function matchingFrom(layout: Layout, group: Table, leave: Leave): Matching | null {
  const rows = codedOf(layout, group, 'rowCode', 'rowName', (at) => String(at + 1));
  const columns = codedOf(layout, group, 'columnCode', 'columnName', (at) => String.fromCharCode(65 + (at % 26)));
  const keys: Record<string, string[]> = {};
  for (const line of group) {
    const said = cellAt(layout, line, 'key')?.text.trim() ?? '';
    const beside = cellAt(layout, line, 'rowCode')?.text.trim() ?? '';
    for (const [code, list] of keysSaid(said, beside)) {
      const row = rows.find((one) => one.code === code.toUpperCase());
      for (const letter of list) {
        const column = columns.find((one) => one.code === letter.toUpperCase());
        if (row && column) keys[row.option.id] = [...new Set([...(keys[row.option.id] ?? []), column.option.id])];
        else leave(line.where, 'unreadable', said);
      }
    }
  }
  if (rows.length === 0 || columns.length < 2 || rows.some(({ option }) => !keys[option.id])) return null;
  return {
    kind: 'matching',
    rows: rows.map(({ option }) => option),
    columns: columns.map(({ option }) => option),
    keys,
    policy: 'all',
    shuffle: true,
  };
}

function codedOf(layout: Layout, group: Table, code: Column, name: Column, otherwise: (at: number) => string): readonly Coded[] {
  return group
    .filter((line) => (cellAt(layout, line, name)?.rich ?? '') !== '')
    .map((line, at) => ({
      code: cellAt(layout, line, code)?.text.trim().toUpperCase().replace(/[.)]$/, '') || otherwise(at),
      option: { id: partName(at), text: cellAt(layout, line, name)?.rich ?? '' },
    }));
}

/** `1 → B,D; 2 → a`, or `B, D` for the row it stands beside. */
function keysSaid(said: string, beside: string): readonly (readonly [string, readonly string[]])[] {
  const lettersOf = (list: string) => list.split(/[\s,&+]+/).filter(Boolean);
  const pairs = [...said.matchAll(/([A-Za-z0-9]{1,3})\s*(?:→|⇒|->|=>|=|:|–|-)\s*([A-Za-z0-9]{1,3}(?:\s*[,&+]\s*[A-Za-z0-9]{1,3})*)/g)];
  if (pairs.length > 0) return pairs.map(([, code = '', list = '']) => [code, lettersOf(list)]);
  return said === '' || beside === '' ? [] : [[beside, lettersOf(said)]];
}
