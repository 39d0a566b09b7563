import type { KeptOverlay } from '../spatial/domain/kept-answer.ts';
import type { Near, Nearness } from './domain/judge.ts';

interface Version {
  readonly value: { readonly coastMinMetres?: number; readonly cliffMinMetres?: number; readonly templeMinMetres?: number };
  readonly citation: string;
}

/** What plans call these, in their provisions and overlays. */
const WORDS = { coast: /pantai|coast/i, cliff: /tebing|jurang|cliff/i, temple: /pura|suci|temple/i } as const;

/**
 * The distances of the rule, and which of them count at a place: by an overlay that reaches it, whose own distance and law then
 * hold, or by the words of the plans; by neither none does.
 */
export function nearIn({ value, citation }: Version, said: string, overlays: readonly KeptOverlay[] = []): Near {
  const of = (kind: keyof typeof WORDS, metres: number | undefined): Nearness => {
    const [found] = overlays
      .filter((one) => one.kind === kind)
      .flatMap((one) => one.hits.map((hit) => ({ hit, law: one.citation })))
      .sort((a, b) => a.hit.metres - b.hit.metres);
    if (!found) return { metres: metres ?? null, here: WORDS[kind].test(said) };
    const { hit, law } = found;
    return { metres: hit.withinM ?? metres ?? null, here: true, overlay: { landMetres: hit.metres, citation: law } };
  };
  return {
    coast: of('coast', value.coastMinMetres),
    cliff: of('cliff', value.cliffMinMetres),
    temple: of('temple', value.templeMinMetres),
    citation,
  };
}
