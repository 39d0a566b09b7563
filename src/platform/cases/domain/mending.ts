import {
  type Answers,
  type Checklist,
  missingRequirements,
  nextPage,
  type Page,
  pagesFor,
  pageState,
  prune,
  type Requirement,
} from '#platform/forms';
import type { Guest, ServiceDefinition } from './definition.ts';
import type { StoredAnswers } from './effect.ts';
import { type CaseState, currentFiles, openRemarks } from './state.ts';

/** Requirement key to the ids of its files. */
export type FileIds = Readonly<Record<string, readonly string[]>>;

/** What stands between answers and an application that is whole. */
export interface Lacking {
  /** The first page still to be answered. */
  readonly page: Page | undefined;
  /** Required files that are absent. */
  readonly files: readonly Requirement[];
}

/** The one measure of a whole application, at its submission and at every mending. */
export function lackingIn({ journey }: ServiceDefinition, checklist: Checklist, answers: Answers, files: FileIds): Lacking {
  return { page: nextPage(journey, answers), files: missingRequirements(checklist, answers, files) };
}

/** The answers of a case with some pages given anew; pages no longer asked are gone. */
export function answersOnceMended({ journey }: ServiceDefinition, before: StoredAnswers, given: Answers): Answers {
  return prune(journey, { ...before, ...given });
}

/** The pages a mending may give: those a remark names, and those the case lacks once they are answered. */
export function pagesToMend({ journey }: ServiceDefinition, state: CaseState, after: Answers): readonly Page[] {
  return pagesFor(journey, after).filter((page) => isRemarked(state, page) || isOpened(state, page));
}

export function isRemarked(state: CaseState, page: Page): boolean {
  return openRemarks(state).some(({ about }) => about === page.key);
}

/** Whether nobody was asked this page before: it is asked once the answers of others come to it. */
export function isOpened(state: CaseState, page: Page): boolean {
  return pageState(page, state.answers) === 'todo';
}

/** The ids of the files in force, by requirement. */
export function fileIdsOf(state: CaseState): FileIds {
  return Object.fromEntries(Object.keys(state.files).map((key) => [key, currentFiles(state, key).map(({ fileId }) => fileId)]));
}

/** Those who must say yes to the answers after, and were not asked by the answers before. */
export function newGuests(service: ServiceDefinition, before: StoredAnswers, after: Answers): readonly Guest[] {
  return guestsOnlyIn(service, after, before);
}

/** Those asked by the answers before, whose yes the answers after no longer need. */
export function goneGuests(service: ServiceDefinition, before: StoredAnswers, after: Answers): readonly Guest[] {
  return guestsOnlyIn(service, before, after);
}

function guestsOnlyIn(service: ServiceDefinition, some: StoredAnswers | Answers, others: StoredAnswers | Answers): readonly Guest[] {
  const known = new Set((service.guests?.(others as never) ?? []).map(sameGuest));
  return (service.guests?.(some as never) ?? []).filter((guest) => !known.has(sameGuest(guest)));
}

function sameGuest({ party, email }: Guest): string {
  return `${party} ${email.trim().toLowerCase()}`;
}
