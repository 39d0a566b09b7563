import { createHmac, createSecretKey, type KeyObject, timingSafeEqual } from 'node:crypto';
import { DAILY, type Stoppable } from './domain/rhythm.ts';
import { topics } from './domain/topics.ts';

/** Whom a link of an e-mail stops, and what. */
export interface Stop {
  readonly personId: string;
  readonly topic: Stoppable;
}

/** Links at the end of an e-mail that stop more of its kind without signing in. They do no more, and do not expire. */
export class StopLinks {
  readonly #key: KeyObject;

  constructor(secret: string) {
    this.#key = createSecretKey(secret, 'utf8');
  }

  token({ personId, topic }: Stop): string {
    return `${personId}.${topic}.${this.#sign(personId, topic)}`;
  }

  /** Undefined for what we never wrote. */
  read(token: string): Stop | undefined {
    const [personId = '', topic = '', signature = ''] = token.split('.');
    const expected = Buffer.from(this.#sign(personId, topic));
    const given = Buffer.from(signature);
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) return undefined;
    return topic === DAILY || Object.hasOwn(topics, topic) ? { personId, topic: topic as Stoppable } : undefined;
  }

  #sign(personId: string, topic: string): string {
    return createHmac('sha256', this.#key).update(`stop:${personId}:${topic}`).digest('base64url');
  }
}
