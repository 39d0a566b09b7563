import { oneLine, withCapitals } from '#kernel';
import { defineRule } from '#platform/rules';
import { Type } from 'typebox';

/** How long a name entered into the registers may be, and how many words it should have. */
export const nameLimits = defineRule({
  key: 'dukcapil.names',
  title: { id: 'Pencatatan nama', en: 'Names in the registers' },
  schema: Type.Object({ mostLetters: Type.Integer({ minimum: 10, maximum: 200 }), words: Type.Integer({ minimum: 1, maximum: 5 }) }),
  value: { mostLetters: 60, words: 2 },
  citation: 'Permendagri 73/2022 pasal 4 ayat (2) dan pasal 5 ayat (3); dua kata hanya anjuran',
  confirmed: true,
  validFrom: '2022-04-21',
  labels: {
    mostLetters: { id: 'Huruf paling banyak, termasuk spasi', en: 'Letters at most, spaces among them' },
    words: { id: 'Kata yang dianjurkan', en: 'Words advised' },
  },
});

export type NameReading =
  | { readonly ok: true; readonly name: string; readonly fewWords: boolean }
  | { readonly ok: false; readonly why: 'letters' | 'length' };

/**
 * A name as it would be entered: Latin letters and spaces alone, not longer than the limit. One word is a name; that it
 * has fewer than advised is said and refuses nobody. "I" is a word, and no name is cut into first and last.
 */
export function readRegisteredName(typed: string, { mostLetters, words }: typeof nameLimits.value): NameReading {
  const name = withCapitals(oneLine(typed));
  if (!/^\p{Script=Latin}+( \p{Script=Latin}+)*$/u.test(name)) return { ok: false, why: 'letters' };
  if ([...name].length > mostLetters) return { ok: false, why: 'length' };
  return { ok: true, name, fewWords: name.split(' ').length < words };
}
