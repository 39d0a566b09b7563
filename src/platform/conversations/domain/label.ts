import type { Field, FieldContext } from '#platform/forms';
import { folded, knows, takesWords, wordsOf } from './reply.ts';

/** A question that is not answered yet. */
export interface Open {
  readonly name: string;
  readonly field: Field;
  /** As it is asked, without case and signs. */
  readonly labels: readonly string[];
  /** Every word of it, in both languages. */
  readonly words: ReadonlySet<string>;
}

/** Whether a question asks what somebody is called: the one place that says so. */
export function asksName({ words }: Pick<Open, 'words'>): boolean {
  return words.has('nama') || words.has('name');
}

/** Whether words begin with a title that reads like somebody's role: Anak Agung is a name, nobody's child. */
export function isTitle([first, second]: readonly string[]): boolean {
  return first === 'anak' && second === 'agung';
}

/** Names of one word that can only lead to an answer. */
const SURE = new Set(['nama', 'namanya', 'bernama']);

/**
 * What stands after the name of a question: "NIK ibu: 5102…" or "nama saya Ketut"; undefined where it does not begin so.
 * Within a sentence that surely answers, a name of one word is enough: "nama Ketut".
 */
export function afterLabel({ labels, field }: Open, line: string, context: FieldContext, within = false): string | undefined {
  for (const label of labels.toSorted((a, b) => b.length - a.length)) {
    if (label.length < 3 || !folded(line).startsWith(label)) continue;
    const rest = restAfter(line, label);
    // "Nama Anak Agung …" is no name of a child called Agung.
    if (isTitle([...label.split(' ').slice(-1), ...wordsOf(rest)])) continue;
    const sign = /^\s*[:=]\s*/.exec(rest);
    if (sign) return rest.slice(sign[0].length).trim() || undefined;
    // Whole words alone: Kamila and Isna are names.
    const word = /^\s+(?:(?:saya|kami|nya|adalah|yaitu|itu|is)(?![\p{L}'’-]))?\s*/iu.exec(rest);
    const said = word ? rest.slice(word[0].length).trim() : '';
    // Without a sign between, a name of one word must be followed by what has a form of its own.
    const sure =
      within ||
      label.includes(' ') ||
      !takesWords(field, context) ||
      knows(field, said, context) ||
      /^\s+(saya|adalah|is)\b/i.test(rest) ||
      SURE.has(label);
    if (word && sure) return said || undefined;
  }
  return undefined;
}

function restAfter(line: string, label: string): string {
  for (let end = label.length; end <= line.length; end++) if (folded(line.slice(0, end)) === label) return line.slice(end);
  return '';
}

/** The names people call a question by: its label in both languages, without what stands in brackets. */
export function labelsOf(field: Field): readonly string[] {
  const asked = field.ask ? [field.ask('id'), field.ask('en')] : [];
  const labels = [field.label('id'), field.label('en'), ...asked].flatMap((label) => {
    const whole = folded(label.replace(/\(.*?\)/g, ''));
    // "Alamat: banjar, jalan, nomor" is called by what stands before the sign.
    const bare = whole.replace(/\s*:.*$/, '');
    const short = bare
      .replace(/^(nomor|number of the|number of) /, '')
      .replace(/ (anda|saya|lengkap)$/, '')
      .replace(/^your /, '');
    // "nama:" is enough for "Nama lengkap Anda".
    const mail = bare.endsWith(' email') ? ['email'] : [];
    return [whole, bare, short, short.replace(/ lengkap$/, '').replace(/^full /, ''), ...mail];
  });
  return [...new Set(labels.filter((label) => label !== ''))];
}
