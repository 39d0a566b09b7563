import type { RawPage } from '#platform/forms';

/** A file that came and that nobody said yet what it is. */
export interface Unnamed {
  readonly file: string;
  readonly sha256: string;
  /** Meta's id of the message, to be quoted. */
  readonly wamid: string;
  /** What was written beside it, where that names nothing asked for so far. */
  readonly caption?: string;
  /** It was asked once which document it is; again only when nothing else is open. */
  readonly asked?: true;
}

/** What was handed in so far for a case that was given back. */
export interface Mending {
  readonly caseId: string;
  /** By the refused file: the one in its place. */
  readonly files: Readonly<Record<string, string>>;
  readonly answers: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly reply: string;
}

/** What was asked in a chat, and how far the answers are. Everything else is read from drafts and cases each time. */
export interface Talk {
  /** The application being filled in. */
  readonly draft?: string;
  /** Replies to the page that is open, so far: read as a whole once nothing of it is open. */
  readonly given: RawPage;
  /** The page those replies are to; one of another page count no more. */
  readonly page?: string;
  /** The questions of that page were asked once: from now on only what is lacking is said. */
  readonly asked?: true;
  /** A page that repeats, of which it was asked whether there is one more. */
  readonly more?: string;
  /** A page that repeats, of which one more entry is being answered. */
  readonly adding?: string;
  /** An answer of which it was asked what it should be. */
  readonly correcting?: { readonly page: string; readonly entry: number | null; readonly name: string };
  /** Asked whether the application is really to be given up. */
  readonly giving?: true;
  /** Asked whether what may be forgotten is really to go. */
  readonly erasing?: true;
  /** An account that asked to join this chat, and whether it may. */
  readonly joining?: string;
  /** Asked which office's officers are wanted. */
  readonly calling?: true;
  /** What could be pressed last: somebody may write it instead, or count its rows. */
  readonly offered?: readonly { readonly id: string; readonly title: string }[];
  readonly unnamed: readonly Unnamed[];
  /** The version of the draft whose answers were shown to be sent. */
  readonly shown?: number;
  /** What came of photos since something was said last: told together. */
  readonly after?: readonly string[];
  /** A case that was given back and is being mended. */
  readonly mending?: Mending;
  /** What was being answered of applications when somebody went to something else, last left first. */
  readonly parked?: readonly Parked[];
  /** A mending that was left in the same way. */
  readonly laid?: Mending;
}

export type Parked = Omit<Talk, 'parked' | 'laid' | 'mending' | 'after' | 'offered' | 'asked' | 'shown' | 'giving' | 'joining' | 'calling'>;

/** Talk as it was written: what lies parked was one alone until there could be several. */
export function talkOf(stored: Omit<Talk, 'parked'> & { readonly parked?: Parked | readonly Parked[] }): Talk {
  const { parked, ...rest } = stored;
  return parked === undefined ? rest : { ...rest, parked: [parked].flat() as readonly Parked[] };
}

/** The choice a message names by its words or its row; undefined where none. Pure. */
export function offeredAs(offered: Talk['offered'], said: string): string | undefined {
  const plain = (words: string) =>
    words
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim();
  const words = plain(said);
  const row = /^\d{1,2}$/.test(words) ? offered?.[Number(words) - 1] : undefined;
  return (row ?? offered?.find(({ title }) => plain(title) === words))?.id;
}

export const noTalk: Talk = { given: {}, unnamed: [] };
