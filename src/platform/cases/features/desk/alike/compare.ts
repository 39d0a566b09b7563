import type { Locale } from '#i18n';
import { answersInWords, type Checklist, requirementName } from '#platform/forms';
import { currentFiles } from '../../../domain/state.ts';
import type { CaseView } from '../../../index.ts';

/** One answer of both, as people read it; null where one was not asked. */
export interface PairLine {
  readonly label: string;
  readonly one: string | null;
  readonly other: string | null;
}

/** The answers of two applications, line by line, in the order of the first. Numbers of a person are covered by their fields. */
export function answersBeside(one: CaseView, other: CaseView, locale: Locale): readonly PairLine[] {
  const [mine, theirs] = [linesOf(one, locale), linesOf(other, locale)];
  const keys = [...new Set([...mine.keys(), ...theirs.keys()])];
  return keys.map((key) => ({
    label: (mine.get(key) ?? theirs.get(key))?.label ?? '',
    one: mine.get(key)?.value ?? null,
    other: theirs.get(key)?.value ?? null,
  }));
}

function linesOf({ service, state, context }: CaseView, locale: Locale) {
  const pages = answersInWords(service.journey, state.answers, locale, context);
  return new Map(
    pages.flatMap(({ key, title, entries }) =>
      entries.flatMap((entry, nth) =>
        entry.facts.map(
          ({ label, value }) => [`${key}/${nth}/${label}`, { label: `${entry.title ?? title}: ${label}`, value } as const] as const,
        ),
      ),
    ),
  );
}

/** A file in force of one of the two, and whether the other holds the very same bytes. */
export interface FileBeside {
  readonly fileId: string;
  readonly requirement: string;
  readonly same: boolean;
}

export function filesBeside(one: CaseView, other: CaseView, locale: Locale): readonly FileBeside[] {
  const digests = new Set([...other.files.values()].map(({ sha256 }) => sha256));
  const { items } = one.rules.value(one.service.checklist) as Checklist;
  return Object.keys(one.state.files).flatMap((key) => {
    const item = items.find((each) => each.key === key);
    return currentFiles(one.state, key).map(({ fileId }) => ({
      fileId,
      requirement: item ? requirementName(item)(locale) : key,
      same: digests.has(one.files.get(fileId)?.sha256 ?? ''),
    }));
  });
}
