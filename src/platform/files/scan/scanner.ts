import { AppError } from '#kernel';

/** Something that knows harmful programs. */
export interface Scanner {
  /** What an operator knows it by. */
  readonly place: string;
  /** Whether files are taken while it is away, to be looked at later, or refused. */
  readonly whenAway: 'wait' | 'refuse';
  /** The program and its signatures; another answer means it knows more. Throws ScannerAway. */
  version(): Promise<string>;
  /** What the bytes were taken for; null: nothing was found. Throws ScannerAway. */
  scan(bytes: Uint8Array): Promise<{ readonly finding: string | null; readonly by: string }>;
}

/** The scanner does not answer, or could not look. */
export class ScannerAway extends AppError {
  constructor(place: string, why: string, options?: ErrorOptions) {
    super('FILES_AWAY', { why: 'scanner' }, options);
    this.message = `The scanner ${place} cannot be used: ${why}`;
  }
}

/** States of `files.file.scan`; the migration says what each means. */
export type ScanState = 'unscanned' | 'waiting' | 'clean' | 'infected' | 'released' | 'removed';

/** Why nobody may open a file now; null where those who may see it may. */
export function heldBecause(scan: ScanState): 'waiting' | 'infected' | null {
  if (scan === 'waiting') return 'waiting';
  return scan === 'infected' || scan === 'removed' ? 'infected' : null;
}
