import type { Near } from './domain/judge.ts';

interface Version {
  readonly value: { readonly coastMinMetres?: number; readonly cliffMinMetres?: number; readonly templeMinMetres?: number };
  readonly citation: string;
}

/** What plans call these, in their provisions and overlays. */
const WORDS = { coast: /pantai|coast/i, cliff: /tebing|jurang|cliff/i, temple: /pura|suci|temple/i } as const;

/** The distances of the rule, and which of them the words of the plans say count at a place; by no words none does. */
export function nearIn({ value, citation }: Version, said: string): Near {
  const of = (kind: keyof typeof WORDS, metres: number | undefined) => ({ metres: metres ?? null, here: WORDS[kind].test(said) });
  return {
    coast: of('coast', value.coastMinMetres),
    cliff: of('cliff', value.cliffMinMetres),
    temple: of('temple', value.templeMinMetres),
    citation,
  };
}
