import type { Body, Grid, Matching, Ordering } from '../bank/domain/question.ts';
import { missing, optionsOf, type QtiContext } from './qti-context.ts';
import type { Declared, Mapping } from './qti-scoring.ts';
import { choiceFrom, choicesFrom } from './shares.ts';
import { childOf, childrenOf, type Element } from './xml.ts';

/** Marking that no template says is taken by the correct response, and named. */
function leaveUnknown({ scoring, where, leave }: QtiContext): void {
  if (scoring === 'unknown') leave(where, 'scoring-unknown', 'responseProcessing');
}

const isShuffled = ({ attributes }: Element) => attributes.shuffle === 'true';
const valueOf = ({ entries, otherwise }: Mapping, key: string) => entries.find((entry) => entry.key === key)?.value ?? otherwise;

/** What the best answer earns by a mapping. */
const fullOf = ({ entries, upper }: Mapping) => upper ?? entries.reduce((sum, { value }) => sum + Math.max(0, value), 0);

export function choiceOf(interaction: Element, context: QtiContext): Body | null {
  const declared = context.declared(interaction);
  const choices = childrenOf(interaction, 'simpleChoice');
  const { options, partOf } = optionsOf(choices, context);
  const isSingle = interaction.attributes.maxChoices === '1' || interaction.attributes.maxChoices === undefined;
  const shuffle = isShuffled(interaction);
  const ids = [...partOf.keys()];
  const trueFalse = isSingle && ids.join() === 'true,false';
  if (options.length < 2 || !declared) return missing('options-missing', 'choiceInteraction', context);
  if (context.scoring === 'map_response' && declared.mapping) {
    const { mapping } = declared;
    const full = isSingle ? Math.max(...ids.map((id) => valueOf(mapping, id))) : fullOf(mapping);
    if (!(full > 0)) return missing('key-missing', 'mapping', context);
    const weighed = options.map((option, at) => ({ option, share: valueOf(mapping, ids[at] ?? '') / full }));
    if (isSingle) {
      if (weighed.some(({ share }) => share < 0)) context.leave(context.where, 'value-changed', 'mapping');
      return choiceFrom(weighed, { shuffle }) ?? missing('scoring-unknown', 'mapping', context);
    }
    const several = choicesFrom(weighed, shuffle);
    if (several && several.changed.length > 0) context.leave(context.where, 'value-changed', 'mapping');
    return several?.body ?? missing('key-missing', 'mapping', context);
  }
  const keys = declared.correct.flatMap((id) => partOf.get(id) ?? []);
  const [key] = keys;
  if (key === undefined) return missing('key-missing', 'correctResponse', context);
  leaveUnknown(context);
  if (isSingle) return { kind: 'choice', options, key, ...(trueFalse && { trueFalse }), shuffle };
  return { kind: 'choices', options, keys, policy: 'all', shuffle };
}

export function orderOf(interaction: Element, context: QtiContext): Body | null {
  const correct = context.declared(interaction)?.correct ?? [];
  const choices = childrenOf(interaction, 'simpleChoice');
  const inOrder = correct.flatMap((id) => choices.find(({ attributes }) => attributes.identifier === id) ?? []);
  if (inOrder.length < 2 || inOrder.length !== choices.length) return missing('key-missing', 'orderInteraction', context);
  leaveUnknown(context);
  return { kind: 'ordering', items: optionsOf(inOrder, context).options, policy: 'all' } satisfies Ordering;
}

/** Rows and columns; as a table of statements where its class says so. */
export function matchOf(interaction: Element, context: QtiContext): Body | null {
  const [rowSet, columnSet] = childrenOf(interaction, 'simpleMatchSet');
  const declared = context.declared(interaction);
  if (!rowSet || !columnSet || !declared) return missing('options-missing', 'matchInteraction', context);
  const rows = optionsOf(childrenOf(rowSet, 'simpleAssociableChoice'), context);
  const columns = optionsOf(childrenOf(columnSet, 'simpleAssociableChoice'), context);
  const keys = keysOf(declared, rows.partOf, columns.partOf);
  if (rows.options.some(({ id }) => !keys[id])) return missing('key-missing', 'matchInteraction', context);
  leaveUnknown(context);
  const isMapped = context.scoring === 'map_response' && declared.mapping !== null;
  const shuffle = isShuffled(interaction);
  const isTable =
    /(^|\s)qti-match-tabular(\s|$)/.test(interaction.attributes.class ?? '') && Object.values(keys).every(({ length }) => length === 1);
  if (isTable) {
    return {
      kind: 'grid',
      statements: rows.options,
      categories: columns.options,
      keys: Object.fromEntries(Object.entries(keys).map(([row, [column = '']]) => [row, column])),
      policy: isMapped ? 'ratio' : 'all',
      shuffle,
    } satisfies Grid;
  }
  const policy = !isMapped ? 'all' : (declared.mapping?.otherwise ?? 0) < 0 ? 'clamped' : 'ratio';
  return { kind: 'matching', rows: rows.options, columns: columns.options, keys, policy, shuffle } satisfies Matching;
}

/** Columns by row, from `row column` pairs of the correct response or, without one, of the mapping. */
function keysOf(
  { correct, mapping }: Declared,
  rows: ReadonlyMap<string, string>,
  columns: ReadonlyMap<string, string>,
): Readonly<Record<string, readonly string[]>> {
  const pairs = correct.length > 0 ? correct : (mapping?.entries.filter(({ value }) => value > 0).map(({ key }) => key) ?? []);
  const keys: Record<string, string[]> = {};
  for (const pair of pairs) {
    const [first = '', second = ''] = pair.split(/\s+/);
    const [row, column] = [rows.get(first), columns.get(second)];
    if (row !== undefined && column !== undefined) keys[row] = [...(keys[row] ?? []), column];
  }
  return keys;
}

export const promptIn = (interaction: Element): readonly Element[] =>
  [childOf(interaction, 'prompt')].filter((prompt) => prompt !== undefined);
