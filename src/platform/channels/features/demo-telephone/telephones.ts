/** Somebody with a telephone in the demonstration. */
export interface Owner {
  readonly id: string;
  readonly name: string;
  /** Digits. */
  readonly phone: string;
  /** Shows a user name to the office, and no number. */
  readonly hidden: boolean;
}

/** One message on a telephone, as it went through Meta. */
export interface Bubble {
  readonly wamid: string;
  /** By whoever holds the telephone. */
  readonly mine: boolean;
  readonly at: Date;
  readonly raw: Readonly<Record<string, unknown>>;
  readonly quotes: string | null;
  readonly forwarded: boolean;
  readonly status: 'sent' | 'delivered' | 'read' | 'failed';
}

interface Chat {
  readonly person: Owner;
  readonly bubbles: readonly Bubble[];
}

interface Content {
  readonly bytes: Buffer;
  readonly type: string;
  readonly filename: string | null;
}

export const samples = ['photo', 'voice', 'sticker'] as const;
export type FileAs = 'image' | 'document' | 'audio' | 'video' | 'sticker';

type Saying =
  | { readonly text: string }
  | { readonly pick: string; readonly of: string }
  | { readonly file: Content; readonly as: FileAs; readonly caption?: string }
  | { readonly latitude: number; readonly longitude: number; readonly name?: string };

/** The telephones at the other end, in the demonstration. */
export interface Telephones {
  /** The office's number as people dial it. */
  readonly number: string;
  people(): readonly Chat[];
  person(about: { readonly phone: string; readonly name?: string; readonly hidden?: boolean }): Owner;
  /** Opens a chat: what the office wrote counts as read from then on. */
  look(person: Owner): Chat;
  write(person: Owner, what: Saying, how?: { readonly quotes?: string; readonly forwarded?: boolean }): string;
  media(id: string): Content | undefined;
  sample(kind: (typeof samples)[number]): Promise<{ readonly file: Content; readonly as: FileAs }>;
}
