import { type Letter, letters, type Turn } from './factories/walk.ts';

interface Waiting {
  readonly letter: Letter;
  readonly at: Date;
  readonly go: () => Promise<void>;
}

/**
 * Lets stories that run side by side take numbers in the order of their days: numbers of a series are given once every
 * story has either asked for one, asked for a later letter, or ended.
 */
export class Turns {
  #walking: number;
  #waiting: readonly Waiting[] = [];
  readonly #ended = new WeakSet<object>();

  constructor(stories: number) {
    this.#walking = stories;
  }

  /** The way one story takes its turns. */
  of(): Turn {
    return <T>(letter: Letter, at: Date, work: () => Promise<T>) =>
      new Promise<T>((resolve, reject) => {
        this.#waiting = [...this.#waiting, { letter, at, go: () => work().then(resolve, reject) }];
        this.#walking--;
        void this.#serve();
      });
  }

  /** A story came to its end and asks for no more numbers. */
  ended(story: object): void {
    if (this.#ended.has(story)) return;
    this.#ended.add(story);
    this.#walking--;
    void this.#serve();
  }

  async #serve(): Promise<void> {
    if (this.#walking > 0) return;
    const letter = letters.find((one) => this.#waiting.some((waiting) => waiting.letter === one));
    const next = this.#waiting.filter((waiting) => waiting.letter === letter).toSorted((a, b) => a.at.getTime() - b.at.getTime());
    this.#waiting = this.#waiting.filter((waiting) => waiting.letter !== letter);
    this.#walking += next.length;
    for (const { go } of next) await go();
  }
}
