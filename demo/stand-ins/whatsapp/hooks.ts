import { createHmac } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

/** Brings a webhook to the address that was registered; returns the status of the answer. */
export type Deliver = (body: string, headers: Readonly<Record<string, string>>) => Promise<number>;

/** What a webhook says: `messages` or `statuses`, and the contacts beside them. */
export type Part = Readonly<Record<string, readonly unknown[]>>;

/** How what was held back comes: how often each, in what order, how many in one webhook, how many at once. */
export interface Weather {
  readonly times?: number;
  readonly shuffle?: boolean;
  readonly batch?: number;
  readonly atOnce?: number;
}

/** Tells the office what happened: signed, again until it answers 200, and as badly as the real one when asked to. */
export class Hooks {
  readonly #deliver: Deliver;
  readonly #secret: string;
  readonly #numbers: { readonly phoneNumberId: string; readonly number: string };
  readonly #underway = new Set<Promise<void>>();
  #held: Part[] | null = null;
  #closed = false;
  /** How many webhooks were answered 200, and how many were not. */
  readonly count = { taken: 0, refused: 0 };

  constructor(deliver: Deliver, secret: string, numbers: { readonly phoneNumberId: string; readonly number: string }) {
    this.#deliver = deliver;
    this.#secret = secret;
    this.#numbers = numbers;
  }

  tell(part: Part): void {
    if (this.#held) this.#held.push(part);
    else this.#start([part]);
  }

  /** Keeps everything back from now on. */
  hold(): void {
    this.#held ??= [];
  }

  /** Brings what was kept back, by this weather; resolves once all of it was answered. */
  async release({ times = 1, shuffle = false, batch = 1, atOnce = 1 }: Weather = {}): Promise<void> {
    const parts = (this.#held ?? []).flatMap((part) => Array.from({ length: times }, () => part));
    this.#held = null;
    if (shuffle) for (let i = parts.length - 1; i > 0; i--) swap(parts, i, Math.floor(Math.random() * (i + 1)));
    const hooks = Array.from({ length: Math.ceil(parts.length / batch) }, (_, nth) => parts.slice(nth * batch, (nth + 1) * batch));
    const walk = async () => {
      for (let hook = hooks.shift(); hook; hook = hooks.shift()) await this.#bring(hook);
    };
    await Promise.all(Array.from({ length: atOnce }, walk));
  }

  /** Once everything that is on its way has been answered. */
  async quiet(): Promise<void> {
    while (this.#underway.size > 0) await Promise.all(this.#underway);
  }

  close(): void {
    this.#closed = true;
  }

  #start(parts: readonly Part[]): void {
    // In a turn of its own, as the real one: never before the answer to what caused it was written.
    const underway = sleep(0).then(() => this.#bring(parts));
    this.#underway.add(underway);
    void underway.finally(() => this.#underway.delete(underway));
  }

  async #bring(parts: readonly Part[]): Promise<void> {
    const body = JSON.stringify(this.wrapped(parts));
    for (let tries = 0; !this.#closed; tries++) {
      const status = await this.#deliver(body, this.headers(body)).catch(() => 0);
      this.count[status === 200 ? 'taken' : 'refused']++;
      if (status === 200 || tries >= 200) return;
      await sleep(Math.min(100 * 2 ** tries, 2000), undefined, { ref: false });
    }
  }

  headers(body: string): Record<string, string> {
    const signature = createHmac('sha256', this.#secret).update(body, 'utf8').digest('hex');
    return { 'content-type': 'application/json', 'x-hub-signature-256': `sha256=${signature}` };
  }

  wrapped(parts: readonly Part[]): unknown {
    const metadata = { display_phone_number: this.#numbers.number.replace(/\D/g, ''), phone_number_id: this.#numbers.phoneNumberId };
    const changes = parts.map((part) => ({ field: 'messages', value: { messaging_product: 'whatsapp', metadata, ...part } }));
    return { object: 'whatsapp_business_account', entry: [{ id: '102290129340398', changes }] };
  }
}

function swap(parts: Part[], a: number, b: number): void {
  const [one, other] = [parts[a], parts[b]];
  if (one && other) [parts[a], parts[b]] = [other, one];
}
