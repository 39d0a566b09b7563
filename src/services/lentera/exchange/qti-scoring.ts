import { type Template, templateFrom } from './qti-names.ts';
import { childOf, childrenOf, type Element, findAll, wordsOf } from './xml.ts';

/** What a response declaration says. */
export interface Declared {
  readonly isNumber: boolean;
  readonly correct: readonly string[];
  readonly mapping: Mapping | null;
  readonly areas: Mapping | null;
}

export interface Mapping {
  readonly otherwise: number;
  readonly lower: number | null;
  readonly upper: number | null;
  readonly entries: readonly { readonly key: string; readonly value: number; readonly caseSensitive: boolean; readonly shape: string }[];
}

/** How an item is scored: by a template, by a sum over its gaps, by a tolerance, or by a program nobody here runs. */
export type Scoring = Template | 'sum' | { readonly tolerance: string } | 'unknown';

/** Response declarations by identifier. */
export function declarationsOf(item: Element): ReadonlyMap<string, Declared> {
  return new Map(
    childrenOf(item, 'responseDeclaration').map((declaration) => [
      declaration.attributes.identifier ?? '',
      {
        isNumber: ['float', 'integer'].includes(declaration.attributes.baseType ?? ''),
        correct: valuesOf(childOf(declaration, 'correctResponse')),
        mapping: mappingOf(childOf(declaration, 'mapping'), 'mapEntry'),
        areas: mappingOf(childOf(declaration, 'areaMapping'), 'areaMapEntry'),
      },
    ]),
  );
}

export const valuesOf = (element: Element | undefined): readonly string[] =>
  element ? childrenOf(element, 'value').map((value) => wordsOf(value).trim()) : [];

function mappingOf(element: Element | undefined, name: string): Mapping | null {
  if (!element) return null;
  const number = (text: string | undefined) => (text === undefined || !Number.isFinite(Number(text)) ? null : Number(text));
  const { defaultValue, lowerBound, upperBound } = element.attributes;
  return {
    otherwise: number(defaultValue) ?? 0,
    lower: number(lowerBound),
    upper: number(upperBound),
    entries: childrenOf(element, name).map(({ attributes }) => ({
      key: attributes.mapKey ?? attributes.coords ?? '',
      value: number(attributes.mappedValue) ?? 0,
      caseSensitive: attributes.caseSensitive === 'true',
      shape: attributes.shape ?? '',
    })),
  };
}

/** What response processing does, as far as it is one of the usual ways. */
export function scoringOf(item: Element): Scoring {
  const processing = childOf(item, 'responseProcessing');
  const { template, templateLocation } = processing?.attributes ?? {};
  const known = templateFrom(template) ?? templateFrom(templateLocation);
  if (known || !processing) return known ?? 'unknown';
  const [only, ...more] = childrenOf(processing);
  if (!only || more.length > 0) return 'unknown';
  if (only.name === 'setOutcomeValue') {
    const [sum] = childrenOf(only);
    return sum?.name === 'sum' && childrenOf(sum).every(({ name }) => name === 'mapResponse') ? 'sum' : 'unknown';
  }
  return toleranceOf(only) ?? 'unknown';
}

/** One condition, equal within a tolerance on both sides, that earns one. */
function toleranceOf(condition: Element): { readonly tolerance: string } | null {
  const branches = childrenOf(condition);
  const [first] = branches;
  if (condition.name !== 'responseCondition' || branches.length !== 1 || first?.name !== 'responseIf') return null;
  const [equal, outcome, ...more] = childrenOf(first);
  const [before = '', after = before] = equal?.attributes.tolerance?.trim().split(/\s+/) ?? [];
  const earned = outcome ? findAll(outcome, 'baseValue').map((value) => wordsOf(value).trim()) : [];
  const isOne = outcome?.name === 'setOutcomeValue' && earned.length === 1 && Number(earned[0]) === 1;
  if (equal?.name !== 'equal' || more.length > 0 || !isOne || before !== after) return null;
  return equal.attributes.toleranceMode === 'absolute' ? { tolerance: before } : null;
}
