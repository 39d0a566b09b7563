import { AppError } from '#kernel';
import type { Readable } from 'node:stream';

/** Where bytes lie, named by their SHA-256: a folder, or a bucket of an object store. */
export interface FileStorage {
  /** What an operator knows it by. */
  readonly place: string;
  /** Keeps bytes; the same bytes are kept once. */
  put(bytes: Uint8Array): Promise<{ sha256: string }>;
  /** Throws MissingContent. */
  get(sha256: string): Promise<Buffer>;
  /** Bytes as they come. Throws MissingContent before the first. */
  open(sha256: string): Promise<Readable>;
  /** Names of all that lie here unused since `before`, in no order. */
  list(before: Date): AsyncIterable<string>;
  /** Takes bytes away unless they were put again since `before`; says whether they went. */
  remove(sha256: string, before: Date): Promise<boolean>;
  /** Throws where it does not answer or does not let us in. */
  probe(): Promise<void>;
}

/** A folder for incoming bytes, beside whatever store they end in. */
export interface Inbox {
  /** Where those bytes lie. */
  readonly incoming: string;
  /** Streams into a temporary file; refuses beyond `maxBytes` with the returned `tooLarge`. */
  receive(stream: Readable, maxBytes: number): Promise<{ path: string; bytes: number; tooLarge: boolean }>;
  discard(path: string): Promise<void>;
  /** Takes away what uploads that were cut off left half written, untouched since `before`; says how many. */
  discardLeft(before: Date): Promise<number>;
}

/** A store answers, and holds nothing under this name. */
export class MissingContent extends Error {
  constructor(sha256: string, place: string) {
    super(`the content ${sha256} is not in the store ${place}`);
    this.name = 'MissingContent';
  }
}

/** A store does not answer, or not with what was asked for. Nothing was kept; whoever asked may ask again. */
export class StoreAway extends AppError {
  constructor(place: string, why: string, options?: ErrorOptions) {
    super('FILES_AWAY', { why }, options);
    this.message = `The store of files ${place} cannot be used: ${why}`;
  }
}

/** A store that answers and does not let us in: keys, bucket or region are wrong. */
export class StoreClosed extends StoreAway {}
