import type { Visitor } from '#support';

/** What one person sees: one address of every kind of page that is theirs. */
export interface Round {
  readonly visitor: Visitor;
  readonly addresses: readonly string[];
  /** Pages that are answered with another status than 200. */
  readonly unusual?: Readonly<Record<string, number>>;
}
