import type { At } from '../domain/measure.ts';
import { laidBy, type LaidOver } from '../domain/laid-over.ts';
import { button, make } from './elements.ts';
import type { Stage } from './stage.ts';
import type { ViewerWords } from './viewer-props.ts';

interface LayingOptions {
  readonly words: ViewerWords;
  readonly older: Stage;
  readonly newer: Stage;
  /** Both are shown beside each other while one points. */
  readonly begin: () => void;
  /** How the older lies from now on; null as at first. */
  readonly end: (laid: LaidOver | null) => void;
}

type Side = 'older' | 'newer';
/** One place on each, then a second one on each. */
const ORDER: readonly Side[] = ['older', 'newer', 'older', 'newer'];

/** Lays one drawing over another by two places that are the same on both, pointed at by mouse, finger or keys. */
export class Laying {
  readonly element: HTMLElement;
  readonly #said = make('span', { class: 'small', role: 'status' });
  readonly #options: LayingOptions;
  #points: At[] | null = null;

  constructor(options: LayingOptions) {
    this.#options = options;
    const { words, end } = options;
    const begin = button(words.lay, () => this.begin());
    const reset = button(words.layAnew, () => {
      this.#points = null;
      this.#said.textContent = '';
      end(null);
    });
    this.element = make('span', { class: 'inline-form' }, begin, reset, this.#said);
  }

  get isOn(): boolean {
    return this.#points !== null;
  }

  begin(): void {
    this.#points = [];
    this.#options.begin();
    this.#ask();
  }

  /** Takes a place that was pointed at on one of the two; false where none is asked for. */
  take(side: Side, at: At): boolean {
    if (this.#points === null) return false;
    if (ORDER[this.#points.length] !== side) return true;
    this.#points.push(at);
    if (this.#points.length < ORDER.length) this.#ask();
    else this.#done(this.#points);
    return true;
  }

  #ask(): void {
    const count = this.#points?.length ?? 0;
    const side = ORDER[count] ?? 'older';
    const { words, older, newer } = this.#options;
    this.#said.textContent = (side === 'older' ? words.layOnOlder : words.layOnNewer).replace('{n}', String(Math.floor(count / 2) + 1));
    (side === 'older' ? older : newer).element.focus();
  }

  #done([fromA, toA, fromB, toB]: readonly At[]): void {
    const { words, older, newer, end } = this.#options;
    this.#points = null;
    const on = ({ size }: Stage, at: At | undefined) => ({ x: (at?.x ?? 0) * size.width, y: (at?.y ?? 0) * size.height });
    const laid = laidBy([on(older, fromA), on(older, fromB)], [on(newer, toA), on(newer, toB)]);
    this.#said.textContent = laid ? words.laid : words.notLaid;
    if (laid) end(laid);
    else this.#points = null;
    newer.element.focus();
  }
}
