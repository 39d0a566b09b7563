/** What an agency is asked for, or told, by letter. */
export const purposes = ['explanation', 'explanation-again', 'summons', 'minutes', 'lhp', 'recommendation', 'reply'] as const;
export type Purpose = (typeof purposes)[number];

/** Copies of one letter at most. */
const MOST_COPIES = 10;

/** Who gets a copy (tembusan), one a line as an officer wrote them; numbers and marks before a line are the writer's own. */
export const copiesIn = (written: string): readonly string[] =>
  written
    .split('\n')
    .map((line) =>
      line
        .replace(/^\s*(\d+[.)]|[-•])\s*/, '')
        .trim()
        .slice(0, 200),
    )
    .filter((line) => line !== '')
    .slice(0, MOST_COPIES);

/** Words that follow one another in both: by so many, one text was copied from the other. */
const RUN = 7;

const wordsOf = (text: string) =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu) ?? [];

/** Whether a letter repeats what the reporter wrote: its words tell an agency who wrote them. */
export function copiesStory(letter: string, told: readonly string[]): boolean {
  const written = ` ${wordsOf(letter).join(' ')} `;
  return told.some((text) => {
    const words = wordsOf(text);
    for (let at = 0; at + RUN <= words.length; at++) if (written.includes(` ${words.slice(at, at + RUN).join(' ')} `)) return true;
    return false;
  });
}
