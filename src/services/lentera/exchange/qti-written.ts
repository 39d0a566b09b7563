import type { AcceptedNumber, AcceptedText, Body, Gap } from '../bank/domain/question.ts';
import { missing, optionsOf, type QtiContext } from './qti-context.ts';
import { decimalsFrom, partName } from './taken.ts';
import { childrenOf, type Element } from './xml.ts';

/** Words or numbers a text entry takes, with shares; empty where none is named. */
function acceptedOf(
  interaction: Element,
  context: QtiContext,
): { readonly texts: readonly AcceptedText[]; readonly isNumber: boolean; readonly caseSensitive: boolean } {
  const declared = context.declared(interaction);
  const mapped = declared?.mapping?.entries.filter(({ value }) => value > 0) ?? [];
  const isMapped = (context.scoring === 'map_response' || context.scoring === 'sum') && mapped.length > 0;
  const full = Math.max(...mapped.map(({ value }) => value));
  return {
    isNumber: declared?.isNumber ?? false,
    caseSensitive: isMapped ? mapped.some(({ caseSensitive }) => caseSensitive) : true,
    texts: isMapped
      ? mapped.map(({ key, value }) => ({ text: key, share: value / full }))
      : (declared?.correct ?? []).map((text) => ({ text, share: 1 })),
  };
}

function numbersOf(texts: readonly AcceptedText[], context: QtiContext): readonly AcceptedNumber[] {
  const within = typeof context.scoring === 'object' ? (decimalsFrom(context.scoring.tolerance) ?? '0') : '0';
  return texts.flatMap(({ text, share }) => {
    const at = decimalsFrom(text);
    if (at === null) context.leave(context.where, 'unreadable', text);
    return at === null ? [] : [{ value: { at, within }, share }];
  });
}

export function entryOf(interaction: Element, context: QtiContext): Body | null {
  const { texts, isNumber, caseSensitive } = acceptedOf(interaction, context);
  if (context.scoring === 'unknown') context.leave(context.where, 'scoring-unknown', 'responseProcessing');
  if (!isNumber)
    return texts.length === 0 ? missing('key-missing', 'textEntryInteraction', context) : { kind: 'short', accepted: texts, caseSensitive };
  const accepted = numbersOf(texts, context);
  return accepted.length === 0
    ? missing('key-missing', 'textEntryInteraction', context)
    : { kind: 'numeric', accepted, units: [], unitRule: { kind: 'optional' } };
}

/** A gap of a text: a menu or a box. */
export function gapOf(interaction: Element, at: number, context: QtiContext): Gap | null {
  const id = partName(at);
  if (interaction.name === 'inlineChoiceInteraction') {
    const { options, partOf } = optionsOf(childrenOf(interaction, 'inlineChoice'), context);
    const declared = context.declared(interaction);
    const best = declared?.mapping?.entries.toSorted((a, b) => b.value - a.value)[0]?.key;
    const key = partOf.get(declared?.correct[0] ?? best ?? '');
    return key === undefined ? null : { id, kind: 'choice', options, key };
  }
  const { texts, isNumber, caseSensitive } = acceptedOf(interaction, context);
  const accepted = isNumber ? numbersOf(texts, context) : [];
  if (isNumber) return accepted.length === 0 ? null : { id, kind: 'numeric', accepted };
  return texts.length === 0 ? null : { id, kind: 'short', accepted: texts, caseSensitive };
}
