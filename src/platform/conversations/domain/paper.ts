import type { Requirement, SpokenWords } from '#platform/forms';

/**
 * The requirement a caption or a reply names: by the number it was asked under, or by its words among all there are, one that
 * is asked for before one that is there; undefined where none or several. `spoken` are the service's own words for them.
 */
export function paperNamed(
  asked: readonly Requirement[],
  said: string,
  { all = asked, spoken = {} }: { readonly all?: readonly Requirement[]; readonly spoken?: SpokenWords } = {},
): Requirement | undefined {
  const text = said.normalize('NFKC').toLowerCase().trim();
  const number = /^(\d{1,2})[.)]?$/.exec(text);
  if (number) return asked[Number(number[1]) - 1];
  const words = spokenIn(text, spoken);
  if (words.size === 0) return undefined;
  const scored = all
    .map((one) => ({ one, score: Math.max(scoreOf(words, one.name.id), scoreOf(words, one.name.en)) }))
    .filter(({ score }) => score > 0);
  const best = Math.max(0, ...scored.map(({ score }) => score));
  const winners = scored.filter(({ score }) => score === best).map(({ one }) => one);
  const wanted = winners.filter((one) => asked.includes(one));
  const [only, ...others] = wanted.length > 0 ? wanted : winners;
  return others.length === 0 ? only : undefined;
}

/** Whether a text is at most the name of a document: a number of a person or several lines answer something else. Pure. */
export function namesOnly(said: string): boolean {
  const text = said.trim();
  return !/\n|\d{5}/.test(text) && text.split(/\s+/).length <= 7;
}

const WRONG =
  /^(?:(?:eh|maaf|aduh|sori|sorry)[\s,]+)*(?:salah|keliru|ganti|hapus|wrong|replace|remove)\s+(?:kirim\s+|the\s+)?(?:foto|photo)(?:nya)?(?:\s+(?:yang|untuk|dari|of|for))?\b\s*(.*)$/is;

/** Which document somebody says they sent the wrong photo of: "salah foto KK"; empty where they do not name it, null where they say nothing of the kind. */
export function wrongPhotoIn(said: string): string | null {
  const found = WRONG.exec(said.normalize('NFKC').trim());
  return found ? (found[1] ?? '').replace(/nya$/i, '').trim() : null;
}

const SMALL = new Set([
  'dan',
  'atau',
  'dari',
  'yang',
  'untuk',
  'di',
  'ini',
  'itu',
  'saya',
  'foto',
  'scan',
  'asli',
  'the',
  'of',
  'and',
  'or',
  'a',
  'my',
  'photo',
]);
const SAME: Readonly<Record<string, string>> = {
  kartu: 'kartu',
  ktp: 'ktp-el',
  'e-ktp': 'ktp-el',
  ektp: 'ktp-el',
  kk: 'kartu-keluarga',
  suket: 'surat',
};

function spokenIn(text: string, spoken: SpokenWords): ReadonlySet<string> {
  const said = wordsOf(text);
  const bare = text.split(/[^\p{L}]+/u).filter((word) => said.has(word) || SMALL.has(word));
  return new Set([...said, ...bare.flatMap((word) => spoken[word] ?? [])]);
}

function wordsOf(text: string): ReadonlySet<string> {
  // The code of a form is one word: F-2.03, f 2.03.
  const joined = text
    .replace(/\bf[- ]?(\d)[.,](\d\d)\b/g, 'f-$1_$2')
    .replace(/kartu keluarga|family card/g, 'kartu-keluarga')
    .replace(/ktp[ -]?el(ektronik)?|identity card/g, 'ktp-el');
  return new Set(
    joined
      .split(/[^\p{L}\p{N}_-]+/u)
      .filter((word) => word.length > 1 && !SMALL.has(word))
      .map((word) => SAME[word] ?? word),
  );
}

/** How much of a name is in what was said: shared words, and a little more for a name that is wholly said. */
function scoreOf(said: ReadonlySet<string>, name: string): number {
  const words = wordsOf(name.toLowerCase());
  const shared = [...words].filter((word) => said.has(word)).length;
  return shared === 0 ? 0 : shared + shared / (words.size + 1);
}
