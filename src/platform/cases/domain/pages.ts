import type { Text } from '#i18n';

/** Something to look at before applying, on a page of the service's own. */
export interface Beforehand {
  readonly title: Text;
  readonly lead: Text;
  readonly href: string;
}

/** Something to do once an application was sent in a chat, on a page outside it. */
export interface Afterwards {
  readonly say: Text;
  readonly href: string;
}

/** A page of the service's own beside every case of it, for both sides. */
export interface Beside {
  readonly title: Text;
  readonly lead: Text;
  href(caseId: string): string;
  /** Desks at which it means something; everywhere, where absent. */
  readonly at?: readonly string[];
  /** Shown to this side alone; to both, where absent. */
  readonly side?: 'office';
  /** What it may write into the record of a case, and what the timeline says of it. */
  readonly notes?: Readonly<Record<string, Text>>;
}

/** What the timeline says of a line that a page beside the case wrote; undefined for any other. */
export function besideNote({ beside = [] }: { readonly beside?: readonly Beside[] }, key: string): Text | undefined {
  return beside.find(({ notes }) => notes && Object.hasOwn(notes, key))?.notes?.[key];
}
