import type { Text } from '#i18n';
import type { Agency } from '#platform/access';

/** One line of a public table. */
export interface PartRow {
  readonly key: string;
  readonly label: Text;
  /** Null where it is not shown. */
  readonly value: number | null;
  /** Beside or instead of a figure: a label that was published, its source. */
  readonly said?: Text;
}

/** A table of what a service or the Ombudsman adds to the public page of an agency; what is small is out of it already. */
export interface PublicPart {
  readonly key: string;
  readonly title: Text;
  /** How it was counted, over which period. */
  readonly method: Text;
  /** What its figures are. */
  readonly unit: Text;
  /** How many it rests on; null where that is not shown, or means nothing. */
  readonly n: number | null;
  readonly rows: readonly PartRow[];
  /** Drawn as bars beside the table. */
  readonly drawn: boolean;
  /** What is said where there are no rows. */
  readonly none: Text;
}

/** For which agency and period a part is asked. */
export interface PartAsked {
  readonly agency: Agency;
  /** A quarter such as 2026-Q4, or a year. */
  readonly period: string;
  readonly now: Date;
  readonly smallest: number;
}

/** What adds a part; null where it has nothing to do with the agency. */
export type PublicPartOf = (asked: PartAsked) => Promise<PublicPart | null>;
