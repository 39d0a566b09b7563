import { v7 } from 'uuid';

/** A new identifier: UUID version 7 (RFC 9562), ordered by time so that indexes stay compact. */
export function newId(): string {
  return v7();
}
