import type { Part } from '../../bank/domain/question.ts';

/** Something to choose, ready to be shown: its HTML is rendered, with formulas as MathML. */
export interface Shown {
  readonly id: Part;
  readonly html: string;
}

/** What a question asks for, without what is right. */
export type Asked =
  | { readonly kind: 'choice'; readonly options: readonly Shown[]; readonly shuffle: boolean }
  | { readonly kind: 'choices'; readonly options: readonly Shown[]; readonly shuffle: boolean }
  | { readonly kind: 'grid'; readonly statements: readonly Shown[]; readonly categories: readonly Shown[]; readonly shuffle: boolean }
  | {
      readonly kind: 'matching';
      readonly rows: readonly Shown[];
      readonly columns: readonly Shown[];
      readonly several: boolean;
      readonly shuffle: boolean;
    }
  | { readonly kind: 'short' }
  | { readonly kind: 'numeric'; readonly units: readonly string[] }
  | { readonly kind: 'essay'; readonly lines: number; readonly template: string }
  | { readonly kind: 'ordering'; readonly items: readonly Shown[] }
  /** `pieces`: HTML between the gaps, one more than there are gaps; a gap without options is typed into. */
  | {
      readonly kind: 'cloze';
      readonly pieces: readonly string[];
      readonly gaps: readonly { readonly id: Part; readonly options: readonly Shown[] | null }[];
    }
  | { readonly kind: 'hotspot'; readonly picture: string; readonly alt: string; readonly most: number };

export interface PaperItem {
  /** From 1 on, over the whole paper: the number its answers stand under, whatever order it is shown in. */
  readonly item: number;
  readonly section: number;
  readonly points: number;
  readonly prompt: string;
  /** Index into `stimuli`. */
  readonly stimulus: number | null;
  readonly asked: Asked;
}

/** What a device fetches before the start, sealed. */
export interface Paper {
  readonly title: string;
  readonly sections: readonly { readonly title: string; readonly minutes: number | null; readonly shuffle: boolean }[];
  readonly stimuli: readonly { readonly title: string; readonly html: string }[];
  readonly items: readonly PaperItem[];
  readonly shuffleOptions: boolean;
}

/** What the server keeps of an item beside the sealed paper: which question it is, and what its relabelled parts were. */
export interface KeptItem {
  readonly item: number;
  readonly section: number;
  readonly questionId: string;
  readonly version: number;
  readonly points: number;
  /** The question's own part by the paper's, where parts were given other names so that they do not tell the order. */
  readonly parts: Readonly<Record<Part, Part>> | null;
}
