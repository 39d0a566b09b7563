import type { Body } from '../bank/domain/question.ts';
import { distractorTable, type OptionUse } from './domain/distractors.ts';
import { groupsOf } from './domain/groups.ts';
import { itemStatistics, type ItemStatistics } from './domain/item-statistics.ts';
import { totalsOf, withoutUnmarked } from './domain/mark-table.ts';
import { flagsOf, type ItemFlag, type Readings } from './domain/readings.ts';
import { testStatistics, type TestStatistics } from './domain/test-statistics.ts';
import type { ResultItem, Results } from './read-results.ts';

export interface AnalysedItem {
  readonly item: ResultItem;
  /** null while somebody still has to mark it. */
  readonly statistics: ItemStatistics | null;
  readonly uses: readonly OptionUse[];
  readonly flags: readonly ItemFlag[];
}

export interface Analysis {
  readonly variant: number;
  readonly test: TestStatistics;
  readonly items: readonly AnalysedItem[];
}

/** Statistics of each draw of a test, item by item. Items nobody has marked yet are left out of every figure. */
export function analyse({ items, rows }: Results, readings: Readings): readonly Analysis[] {
  return [...items].flatMap(([variant, list]) => {
    const own = rows.filter((row) => row.variant === variant);
    if (own.length === 0) return [];
    const { table } = withoutUnmarked({
      items: list.map(({ item, max }) => ({ id: String(item), max })),
      rows: own.map(({ marks }) => marks),
    });
    const totals = totalsOf(table);
    const groups = groupsOf(totals);
    const statistics = new Map(itemStatistics(table).map((one) => [one.id, one]));
    return [
      {
        variant,
        test: testStatistics(table),
        items: list.map((item, at) => {
          const known = statistics.get(String(item.item)) ?? null;
          const shown = optionsOf(item.question.body);
          const chosen = own.map(({ values }) => chosenIn(values[at]));
          const uses = shown ? distractorTable({ ...shown, chosen, totals, groups }) : [];
          return { item, statistics: known, uses, flags: known ? flagsOf(known, uses, own.length, readings) : [] };
        }),
      },
    ];
  });
}

function optionsOf(body: Body): { readonly options: readonly string[]; readonly keys: readonly string[] } | null {
  if (body.kind === 'choice') return { options: body.options.map(({ id }) => id), keys: [body.key] };
  return body.kind === 'choices' ? { options: body.options.map(({ id }) => id), keys: body.keys } : null;
}

function chosenIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];
}
