import type { Db } from '#db';
import type { Clock } from '#kernel';
import type { FilesDeps } from '#platform/files';
import type { CardPassword } from '#platform/identity';

/** What Lentera works on. */
export interface LenteraDeps {
  readonly db: Db;
  readonly clock: Clock;
  /** The education office that the schools stand under. */
  readonly agencyId: string;
  readonly publicUrl: string;
  /** Where pictures, sounds, films and PDFs of lessons lie. */
  readonly files: FilesDeps;
  /** Signs tickets of exams and draws the order of questions. */
  readonly secret: string;
  /** Whether documents say that they are examples. */
  readonly demo: boolean;
  /** Makes a password for a card of a student. */
  readonly newCardPassword: () => Promise<CardPassword>;
}
