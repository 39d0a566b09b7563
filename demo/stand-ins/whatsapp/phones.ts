import { createHash, randomBytes } from 'node:crypto';

/** Somebody with a telephone: a number others see, or a user name and no number. */
export interface Person {
  readonly id: string;
  readonly name: string;
  /** Digits, as Meta writes numbers. */
  readonly phone: string;
  readonly bsuid: string;
  /** Shows a user name: `from` and `wa_id` are absent. */
  readonly hidden: boolean;
}

export interface Media {
  readonly id: string;
  readonly bytes: Buffer;
  readonly type: string;
  readonly filename: string | null;
}

/** What a bubble of a chat shows; `raw` is what went through Meta. */
export interface Bubble {
  readonly wamid: string;
  /** By the person with the telephone; otherwise by the office. */
  readonly mine: boolean;
  readonly at: Date;
  readonly raw: Readonly<Record<string, unknown>>;
  readonly quotes: string | null;
  readonly forwarded: boolean;
  /** How far it came: what the ticks show. */
  status: 'sent' | 'delivered' | 'read' | 'failed';
}

export interface Chat {
  readonly person: Person;
  readonly bubbles: Bubble[];
}

/** The telephones of this world, and what lies on them. */
export class Phones {
  readonly #chats = new Map<string, Chat>();
  readonly #media = new Map<string, Media>();

  /** A telephone with this number, bought where there is none yet. */
  person({ phone, name = '', hidden = false }: { readonly phone: string; readonly name?: string; readonly hidden?: boolean }): Person {
    const digits = phone.replace(/\D/g, '');
    const known = this.#chats.get(digits);
    if (known && (name === '' || known.person.name === name) && known.person.hidden === hidden) return known.person;
    const bsuid = `ID.${BigInt(`0x${createHash('sha256').update(digits).digest('hex').slice(0, 15)}`)}`;
    const person: Person = { id: digits, name: name || known?.person.name || 'Tanpa Nama', phone: digits, bsuid, hidden };
    this.#chats.set(digits, { person, bubbles: known?.bubbles ?? [] });
    return person;
  }

  find(address: { readonly to?: unknown; readonly recipient?: unknown }): Person | undefined {
    const all = [...this.#chats.values()].map(({ person }) => person);
    if (typeof address.to === 'string') return all.find(({ phone }) => phone === String(address.to).replace(/\D/g, ''));
    return all.find(({ bsuid }) => bsuid === address.recipient);
  }

  chat(id: string): Chat | undefined {
    return this.#chats.get(id);
  }

  /** Those who have a telephone, whoever wrote or was written to last first. */
  people(): readonly Chat[] {
    const last = ({ bubbles }: Chat) => bubbles.at(-1)?.at.getTime() ?? 0;
    return [...this.#chats.values()].sort((a, b) => last(b) - last(a));
  }

  bubble(wamid: string): { readonly chat: Chat; readonly bubble: Bubble } | undefined {
    for (const chat of this.#chats.values()) {
      const bubble = chat.bubbles.find((one) => one.wamid === wamid);
      if (bubble) return { chat, bubble };
    }
    return undefined;
  }

  add(person: Person, bubble: Bubble): void {
    this.#chats.get(person.id)?.bubbles.push(bubble);
  }

  /** Whether a person wrote within a day: otherwise only a template may be said to them. */
  isOpen(person: Person, now: Date): boolean {
    const last = this.#chats.get(person.id)?.bubbles.findLast(({ mine }) => mine);
    return last !== undefined && now.getTime() - last.at.getTime() < 86_400_000;
  }

  keep(file: Omit<Media, 'id'>): Media {
    const media = { ...file, id: String(BigInt(`0x${randomBytes(7).toString('hex')}`)) };
    this.#media.set(media.id, media);
    return media;
  }

  media(id: string): Media | undefined {
    return this.#media.get(id);
  }

  /** What Meta forgets after some days. */
  forget(mediaId: string): void {
    this.#media.delete(mediaId);
  }
}

/** An id as Meta makes them: the number is in it. */
export function newWamid(phone: string): string {
  return `wamid.${Buffer.concat([Buffer.from([0x1d, phone.length]), Buffer.from(phone), randomBytes(16)]).toString('base64')}`;
}
