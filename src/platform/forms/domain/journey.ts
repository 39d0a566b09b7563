import type { Text } from '#i18n';
import type { AnswersOf, FieldProblem, Fields } from './field.ts';

/** One page of a journey: one group of questions. */
export interface Page {
  readonly key: string;
  readonly title: Text;
  readonly lead?: Text;
  readonly fields: Fields;
  /** Asked only when the answers so far say so. */
  readonly when?: (answers: never) => boolean;
  /** What cannot be true together: a day of death before that of birth. Asked once each answer is right by itself. */
  readonly contradictions?: (given: never) => readonly FieldProblem[];
  /** Present on a page that is answered several times: several owners, several buildings. */
  readonly repeats?: {
    readonly min: number;
    readonly max: number;
    readonly item: Text;
    /** The field by which no two entries are alike: nobody moves house twice, and one witness is not two. */
    readonly distinct?: string;
  };
}

interface PageOptions<A, F extends Fields = Fields> {
  readonly lead?: Text;
  readonly contradictions?: (given: AnswersOf<F>) => readonly FieldProblem[];
  readonly when?: (answers: A) => boolean;
}

interface ListOptions<A, F extends Fields = Fields> extends PageOptions<A, F> {
  readonly min: number;
  readonly max: number;
  /** What one entry is called: "pembaca", "anak". */
  readonly item: Text;
  readonly distinct?: keyof F & string;
}

type Given<K extends string, T, O> = O extends { readonly when: unknown } ? { readonly [P in K]?: T } : { readonly [P in K]: T };

/**
 * A journey under construction. Each page sees the answers of the pages before it, typed; a page with `when`
 * leaves answers that may be absent.
 */
export class Journey<A = object> {
  readonly pages: readonly Page[];

  constructor(pages: readonly Page[]) {
    this.pages = pages;
  }

  page<const K extends string, F extends Fields, const O extends PageOptions<A, F>>(
    key: K,
    title: Text,
    fields: F,
    options?: O,
  ): Journey<A & Given<K, AnswersOf<F>, O>> {
    return this.#with({ key, title, fields, ...(options as object) });
  }

  list<const K extends string, F extends Fields, const O extends ListOptions<A, F>>(
    key: K,
    title: Text,
    fields: F,
    options: O,
  ): Journey<A & Given<K, readonly AnswersOf<F>[], O>> {
    const { min, max, item, distinct, ...rest } = options;
    return this.#with({
      key,
      title,
      fields,
      ...(rest as object),
      repeats: { min, max, item, ...(distinct !== undefined && { distinct }) },
    });
  }

  #with<B>(page: Page): Journey<B> {
    const problem = problemOf(page, this.pages);
    if (problem) throw new Error(`journey page ${page.key}: ${problem}`);
    return new Journey<B>([...this.pages, page]);
  }
}

/** The answers a journey ends with. */
export type AnswersIn<J> = J extends Journey<infer A> ? A : never;

export const journey: Journey = new Journey([]);

function problemOf(page: Page, before: readonly Page[]): string | undefined {
  if (!/^[a-z][a-zA-Z0-9-]*$/.test(page.key)) return 'the key is not a plain word';
  if (before.some((other) => other.key === page.key)) return 'the key is taken';
  for (const [name, field] of Object.entries(page.fields)) {
    if (!/^[a-z][a-zA-Z0-9]*$/.test(name)) return `the field name ${name} is not a plain word`;
    if (field.showIf && !(field.showIf.field in page.fields)) return `${name} depends on ${field.showIf.field}, which is not here`;
  }
  if (page.repeats && (page.repeats.min < 0 || page.repeats.max < Math.max(1, page.repeats.min))) return 'repeats between which numbers?';
  return undefined;
}

/** Answers as they are stored: page key to its fields, or to a list of them. */
export type Answers = Readonly<Record<string, Readonly<Record<string, unknown>> | readonly Readonly<Record<string, unknown>>[]>>;

/**
 * The pages that are asked, given the answers so far, and the answers of those pages alone. A condition sees every
 * page before its own, so it is looked at once those are answered; until then nobody knows whether the page is asked.
 */
export function walk(of: Journey<never> | Journey, answers: Answers): { readonly asked: readonly Page[]; readonly kept: Answers } {
  const asked: Page[] = [];
  let kept: Answers = {};
  let known = true;
  for (const page of of.pages) {
    if (page.when !== undefined && !(known && page.when(kept as never))) continue;
    asked.push(page);
    const given = answers[page.key];
    if (given === undefined) known = false;
    else kept = { ...kept, [page.key]: given };
  }
  return { asked, kept };
}

/** The pages that are asked, given the answers so far. */
export function pagesFor(of: Journey<never> | Journey, answers: Answers): readonly Page[] {
  return walk(of, answers).asked;
}

export function findPage(of: Journey<never> | Journey, key: string): Page | undefined {
  return of.pages.find((page) => page.key === key);
}
