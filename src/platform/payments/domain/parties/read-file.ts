/** A line of a file: its number, and its cells; null where it cannot be read. */
export interface PartyLine {
  readonly line: number;
  readonly cells: readonly string[] | null;
}

export interface PartySheet {
  readonly titles: readonly string[];
  readonly lines: readonly PartyLine[];
}

/** Lines of one file. */
export const MOST_LINES = 20_000;
const MOST_CELLS = 60;

/**
 * A CSV of somebody else (comma, semicolon or tab), each line read by itself, so that one that is broken stops no other.
 * Null where it has no titles or no line.
 */
export function readPartyFile(text: string): PartySheet | null {
  const [head = '', ...rest] = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  const delimiter = [',', ';', '\t'].reduce((most, one) => (head.split(one).length > head.split(most).length ? one : most));
  const titles = cellsOf(head, delimiter);
  if (!titles || titles.filter((title) => title !== '').length < 1) return null;
  const lines = rest
    .map((line, index) => ({ line: index + 2, text: line }))
    .filter((one) => one.text.trim() !== '')
    .map(({ line, text: said }) => {
      const cells = cellsOf(said, delimiter);
      return { line, cells: cells && cells.length <= Math.max(titles.length, 1) + 5 ? cells : null };
    });
  if (lines.length === 0 || lines.length > MOST_LINES) return null;
  return { titles: titles.map((title) => title.slice(0, 80)), lines };
}

/** Cells of one line; null where a quotation is not closed, or something stands behind one. */
function cellsOf(line: string, delimiter: string): readonly string[] | null {
  const cells: string[] = [];
  for (let at = 0; at <= line.length; ) {
    let end = line.indexOf(delimiter, at);
    if (end < 0) end = line.length;
    if (line.charAt(at) !== '"') {
      cells.push(cut(line.slice(at, end)));
      at = end + 1;
    } else {
      const quoted = /^"((?:[^"]|"")*)"/.exec(line.slice(at));
      if (!quoted) return null;
      const after = at + quoted[0].length;
      if (after < line.length && line.charAt(after) !== delimiter) return null;
      cells.push(cut((quoted[1] ?? '').replaceAll('""', '"')));
      at = after + 1;
    }
    if (cells.length > MOST_CELLS) return null;
  }
  return cells;
}

const cut = (cell: string) =>
  cell
    .replaceAll(/\p{Cc}/gu, ' ')
    .trim()
    .slice(0, 200);

/** Whole rupiah as people write them: `1.234.567`, `Rp 1,234,567.00`, `1234567`; null for anything else, and for parts of a rupiah. */
export function readRupiah(text: string): number | null {
  const said = text.replace(/^rp\.?/i, '').replaceAll(/\s/g, '');
  const whole =
    /^(\d{1,3}(?:\.\d{3})+)(?:,0{1,2})?$/.exec(said) ??
    /^(\d{1,3}(?:,\d{3})+)(?:\.0{1,2})?$/.exec(said) ??
    /^(\d{1,15})(?:[.,]0{1,2})?$/.exec(said);
  const rupiah = whole ? Number((whole[1] ?? '').replaceAll(/\D/g, '')) : Number.NaN;
  return Number.isSafeInteger(rupiah) ? rupiah : null;
}

/** A number of theirs or ours as it is compared: letters and digits. */
export const plainKey = (text: string): string => text.toUpperCase().replaceAll(/[^A-Z0-9]/g, '');
