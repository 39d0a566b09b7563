/** Languages of the interface; Indonesian is the default. */
export type Locale = 'id' | 'en';

/** A text in both languages, resolved when somebody reads it. */
export type Text = (locale: Locale) => string;

/** The same shape with every literal widened, so that the English catalogue must mirror the Indonesian one. */
type Widened<T> = T extends string
  ? string
  : T extends (...args: infer A) => string
    ? (...args: A) => string
    : { readonly [K in keyof T]: Widened<T[K]> };

/** A module's texts: the Indonesian catalogue gives the shape, the English one must fill it completely. */
export interface Catalogue<T> {
  (locale: Locale): Widened<T>;
  /** One text for definitions: `text((m) => m.title)`. */
  text(pick: (messages: Widened<T>) => string): Text;
}

/** Joins the two languages of a module. A key missing in English does not compile. */
export function catalogue<const T>(id: T, en: Widened<T>): Catalogue<T> {
  const of = (locale: Locale) => (locale === 'en' ? en : (id as Widened<T>));
  return Object.assign(of, {
    text:
      (pick: (messages: Widened<T>) => string): Text =>
      (locale) =>
        pick(of(locale)),
  });
}

/** A sentence beside its translation, for definitions that are read from top to bottom, question by question. */
export const said =
  (id: string, en: string): Text =>
  (locale) =>
    locale === 'en' ? en : id;
