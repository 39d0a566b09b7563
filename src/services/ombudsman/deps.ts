import type { Db } from '#db';
import type { Clock, PersonActor } from '#kernel';
import type { Offer } from '#platform/cases';
import type { MailDeps, WhatsAppAccess } from '#platform/channels';
import type { DocumentsDeps } from '#platform/documents';
import type { Scanner } from '#platform/files';

/** What the Ombudsman's pages work on. */
export interface OmbudsmanDeps {
  readonly db: Db;
  readonly clock: Clock;
  /** The office in Bali. */
  readonly agencyId: string;
  /** Draws, signs and registers letters. */
  readonly documents: DocumentsDeps;
  /** Looks at files before they are sealed; nobody can afterwards. */
  readonly scanner?: Scanner | undefined;
  /** Boxes of mail; the office's among them where it has one. */
  readonly mail: MailDeps;
  /** The office's own number at Meta; `number` as people dial it, null where it has none. */
  readonly chat: { readonly access: () => WhatsAppAccess | null; readonly number: string | null };
  /** Address people type, without a slash at the end. */
  readonly publicUrl: string;
  /**
   * A complaint of somebody's own to an agency of the hall that was not settled, with its proof; null where it was, or is in
   * time. It must leave no trace of having been asked for.
   */
  readonly prior?: (person: PersonActor, caseId: string) => Promise<PriorComplaint | null>;
  /** Where complaints to agencies of the hall begin. */
  readonly complaintsPath: string;
  /** Every service of the hall, of which the Ombudsman sees figures. */
  readonly offers: () => readonly Offer[];
  /** Nothing here is real. */
  readonly demo: boolean;
}

/** What was complained of to an agency before, and the proof of it. */
export interface PriorComplaint {
  readonly agencyId: string;
  readonly agency: string;
  readonly title: string;
  readonly story: string;
  readonly wish: string;
  readonly date: string;
  /** When and how, in one line. */
  readonly prior: string;
  /** Whether the agency let its time limit pass. */
  readonly isOverdue: boolean;
  /** Signed PDF. */
  readonly proof: Buffer;
}
