/** Why a file cannot be taken at all. */
export type UnreadableCode =
  /** Not a text, or not the format it was said to be. */
  | 'wrong-format'
  /** XML that is not well-formed. */
  | 'xml-broken'
  /** XML with a DOCTYPE: it could name files and entities, and no format of questions needs one. */
  | 'xml-doctype'
  /** XML of more depth or pieces than any real file has. */
  | 'xml-too-large'
  | 'zip-broken'
  /** A zip that would unpack to too much, or from too little: a bomb. */
  | 'zip-too-large'
  /** A zip with names that lead out of it. */
  | 'zip-leads-out'
  | 'too-large'
  /** More questions than one file may bring. */
  | 'too-many';

/** The only thing reading a file throws. What can be taken of a file is taken, and the rest named in `Parsed.left`. */
export class UnreadableExchange extends Error {
  readonly code: UnreadableCode;
  /** Where, as far as it is known: a line, an entry. */
  readonly where: string;
  constructor(code: UnreadableCode, where = '') {
    super(`unreadable: ${code}${where && ` at ${where}`}`);
    this.name = 'UnreadableExchange';
    this.code = code;
    this.where = where;
  }
}
