import type { Text } from '#i18n';

/** A sheet worked out from the answers and shown to people: the estimate of a levy, the terms of a loan. */
export interface Statement {
  readonly title: Text;
  readonly lead?: Text;
  readonly lines: readonly StatementLine[];
  readonly total?: { readonly label: Text; readonly amount: Text };
  /** What the reader must know before relying on it: "the agency has not confirmed this tariff". */
  readonly cautions: readonly Text[];
}

export interface StatementLine {
  readonly label: Text;
  /** How the amount comes about, in figures. */
  readonly formula?: Text;
  readonly amount: Text;
  /** Law or decree the line rests on. */
  readonly citation?: string;
}

/** A text in both languages as it is stored. */
interface StoredText {
  readonly id: string;
  readonly en: string;
}

/** A sheet as a record keeps it: plain JSON, in both languages, so that it reads the same years later. */
export interface StoredStatement {
  readonly title: StoredText;
  readonly lines: readonly { label: StoredText; formula?: StoredText; amount: StoredText; citation?: string }[];
  readonly total?: { readonly label: StoredText; readonly amount: StoredText };
  readonly cautions: readonly StoredText[];
}

const stored = (text: Text): StoredText => ({ id: text('id'), en: text('en') });
const told =
  (text: StoredText): Text =>
  (locale) =>
    text[locale];

/** The sheet as it stands now, to be kept in a record under `sheet`. */
export function storedStatement({ title, lines, total, cautions }: Statement): StoredStatement {
  return {
    title: stored(title),
    lines: lines.map(({ label, formula, amount, citation }) => ({
      label: stored(label),
      ...(formula && { formula: stored(formula) }),
      amount: stored(amount),
      ...(citation !== undefined && { citation }),
    })),
    ...(total && { total: { label: stored(total.label), amount: stored(total.amount) } }),
    cautions: cautions.map(stored),
  };
}

/** The sheet a record kept, to be shown again. */
export function readStatement({ title, lines, total, cautions }: StoredStatement): Statement {
  return {
    title: told(title),
    lines: lines.map(({ label, formula, amount, citation }) => ({
      label: told(label),
      ...(formula && { formula: told(formula) }),
      amount: told(amount),
      ...(citation !== undefined && { citation }),
    })),
    ...(total && { total: { label: told(total.label), amount: told(total.amount) } }),
    cautions: cautions.map(told),
  };
}
