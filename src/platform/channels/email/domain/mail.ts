/** One header line, unfolded; its name in small letters. */
export interface Header {
  readonly key: string;
  readonly value: string;
}

export interface MailFile {
  /** As its sender called it. */
  readonly name: string;
  readonly mediaType: string;
  readonly content: Uint8Array;
}

/** An e-mail as it was read: text alone, nothing of its looks. */
export interface Mail {
  readonly headers: readonly Header[];
  /** Whoever says they wrote it; proves nothing. Addresses are in small letters. */
  readonly from: { readonly name: string; readonly address: string } | null;
  readonly to: readonly string[];
  readonly cc: readonly string[];
  readonly subject: string;
  readonly messageId: string | null;
  readonly text: string;
  readonly files: readonly MailFile[];
  /** Parts of a report about another mail (RFC 3464): what became of it, and its headers as they were given back. */
  readonly report: { readonly status: string; readonly about: string } | null;
}

/** Every value of a header, in the order in which they stand. */
export const valuesOf = ({ headers }: Pick<Mail, 'headers'>, key: string): readonly string[] =>
  headers.filter((header) => header.key === key).map(({ value }) => value);

/** The first value of a header. */
export const valueOf = (mail: Pick<Mail, 'headers'>, key: string): string | undefined => valuesOf(mail, key)[0];

/** An address as it is compared: without its name and angle brackets, in small letters. */
export function bareAddress(text: string): string {
  return (/<([^<>]*)>\s*$/.exec(text)?.[1] ?? text).trim().toLowerCase();
}

/** Local part and domain; null where it is no address. */
export function partsOfAddress(text: string): { readonly local: string; readonly domain: string } | null {
  const bare = bareAddress(text);
  const at = bare.lastIndexOf('@');
  return at > 0 && at < bare.length - 1 ? { local: bare.slice(0, at), domain: bare.slice(at + 1) } : null;
}
