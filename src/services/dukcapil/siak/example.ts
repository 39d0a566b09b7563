import type { CaseView } from '#platform/cases';
import { type AnsweredPage, filledPages } from '../form/draw.ts';

export const exampleKinds = ['fits', 'doubtful', 'unsigned'] as const;
export type ExampleKind = (typeof exampleKinds)[number];

/** In the demonstration: a PDF as SIAK would hand it over, signed by the demonstration's own authority, for trying the way to the end. */
export type MakesExample = (asked: {
  readonly title: string;
  readonly number: string;
  readonly pages: readonly AnsweredPage[];
  readonly signed: boolean;
}) => Promise<Buffer>;

/** What stands on the example for a case: all that was answered, as people read it; nothing where it is to be doubted. */
export const pagesOn = (view: CaseView, kind: ExampleKind): readonly AnsweredPage[] =>
  kind === 'doubtful' ? [] : filledPages(view, { ...view.context, whole: true });
