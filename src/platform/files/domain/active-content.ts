import { inflateSync } from 'node:zlib';

// Names under which a PDF holds something that acts (ISO 32000-2, 12.6 and 7.11): scripts, launches, embedded files,
// forms that send. All are long: bytes of a picture spell a short one such as /JS by chance in every tenth drawing,
// and a script needs /JavaScript or /Rendition beside it.
const ACTIVE = /\/(?:JavaScript|Launch|EmbeddedFiles?|RichMedia|Rendition|SubmitForm|ImportData|GoToE)\b|\/XFA\s*[[<\d]/;
const MAX_INFLATED = 50_000_000;
/** How far before its `stream` the dictionary of an object stream may begin. */
const DICTIONARY = 500;

/** Whether a PDF holds scripts, launch actions, embedded files or forms that send. Looks inside object streams too. */
export function hasActiveContent(pdf: Buffer): boolean {
  const text = pdf.toString('latin1');
  if (ACTIVE.test(unescapeNames(text))) return true;
  let inflated = 0;
  for (const { index, 0: word } of text.matchAll(/\bstream\r?\n/g)) {
    const [dictionary = ''] = text
      .slice(Math.max(0, index - DICTIONARY), index)
      .split(/\bendobj\b/)
      .slice(-1);
    if (!/\/Type\s*\/ObjStm\b/.test(unescapeNames(dictionary))) continue;
    try {
      const body = inflateSync(pdf.subarray(index + word.length), { maxOutputLength: MAX_INFLATED - inflated, finishFlush: 2 });
      inflated += body.length;
      if (ACTIVE.test(unescapeNames(body.toString('latin1')))) return true;
    } catch {
      // An object stream that cannot be opened hides what it holds: refuse it.
      return true;
    }
  }
  return false;
}

/** `/Java#53cript` names the same thing as `/JavaScript`. */
function unescapeNames(text: string): string {
  return text.replace(/#([0-9a-fA-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

/** Pages of a PDF, from its page tree; null where it does not say. */
export function pageCount(pdf: Buffer): number | null {
  const counts = [
    ...pdf.toString('latin1').matchAll(/\/Type\s*\/Pages\b[\s\S]{0,300}?\/Count\s+(\d+)|\/Count\s+(\d+)[\s\S]{0,300}?\/Type\s*\/Pages\b/g),
  ].map((match) => Number(match[1] ?? match[2]));
  return counts.length > 0 ? Math.max(...counts) : null;
}
