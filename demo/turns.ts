import type { Turn } from './factories/walk.ts';

/**
 * Lets stories that run side by side take numbers in the order of their days: the first number is given once every
 * story has either asked for one or ended.
 */
export class Turns {
  #walking: number;
  #waiting: { readonly at: Date; readonly go: () => Promise<void> }[] = [];
  #line: Promise<void> = Promise.resolve();
  readonly #asked = new WeakSet<object>();

  constructor(stories: number) {
    this.#walking = stories;
  }

  /** The way one story takes its turns. */
  of(story: object): Turn {
    return <T>(at: Date, work: () => Promise<T>) =>
      new Promise<T>((resolve, reject) => {
        this.#waiting.push({ at, go: () => work().then(resolve, reject) });
        this.ended(story);
        this.#serve();
      });
  }

  /** A story asked for its first number, or ended without one. */
  ended(story: object): void {
    if (this.#asked.has(story)) return;
    this.#asked.add(story);
    this.#walking--;
    this.#serve();
  }

  #serve(): void {
    if (this.#walking > 0) return;
    const next = this.#waiting.sort((a, b) => a.at.getTime() - b.at.getTime());
    this.#waiting = [];
    for (const { go } of next) this.#line = this.#line.then(go);
  }
}
