import type { Db } from '#db';
import type { Text } from '#i18n';
import type { Clock } from '#kernel';
import type { FileLinks, FilesDeps } from '#platform/files';

/** A service at an agency that a mandate may count for. */
export interface Offered {
  readonly service: string;
  readonly title: Text;
  readonly agencyId: string;
  readonly agencyName: string;
}

export interface MandatesDeps {
  readonly db: Db;
  readonly clock: Clock;
  readonly files: FilesDeps;
  readonly links: FileLinks;
  readonly offers: () => readonly Offered[];
  /** Where officers decide on what is asked of their agency. */
  readonly consolePage: string;
}
