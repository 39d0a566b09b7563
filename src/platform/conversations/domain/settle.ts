import type { Text } from '#i18n';
import type { FieldContext, RawPage } from '#platform/forms';
import { isNothing, knowsNot, lackedIn, yesOrNo } from './command.ts';
import { asksName, type Open } from './label.ts';
import { isDigits, isNobody, optionNear, rawOf, takesWords, wordsOf } from './reply.ts';
import { isSelf } from './role.ts';

export interface Wrong {
  readonly field: string;
  readonly said: string;
  readonly error: Text;
}

/** What whoever writes said of themselves before, as they said it: for "saya sendiri". */
export interface Themselves {
  readonly name?: string;
  readonly nik?: string;
}

/** What one message answered. */
export interface Understood {
  /** The replies to the page with those of this message. */
  readonly given: RawPage;
  /** Which questions this message answered. */
  readonly answered: readonly string[];
  /** Replies that a question was found for, and that it does not take. */
  readonly wrong: readonly Wrong[];
  /** What no question was found for. */
  readonly lost: readonly string[];
  /** Which of the answers were given to a question by order alone, though others would have taken them as well. */
  readonly guessed: readonly string[];
}

export interface Placed {
  /** Replies that no question is left for. */
  readonly lost: readonly string[];
  readonly guessed: readonly string[];
}

/** Reads what each question was given: what it takes is kept, the rest is told. */
export function settle(
  open: readonly Open[],
  given: RawPage,
  { taken, lost, guessed }: Placed & { readonly taken: ReadonlyMap<string, string> },
  context: FieldContext,
  own: Themselves,
): Understood {
  const kept: Record<string, RawPage[string]> = { ...given };
  const wrong: Wrong[] = [];
  const unknown: string[] = [];
  const corrected: string[] = [];
  const answered: string[] = [];
  for (const one of open) {
    const { name, field } = one;
    const said = taken.get(name);
    if (said === undefined) continue;
    if (asksName(one) && own.name !== undefined && isSelf(said) && field.parse(own.name, context).ok) {
      const theirs = { [name]: own.name, ...numberOfSelf(open, taken, own) };
      Object.assign(kept, theirs);
      answered.push(...Object.keys(theirs));
      corrected.push(...Object.keys(theirs));
      continue;
    }
    if (field.optional && (isNothing(said) || lackedIn(said) !== '')) {
      kept[name] = '';
      answered.push(name);
      continue;
    }
    if (takesWords(field, context) && (knowsNot(said) || isNoName(one, said))) {
      unknown.push(said);
      continue;
    }
    if (field.control.kind === 'text' && takesWords(field, context) && namesSomebody(one, said)) {
      unknown.push(said);
      continue;
    }
    const whole = field.parse(rawOf(field, said, context), context);
    const number = whole.ok || !isDigits(field) ? undefined : /(?<!\d)\d(?:[\s.-]?\d){15}(?!\d)/.exec(said)?.[0];
    const asSaid = number === undefined ? whole : field.parse(number, context);
    const near = asSaid.ok ? undefined : optionNear(field, said, context);
    const read = near ? field.parse(near.value, context) : asSaid;
    if (near) corrected.push(name);
    if (read.ok) {
      kept[name] = read.value === undefined ? '' : field.toRaw(read.value);
      answered.push(name);
    } else wrong.push({ field: name, said, error: read.error });
  }
  return {
    given: kept,
    answered,
    wrong,
    lost: [...lost, ...unknown],
    guessed: answered.filter((name) => guessed.includes(name) || corrected.includes(name)),
  };
}

/** The number of whoever writes, where the page asks for one number of a person and none was said. */
function numberOfSelf(open: readonly Open[], taken: ReadonlyMap<string, string>, { nik }: Themselves): Readonly<Record<string, string>> {
  const [only, ...others] = open.filter(({ field }) => field.sensitive === 'nik');
  return nik === undefined || !only || others.length > 0 || taken.has(only.name) ? {} : { [only.name]: nik };
}

/** Whether a name with a number of a person is what another question asked for; a question for words takes neither. */
function namesSomebody(one: Open, said: string): boolean {
  const asksBoth = asksName(one) && one.words.has('nomor');
  return !asksBoth && hasPersonNumber(said) && wordsOf(said).filter((word) => /^\p{L}+$/u.test(word)).length > 1;
}

export function hasPersonNumber(said: string): boolean {
  return /\d{16}/.test(said.replace(/[\s.-]/g, ''));
}

/** A yes is no answer in words, and neither yes nor no is a name. */
function isNoName(one: Open, said: string): boolean {
  if (asksName(one) && isNobody(said)) return true;
  const yes = yesOrNo(said);
  return yes === true ? one.field.control.kind !== 'confirm' : yes === false && asksName(one);
}
