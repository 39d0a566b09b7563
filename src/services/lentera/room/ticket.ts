import { createHmac, createSecretKey, type KeyObject, randomInt, timingSafeEqual } from 'node:crypto';

/** What lets a device into an attempt, without an account and without anything kept on the server. */
export interface Ticket {
  readonly participantId: number;
  /** Attempt of the participant, 1 to 8. */
  readonly nth: number;
  /** How often the participant was let onto another device. */
  readonly epoch: number;
  /** Number of the device, drawn by lot. */
  readonly device: number;
  /** Milliseconds since 1970. */
  readonly until: number;
}

/** The number an attempt's rows stand under. */
export function attemptIdOf({ participantId, nth }: Pick<Ticket, 'participantId' | 'nth'>): number {
  return participantId * 8 + nth - 1;
}

/** Gives out tickets and reads them: an HMAC over their own words, so that reading one asks nobody. */
/** A number for a device: two devices of one attempt have the same one once in two thousand million. */
export function newDevice(): number {
  return randomInt(1, 2 ** 31);
}

export class Tickets {
  readonly #key: KeyObject;

  constructor(secret: string) {
    this.#key = createSecretKey(secret, 'utf8');
  }

  issue({ participantId, nth, epoch, device, until }: Ticket): string {
    const words = `u1.${participantId}.${nth}.${epoch}.${device}.${until}`;
    return `${words}.${this.#sign(words)}`;
  }

  /** null where it is none of ours, or past its time. */
  read(text: string, now: number): Ticket | null {
    const match = /^(u1\.(\d{1,15})\.([1-8])\.(\d{1,5})\.(\d{1,10})\.(\d{1,15}))\.([\w-]{43})$/.exec(text);
    if (!match) return null;
    const [, words = '', participantId, nth, epoch, device, until, mark = ''] = match;
    const expected = Buffer.from(this.#sign(words));
    if (!timingSafeEqual(expected, Buffer.from(mark)) || Number(until) < now) return null;
    return { participantId: Number(participantId), nth: Number(nth), epoch: Number(epoch), device: Number(device), until: Number(until) };
  }

  /** 32 bits that belong to an attempt: the order it sees questions and options in. */
  seedOf(attemptId: number): number {
    return createHmac('sha256', this.#key).update(`order:${attemptId}`).digest().readUInt32BE(0);
  }

  /** What an exam card's code is known by. */
  codeHash(code: string): Buffer {
    return createHmac('sha256', this.#key).update(`card:${code}`).digest();
  }

  #sign(words: string): string {
    return createHmac('sha256', this.#key).update(words).digest('base64url');
  }
}
