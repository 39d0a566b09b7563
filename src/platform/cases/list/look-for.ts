import type { Offer } from '../registry.ts';

/** Words that say nothing of what is looked for: people write as they speak. */
const SAID_ANYWAY = new Set(
  `saya aku kami mau ingin hendak perlu butuh mohon untuk di ke dari yang yg cara bagaimana gimana buat bikin membuat urus mengurus
   minta tolong bantu surat baru ada i we want need to get a an the how do my for of in please help`.split(/\s+/),
);

/** A service that has at least one of the words looked for. */
export interface Found {
  readonly offer: Offer;
  /** Words of those that tell something which it has at all. */
  readonly has: number;
  /** Words of those which stand, whole, in its name or among the words people look for it by. */
  readonly named: number;
}

/**
 * The services somebody may mean, the likeliest first, in the order of the hall among equals. A word counts wherever it
 * stands in title, summary or topic in either language, in the words people look for the service by, or in the name of its
 * agency.
 */
export function lookFor(offers: readonly Offer[], q: string): readonly Found[] {
  const words = [...new Set(wordsOf(q))];
  const telling = words.filter((word) => !SAID_ANYWAY.has(word));
  const asked = telling.length > 0 ? telling : words;
  return offers
    .map((offer) => {
      const { service, agency } = offer;
      const both = [service.title, service.shortTitle, service.sought, service.summary, service.topic].map((one) =>
        one ? [one('id'), one('en')] : [],
      );
      const [title = [], short = [], sought = []] = both;
      const names = wordsOf([...title, ...short, ...sought].join(' '));
      const text = [...both.flatMap((one) => wordsOf(one.join(' '))), ...names, ...wordsOf(agency.name)].join(' ');
      return {
        offer,
        has: asked.filter((word) => text.includes(word)).length,
        named: asked.filter((word) => names.includes(word)).length,
      };
    })
    .filter(({ has }) => has > 0)
    .toSorted((a, b) => b.has - a.has || b.named - a.named);
}

function wordsOf(text: string): readonly string[] {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
}
