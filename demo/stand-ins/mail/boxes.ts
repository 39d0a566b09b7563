import { randomInt } from 'node:crypto';
import { EventEmitter } from 'node:events';

/** A mail as it lies on its server. */
export interface StoredMail {
  readonly uid: number;
  readonly raw: Buffer;
  readonly at: Date;
  readonly flags: Set<string>;
}

/** The mail of one address. */
export class Box extends EventEmitter {
  readonly address: string;
  mails: StoredMail[] = [];
  uidValidity: number;
  #next = 1;

  constructor(address: string, uidValidity: number) {
    super();
    this.address = address;
    this.uidValidity = uidValidity;
  }

  get uidNext(): number {
    return this.#next;
  }

  put(raw: Buffer, at: Date): StoredMail {
    const mail = { uid: this.#next++, raw, at, flags: new Set<string>() };
    this.mails.push(mail);
    this.emit('come');
    return mail;
  }

  /** Numbers all anew, as a server does that was restored; of what lay there the newest `kept` are left. */
  renumber(kept = this.mails.length): void {
    this.uidValidity++;
    this.#next = 1;
    this.mails = this.mails.slice(this.mails.length - kept).map((mail) => ({ ...mail, uid: this.#next++, flags: new Set<string>() }));
  }
}

/** The boxes of a server; an address has one as soon as something comes for it. What stands after a plus is the same box. */
export class Boxes {
  readonly #boxes = new Map<string, Box>();
  // Started anew it has forgotten its mails: whoever reads has to notice.
  readonly #validity = randomInt(1, 2 ** 31);

  of(address: string): Box {
    const base = address.toLowerCase().replace(/\+[^@]*@/, '@');
    const known = this.#boxes.get(base);
    if (known) return known;
    const made = new Box(base, this.#validity);
    this.#boxes.set(base, made);
    return made;
  }

  all(): readonly Box[] {
    return [...this.#boxes.values()];
  }
}
