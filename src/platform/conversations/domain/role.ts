import type { FieldContext } from '#platform/forms';
import { asksName, isTitle, type Open } from './label.ts';
import { accepts, takesWords, wordsOf } from './reply.ts';

/** Words of a question for a name that say nothing about whose it is. */
const UNTOLD = new Set(['nama', 'lengkap', 'anda', 'name', 'full', 'your', 'seperti', 'the', 'of']);

/** The only question for a name that is called by whose it is: "ibu Ni Luh Contoh" for "Nama ibu", "yang meninggal I Wayan Contoh". */
export function ofRole(
  open: readonly Open[],
  said: string,
  context: FieldContext,
): { readonly name: string; readonly rest: string } | undefined {
  const written = said.trim().split(/\s+/);
  const spoken = written.map((word) => wordsOf(word.replace(/nya$/i, ''))[0] ?? '');
  const found = open.flatMap((one) => {
    if (!asksName(one) || !takesWords(one.field, context)) return [];
    const from = spoken.findIndex((word, nth) => !one.words.has(word) || UNTOLD.has(word) || isTitle(spoken.slice(nth)));
    const rest = from < 1 ? [] : written.slice(from);
    // "Ayah saya sendiri" is their own father; "ayah: saya sendiri" and "ibunya saya sendiri" are they themselves.
    if (isSelf(rest.join(' ')) && !/(?:nya|[:=])$/i.test(written[from - 1] ?? '')) return [];
    return rest.length > 1 && /^\p{L}/u.test(rest[0] ?? '') && (written[0] ?? '').length > 2 ? [{ one, rest: rest.join(' ') }] : [];
  });
  const [only, ...others] = found;
  return only && others.length === 0 && accepts(only.one.field, only.rest, context) ? { name: only.one.name, rest: only.rest } : undefined;
}

const OWN =
  /^(?:(?:ya|iya|itu|adalah|yaitu|dengan|as)\s+)*(?:(?:saya|sy|aku|i am|i)(?:\s+(?:sendiri|pelapor|yang melapor|\p{L}{3,}nya|myself))?|(?:diri\s+)?sendiri|myself|me|it is me)$/u;

/** Whether whoever writes says that it is they themselves who is asked for: "saya sendiri", "saya ibunya". "Ayah saya" is somebody else. */
export function isSelf(said: string): boolean {
  return OWN.test(wordsOf(said).join(' '));
}
