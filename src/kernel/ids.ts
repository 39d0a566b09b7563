import { v7 } from 'uuid';

/** A new identifier: UUID version 7 (RFC 9562), ordered by time so that indexes stay compact. */
export function newId(): string {
  return v7();
}

const ID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
const WHOLE = new RegExp(`^${ID}$`);

/** Whether a text has the shape of an identifier, in small letters as we write them. */
export function isId(text: string): boolean {
  return WHOLE.test(text);
}

/** Every identifier that stands in a text. */
export function idsIn(text: string): readonly string[] {
  return text.match(new RegExp(ID, 'g')) ?? [];
}
