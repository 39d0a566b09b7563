import type { Answer } from '../../bank/domain/answer.ts';
import type { Question } from '../../bank/domain/question.ts';
import { score } from '../../bank/domain/score.ts';
import { type LoggedEntry, standing } from '../../room/domain/log.ts';
import { original } from '../../room/domain/original.ts';
import type { KeptItem, Paper } from '../../room/domain/paper.ts';
import { readAnswer } from '../../room/domain/read-answer.ts';
import type { Window } from '../../exams/domain/windows.ts';

/** What an item is marked by, where its key was corrected after the test. */
export type Correction =
  | { readonly kind: 'version'; readonly question: Question; readonly version: number }
  | { readonly kind: 'all-right' }
  | { readonly kind: 'void' };

/** What one item earned. */
export interface ItemMark {
  readonly item: number;
  /** In the question's own parts; null where nothing was answered. */
  readonly value: Answer | null;
  /** 0 to 1; null while a person has to mark it. */
  readonly share: number | null;
  /** What it is worth; 0 where it no longer counts. */
  readonly points: number;
  /** Version whose key it was marked by. */
  readonly version: number;
}

interface Marking {
  readonly paper: Paper;
  readonly items: readonly KeptItem[];
  readonly log: readonly LoggedEntry[];
  /** When each section of the paper is open; all of them close with the attempt. */
  readonly windows: readonly Window[];
  question(item: KeptItem): Question;
  correction(questionId: string): Correction | undefined;
  /** What people gave an essay, agreed on; undefined while they have not. */
  given(item: number): number | undefined;
}

/** Marks every item of a paper by the version it was asked in, or by what its key was corrected to. */
export function markItems({ paper, items, log, windows, question, correction, given }: Marking): readonly ItemMark[] {
  const windowOf = new Map(items.map(({ item, section }) => [item, windows[section]]));
  // A section's own time is over when it is over: what comes later leaves what stood there in time.
  const latest = standing(log, (item) => windowOf.get(item)?.to ?? Infinity);
  return items.map((kept) => {
    const asked = paper.items[kept.item - 1]?.asked;
    const entry = latest.get(kept.item);
    const inTime = entry !== undefined && entry.at >= (windows[kept.section]?.from ?? 0);
    const read = asked && inTime ? readAnswer(asked, entry.value) : null;
    const value = read === null ? null : original(read, kept.parts);
    const corrected = correction(kept.questionId);
    const base = { item: kept.item, value, points: kept.points, version: kept.version };
    if (corrected?.kind === 'void') return { ...base, share: 0, points: 0 };
    if (corrected?.kind === 'all-right') return { ...base, share: value === null ? 0 : 1 };
    const version = corrected?.version ?? kept.version;
    const { body } = corrected?.question ?? question(kept);
    if (body.kind === 'essay') return { ...base, version, share: value === null ? 0 : (given(kept.item) ?? null) };
    return { ...base, version, share: score(body, value) };
  });
}
