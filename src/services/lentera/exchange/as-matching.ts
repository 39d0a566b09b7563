import type { Grid, Matching, Option, Policy } from '../bank/domain/question.ts';
import type { Leave } from './leaving.ts';

interface Context {
  readonly where: string;
  readonly leave: Leave;
}

/** A table of statements as rows and columns, for formats that know no such table. */
export function asMatching(body: Matching | Grid, { where, leave }: Context): Matching {
  if (body.kind === 'matching') return body;
  leave(where, 'value-changed', 'grid');
  const { statements, categories, keys, policy, shuffle } = body;
  return {
    kind: 'matching',
    rows: statements,
    columns: categories,
    keys: Object.fromEntries(Object.entries(keys).map(([row, column]) => [row, [column]])),
    policy,
    shuffle,
  };
}

/** Rows with their one column, then columns without a row; `null`, and named, where a row has several. */
export function leaveSingleColumns(
  { rows, columns, keys, policy }: Matching,
  context: Context,
): readonly (readonly [Option | undefined, Option])[] | null {
  const columnOf = (row: Option) => columns.find(({ id }) => keys[row.id]?.[0] === id);
  const many = rows.find(({ id }) => keys[id]?.length !== 1);
  if (many) {
    context.leave(context.where, 'kind-unknown', `matching: ${many.text}`, { whole: true });
    return null;
  }
  leavePolicy(policy, 'ratio', context);
  const used = new Set(rows.map((row) => columnOf(row)?.id));
  return [
    ...rows.flatMap((row) => {
      const column = columnOf(row);
      return column ? [[row, column] as const] : [];
    }),
    ...columns.filter(({ id }) => !used.has(id)).map((column) => [undefined, column] as const),
  ];
}

/** Names a rule for half-right answers that the format does not know; its own takes the place. */
export function leavePolicy(policy: Policy, own: Policy, { where, leave }: Context): void {
  if (policy !== own) leave(where, 'value-changed', `policy: ${policy}`);
}
