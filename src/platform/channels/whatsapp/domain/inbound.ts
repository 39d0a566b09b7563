/** Somebody who writes to us. Known by our own id: a telephone number is no key, and some show none. */
export interface WhatsAppContact {
  readonly id: string;
  /** E.164; null where the person shows a user name instead. */
  readonly phone: string | null;
  /** The number Meta gives a person towards us, where it told one. */
  readonly bsuid: string | null;
  /** As they call themselves; proves nothing. */
  readonly name: string | null;
}

export type MediaKind = 'image' | 'document' | 'audio' | 'video' | 'sticker';

/** Why something that was sent did not reach us: too large, refused by whoever keeps it, gone at Meta, or damaged on the way. */
export type LostWhy = 'too-large' | 'refused' | 'gone' | 'damaged';

/** What became of what was sent. `file` is what the keeper called it; `reason` is the keeper's, where it refused. */
export type MediaFate =
  | { readonly state: 'kept'; readonly file: string; readonly sha256: string }
  | { readonly state: 'lost'; readonly why: LostWhy; readonly reason: string | null };

/** What one message says. */
export type Content =
  | { readonly kind: 'text'; readonly text: string }
  /** A row of a list, a reply button, or the button of a template was pressed: `id` is what we gave it. */
  | { readonly kind: 'choice'; readonly by: 'list' | 'button' | 'template'; readonly id: string; readonly title: string }
  | {
      readonly kind: 'media';
      readonly media: MediaKind;
      readonly caption: string | null;
      readonly filename: string | null;
      readonly mediaType: string;
      /** Spoken into the telephone, not an audio file from somewhere. */
      readonly voice: boolean;
      readonly fate: MediaFate;
    }
  | {
      readonly kind: 'location';
      readonly latitude: number;
      readonly longitude: number;
      readonly name: string | null;
      readonly address: string | null;
    }
  | { readonly kind: 'contacts'; readonly people: readonly { readonly name: string | null; readonly phones: readonly string[] }[] }
  /** A sign put to a message; null takes it away. Nothing to answer. */
  | { readonly kind: 'reaction'; readonly emoji: string | null; readonly to: string }
  /** A form of WhatsApp, filled in: its answers as they came. */
  | { readonly kind: 'flow'; readonly name: string | null; readonly answers: unknown }
  /** Something Meta does not hand on, or that we cannot read; `type` is Meta's word for it. */
  | { readonly kind: 'unsupported'; readonly type: string; readonly code: number | null };

/** One message of one person, as the receiver gets it: once, in the order it was written in. */
export interface Inbound {
  /** Our id of it. */
  readonly id: string;
  /** Meta's id of it: what a reply quotes (`replyTo`). Holds the telephone number; not for logs or addresses. */
  readonly wamid: string;
  readonly contact: WhatsAppContact;
  /** When it was written, to the second. */
  readonly at: Date;
  /** A later message of the same person was handed over before this one came. */
  readonly late: boolean;
  readonly forwarded: boolean;
  /** The message it replies to: one of ours with the key it was sent under, or one of theirs with our id of it. */
  readonly quoted: { readonly wamid: string; readonly key: string | null; readonly inbound: string | null } | null;
  readonly content: Content;
}

/** Content before its media were fetched. */
export type RawContent =
  | Exclude<Content, { kind: 'media' }>
  | (Omit<Extract<Content, { kind: 'media' }>, 'fate'> & {
      /** Meta's id of it, good for seven days. */
      readonly mediaId: string;
      /** Base64, as Meta told it. */
      readonly sha256: string | null;
      readonly fate?: MediaFate;
    });

/** A message as a webhook brings it. */
export interface RawInbound {
  readonly wamid: string;
  readonly from: { readonly phone: string | null; readonly bsuid: string | null; readonly name: string | null };
  readonly at: Date;
  readonly quoted: string | null;
  readonly forwarded: boolean;
  readonly content: RawContent;
}
