import type { Db } from '#db';
import type { Clock } from '#kernel';
import type { MailDeps } from '#platform/channels';
import type { Scanner } from '#platform/files';

/** What the Ombudsman's pages work on. */
export interface OmbudsmanDeps {
  readonly db: Db;
  readonly clock: Clock;
  /** The office in Bali. */
  readonly agencyId: string;
  /** Looks at files before they are sealed; nobody can afterwards. */
  readonly scanner?: Scanner | undefined;
  /** Boxes of mail; the office's among them where it has one. */
  readonly mail: MailDeps;
  /** Address people type, without a slash at the end. */
  readonly publicUrl: string;
  /** Nothing here is real. */
  readonly demo: boolean;
}
