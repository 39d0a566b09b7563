import type { CaseState } from '#platform/cases';
import { officeDay } from '#platform/calendar';
import { type StoredStatement, storedStatement } from '#platform/forms';
import { texts } from './texts/index.ts';

/** One revision of a drawing, as a record keeps it. */
export interface SpokenOf {
  readonly fileId: string;
  readonly revision: number;
  /** Day it was handed in, YYYY-MM-DD. */
  readonly on: string;
  readonly name: string;
  /** Numbers of the remarks on it. */
  readonly remarks: readonly number[];
  /** The file it took the place of. */
  readonly replaces: string | null;
}

/** What the register of drawings is asked: every revision that was handed in. */
export function handedIn({ state }: { readonly state: CaseState }) {
  return (state.files.drawings ?? []).map(({ fileId, revision, at, replaces }) => ({
    fileId,
    revision,
    replaces,
    on: officeDay(new Date(at)),
  }));
}

/** The revisions that stood on that day, kept beside what was said of them; nothing where there were none. */
export function spokenOf(found: Readonly<Record<string, unknown>> | null, on: string): { drawings: SpokenOf[]; sheet?: StoredStatement } {
  const known = ((found?.drawings ?? []) as readonly SpokenOf[]).filter((one) => one.on <= on);
  const drawings = known.filter(({ fileId }) => !known.some(({ replaces }) => replaces === fileId));
  if (drawings.length === 0) return { drawings };
  const sheet = storedStatement({
    title: texts.text((m) => m.minutes.drawings),
    lines: drawings.map(({ name, revision, remarks }) => ({
      label: () => name,
      amount: texts.text((m) => m.minutes.revision(revision, remarks)),
    })),
    cautions: [],
  });
  return { drawings, sheet };
}
