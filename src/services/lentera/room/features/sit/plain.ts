import { askedFor, orderFor } from '../../domain/order.ts';
import type { Asked, Paper, PaperItem } from '../../domain/paper.ts';

/** One question of somebody's paper, for a form without scripts. */
export interface Plain {
  readonly paper: Paper;
  readonly order: readonly PaperItem[];
  /** From 1 on, in the order they see. */
  readonly nth: number;
  readonly item: PaperItem;
  readonly asked: Asked;
}

/** null: there is no question of this number. */
export function plainAt(paper: Paper, seed: number, nth: number): Plain | null {
  const order = orderFor(paper, seed);
  const item = order[nth - 1];
  return item ? { paper, order, nth, item, asked: askedFor(item, seed, paper.shuffleOptions) } : null;
}
