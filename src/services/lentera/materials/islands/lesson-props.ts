import type { Locale } from '#i18n';

/** What the script of a lesson knows of it. */
export interface LessonProps {
  readonly locale: Locale;
  readonly lessonId: string;
  readonly version: number;
  /** This page is the copy on the device. */
  readonly copy: boolean;
  /** Address it is read at, and where its copy comes from. */
  readonly page: string;
  readonly offline: string;
  readonly shelf: string;
  readonly onDevice: string;
  /** Addresses of its pictures, sounds and files. */
  readonly parts: readonly string[];
  readonly send: string;
  readonly worker: string;
  /** A mark of whoever is signed in, which says nothing of who that is. */
  readonly owner: string;
}
