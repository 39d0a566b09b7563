/** A part of a lesson: something to read (HTML of the safe subset), or questions to try, by their titles. */
export type LessonPart =
  | { readonly kind: 'text'; readonly title: string; readonly text: string }
  | { readonly kind: 'exercise'; readonly title: string; readonly questions: readonly string[] };

/** Materi of the demonstration: read from top to bottom. */
export interface DemoLesson {
  readonly title: string;
  /** Key of a subject of the city. */
  readonly subject: string;
  readonly grade: number;
  /** Code and words of the aim it serves, as questions name it. */
  readonly aim: string;
  readonly parts: readonly LessonPart[];
}

export const text = (title: string, html: string): LessonPart => ({ kind: 'text', title, text: html });
export const exercise = (title: string, ...questions: readonly string[]): LessonPart => ({ kind: 'exercise', title, questions });
