import type { Agency } from '#platform/access';
import type { PublicDocument } from '#platform/documents';
import type { FormError } from '#web/ui';
import type { AskedLetter } from '../../agency/answer.ts';
import type { AnswerLink } from '../../agency/links.ts';
import type { Roster } from '../../domain/entries.ts';
import type { stepsFor } from '../../domain/procedure/facts.ts';
import type { Inside } from '../../procedure/inside.ts';
import type { Clock } from '../../procedure/clocks.ts';
import type { Attachment } from '../../sealing/attachments.ts';
import type { Task } from '../../procedure/tasks.ts';
import type { OpenedMail } from '../../sealing/mails.ts';
import type { OfficerKey } from '../../sealing/officer-keys.ts';
import type { Recipient } from '../../sealing/recipients.ts';
import type { Unmasking } from '../../sealing/unmask.ts';

/** What the page of a matter is made from. */
export interface MatterProps extends Inside {
  readonly attachments: readonly Attachment[];
  /** Files the house made itself, by id, as its register knows them today. */
  readonly evidence: ReadonlyMap<string, PublicDocument>;
  readonly clocks: readonly Clock[];
  /** Mails and messages of its thread that wait to be taken in, or for an officer's word. */
  readonly mails: readonly OpenedMail[];
  /** Answers of agencies that wait to be taken in; colleagues who wait for the identity's first lock, by name. */
  readonly unread: number;
  readonly lacking: readonly string[];
  /** How far messages by WhatsApp came, by their ids. */
  readonly statuses: ReadonlyMap<string, string>;
  /** Since when it is held back from removal, YYYY-MM-DD. */
  readonly holdSince: string | null;
  readonly tasks: readonly Task[];
  /** Letters to agencies, their links, and whom one can write to. */
  readonly askings: readonly AskedLetter[];
  readonly links: readonly AnswerLink[];
  readonly agencies: readonly Agency[];
  /** Letters an agency was looked for by. */
  readonly sought: string | undefined;
  /** A link just made: shown once. */
  readonly newLink: string | undefined;
  readonly unmaskings: readonly Unmasking[];
  readonly recipients: readonly Recipient[];
  readonly holders: Roster['holders'];
  readonly steps: ReturnType<typeof stepsFor>;
  readonly own: OfficerKey;
  readonly at: Date;
  readonly news: boolean;
  readonly errors: readonly FormError[];
  readonly typed: CameBack;
}

/** What was typed, by the names of the fields. */
export type Typed = Readonly<Record<string, string | undefined>>;

/** A form on the page of a matter: what is wrong with it, and what was typed there. */
export interface FormProps {
  readonly matterId: string;
  readonly error: string | undefined;
  readonly typed: Typed;
}

/** The form that came back because something was wrong with it, and what was typed there; null where none did. */
export type CameBack = { readonly form: string; readonly fields: Typed } | null;

/** What was typed into one form of the page. */
export const typedAt = (typed: CameBack, form: string): Typed => (typed?.form === form ? typed.fields : {});
