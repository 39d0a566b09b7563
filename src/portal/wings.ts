import type { Text } from '#i18n';
import type { Agency } from '#platform/access';
import type { Measure } from '#platform/cases';
import type { Rule, RuleBook } from '#platform/rules';

/** A part of the hall where nothing is applied for, such as the schools: whose it is, what it is called, where one enters. */
export interface Wing {
  readonly key: string;
  /** A word or two, for the main navigation. */
  readonly label: Text;
  readonly title: Text;
  readonly summary: Text;
  /** Further words people look for it by, with spaces between them. */
  readonly words: string;
  readonly icon: string;
  readonly href: string;
  readonly agency: Agency;
  /** Offices there, beside the administrator. */
  readonly roles: readonly { readonly key: string; readonly title: Text }[];
  /** Offices it has at every other agency of the hall, such as whoever answers its letters. */
  readonly rolesElsewhere?: readonly { readonly key: string; readonly title: Text }[];
  /** Whether people are asked how it served them. */
  readonly surveyed?: boolean;
  /** Rules its agency may have versions of its own of. */
  readonly rules: readonly Rule[];
  /** What the rules come to for samples on a day (YYYY-MM-DD), so that a proposal is shown with what it would do. */
  readonly measures?: (rules: RuleBook, on: string) => readonly Measure[];
}

/** The wings that what somebody looks for fits: each of its words is one of theirs, or begins one. */
export function wingsFor(wings: readonly Wing[], q: string, locale: 'id' | 'en'): readonly Wing[] {
  const wanted = wordsOf(q);
  return wings.filter((wing) => {
    const own = wordsOf([wing.label(locale), wing.title(locale), wing.summary(locale), wing.words, wing.agency.name].join(' '));
    return wanted.every((word) => own.some((one) => one.startsWith(word)));
  });
}

const wordsOf = (text: string) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
