/**
 * Characters of a password that stands alone, and the most that are read. NIST SP 800-63B-4, section 3.1.1.2: at least
 * fifteen where nothing else is asked for, at least 64 allowed. One number for everybody: every account begins with its
 * password alone, and a second factor can be switched off.
 */
export const PASSWORD_LENGTH = { least: 15, most: 200 } as const;

/** Why a password is not taken; `common`, `repeated` and `known` are guessed early, however long they are. */
export type PasswordFault = 'short' | 'long' | 'common' | 'repeated' | 'known';

export interface Knowledge {
  /** Passwords and words many people use, in lower case. */
  readonly common: ReadonlySet<string>;
  /** What is known of this account: name, address, the name of the house. */
  readonly about: readonly string[];
}

/** Words of the list that are shorter say nothing: they lie in any sentence. */
const SHORTEST_WORD = 3;
const LONGEST_WORD = 40;
/** Pieces many people use that a guesser puts together first. */
const FEW_PIECES = 2;

/**
 * What is wrong with a password somebody chose, or null. No rule asks for kinds of characters: only length counts, and
 * that it is not among what is guessed first: a common password, two of them side by side, with whatever digits and
 * signs, the same again and again, or what anybody knows of its owner.
 */
export function faultOf(password: string, knowledge: Knowledge): PasswordFault | null {
  const normal = password.normalize('NFKC');
  const length = Array.from(normal).length;
  if (length < PASSWORD_LENGTH.least) return 'short';
  if (length > PASSWORD_LENGTH.most) return 'long';
  const lower = normal.toLowerCase();
  if (knowledge.common.has(lower)) return 'common';
  for (const plain of new Set([lettersOf(lower), lettersOf(withoutDisguise(lower))])) {
    if (isRepeated(plain)) return 'repeated';
    const pieces = piecesOf(plain, knowledge);
    if (pieces.all <= FEW_PIECES) return pieces.known ? 'known' : 'common';
  }
  return null;
}

/** The words of a name or an address that a guesser would try. */
export function wordsAbout(...texts: readonly (string | null | undefined)[]): string[] {
  const words = texts.flatMap(
    (text) =>
      (text ?? '')
        .normalize('NFKC')
        .toLowerCase()
        .match(/[\p{L}\p{N}]+/gu) ?? [],
  );
  return [...new Set(words)].filter((word) => word.length >= SHORTEST_WORD);
}

const lettersOf = (text: string) => text.replace(/[^\p{L}\p{N}]/gu, '');

const disguises: Readonly<Record<string, string>> = { '0': 'o', '1': 'i', '3': 'e', '4': 'a', '5': 's', '7': 't', '@': 'a', $: 's' };

function withoutDisguise(text: string): string {
  return text.replace(/[013457@$]/g, (sign) => disguises[sign] ?? sign);
}

/** One short part again and again, or characters in the order they are counted in. */
function isRepeated(plain: string): boolean {
  const part = /^(.+?)\1+$/u.exec(plain)?.[1];
  if (part !== undefined && part.length < PASSWORD_LENGTH.least) return true;
  const steps = [...plain].slice(1).map((sign, at) => (sign.codePointAt(0) ?? 0) - (plain.codePointAt(at) ?? 0));
  return steps.every((step) => step === steps[0] && Math.abs(step) <= 1);
}

/** The fewest pieces a password can be cut into, where digits and what is known of the owner cost a guesser nothing. */
function piecesOf(plain: string, { common, about }: Knowledge): { readonly all: number; readonly known: boolean } {
  const best = [{ all: 0, known: false }];
  for (let end = 1; end <= plain.length; end++) {
    const last = best[end - 1] ?? { all: end, known: false };
    let least = { ...last, all: last.all + (/\p{N}/u.test(plain[end - 1] ?? '') ? 0 : 1) };
    for (let start = Math.max(0, end - LONGEST_WORD); start <= end - SHORTEST_WORD; start++) {
      const before = best[start];
      const word = plain.slice(start, end);
      if (!before) continue;
      if (about.includes(word) && before.all <= least.all) least = { all: before.all, known: true };
      else if (before.all + 1 < least.all && common.has(word)) least = { ...before, all: before.all + 1 };
    }
    best.push(least);
  }
  return best[plain.length] ?? { all: 0, known: false };
}
