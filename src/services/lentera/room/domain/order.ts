import type { Asked, Paper, PaperItem } from './paper.ts';
import { seedFor, shuffled } from './shuffle.ts';

/**
 * The items in the order somebody sees them: section by section, shuffled within a section that says so. Items of one
 * stimulus stay together and in their own order.
 */
export function orderFor({ sections, items }: Pick<Paper, 'sections' | 'items'>, seed: number): readonly PaperItem[] {
  return sections.flatMap(({ shuffle }, at) => {
    const own = items.filter(({ section }) => section === at);
    return shuffle ? shuffled(groups(own), seedFor(seed, at)).flat() : own;
  });
}

function groups(items: readonly PaperItem[]): readonly (readonly PaperItem[])[] {
  const made: PaperItem[][] = [];
  for (const item of items) {
    const last = made.at(-1);
    if (item.stimulus !== null && last?.[0]?.stimulus === item.stimulus) last.push(item);
    else made.push([item]);
  }
  return made;
}

/** What is asked, with its options in the order somebody sees them. */
export function askedFor({ item, asked }: PaperItem, seed: number, shuffleOptions: boolean): Asked {
  const own = seedFor(seed, 1000 + item);
  // An order to be found is always shown in another, whatever the test says.
  if (asked.kind === 'ordering') return { ...asked, items: shuffled(asked.items, own) };
  if (!shuffleOptions || !('shuffle' in asked) || !asked.shuffle) return asked;
  if (asked.kind === 'grid') return { ...asked, statements: shuffled(asked.statements, own) };
  if (asked.kind === 'matching') return { ...asked, columns: shuffled(asked.columns, own) };
  return { ...asked, options: shuffled(asked.options, own) };
}
