import type { At } from '../domain/measure.ts';
import { laidBy, type LaidOver } from '../domain/laid-over.ts';
import { button, make } from './elements.ts';
import type { Stage } from './stage.ts';
import type { ViewerWords } from './viewer-props.ts';

interface LayingOptions {
  readonly words: ViewerWords;
  readonly older: Stage;
  readonly newer: Stage;
  /** Shows both beside each other, where they stay while one points. */
  readonly begin: () => Promise<void>;
  /** How the older lies from now on; null as at first. */
  readonly end: (laid: LaidOver | null) => void;
}

type Side = 'older' | 'newer';
type Points = Record<Side, At[]>;

/**
 * Lays one drawing over another by two places that are the same on both, pointed at by mouse, finger or keys, in whatever
 * order: each press counts, is marked with its number, and a third one on a drawing moves the second.
 */
export class Laying {
  readonly element: HTMLElement;
  readonly #said = make('span', { class: 'drawing-said small', role: 'status' });
  readonly #options: LayingOptions;
  #points: Points | null = null;

  constructor(options: LayingOptions) {
    this.#options = options;
    const { words, end } = options;
    const begin = button(words.lay, () => void this.begin());
    const reset = button(words.layAnew, () => {
      this.#stop('');
      end(null);
    });
    this.element = make('span', { class: 'inline-form' }, begin, reset, this.#said);
  }

  get isOn(): boolean {
    return this.#points !== null;
  }

  async begin(): Promise<void> {
    this.#points = { older: [], newer: [] };
    this.#said.textContent = this.#options.words.opening;
    await this.#options.begin();
    this.#ask();
  }

  /** Another way of comparing was chosen meanwhile. */
  leave(): void {
    if (this.#points) this.#stop('');
  }

  /** Takes a place that was pointed at on one of the two; false where none is asked for. */
  take(side: Side, at: At): boolean {
    if (this.#points === null) return false;
    const own = this.#points[side];
    own[Math.min(own.length, 1)] = at;
    this.#mark(side, own);
    const { older, newer } = this.#points;
    if (older.length < 2 || newer.length < 2) this.#ask();
    else this.#done(older, newer);
    return true;
  }

  #ask(): void {
    if (this.#points === null) return;
    const { older, newer } = this.#points;
    const side: Side = newer.length < older.length || older.length === 2 ? 'newer' : 'older';
    const { words } = this.#options;
    const said = side === 'older' ? words.layOnOlder : words.layOnNewer;
    this.#said.textContent = said.replace('{n}', String(this.#points[side].length + 1));
    this.#options[side].begin();
  }

  #done([fromA, fromB]: readonly At[], [toA, toB]: readonly At[]): void {
    const { words, older, newer, end } = this.#options;
    const on = ({ size }: Stage, at: At | undefined) => ({ x: (at?.x ?? 0) * size.width, y: (at?.y ?? 0) * size.height });
    const laid = laidBy([on(older, fromA), on(older, fromB)], [on(newer, toA), on(newer, toB)]);
    this.#stop(laid ? words.laid : words.notLaid);
    if (laid) end(laid);
    newer.begin();
  }

  #stop(said: string): void {
    this.#points = null;
    this.#said.textContent = said;
    for (const side of ['older', 'newer'] as const) this.#mark(side, []);
  }

  /** Shows the places pointed at on a drawing. */
  #mark(side: Side, points: readonly At[]): void {
    const { over } = this.#options[side];
    for (const old of over.querySelectorAll('.drawing-mark')) old.remove();
    points.forEach(({ x, y }, n) => {
      const mark = make('span', { class: 'drawing-mark', 'aria-hidden': 'true' }, String(n + 1));
      mark.style.left = `${x * 100}%`;
      mark.style.top = `${y * 100}%`;
      over.append(mark);
    });
  }
}
