import type { Point } from '../../domain/dxf/drawing.ts';
import { type Corner, cornerAt, type Outlines, stepFrom, withCorner, withoutCorner } from '../domain/corners.ts';
import type { History } from '../domain/history.ts';
import { snap } from '../domain/snap.ts';
import type { tracingTexts } from '../messages/tracing.ts';

/** What is written in every list of the form, by its name. */
export type Written = Readonly<Record<string, string>>;

/** The lists of the form, which hold all that was traced. */
export interface Lists {
  readonly keys: () => readonly string[];
  readonly read: (key: string) => Outlines;
  readonly write: (key: string, outlines: Outlines) => void;
  readonly written: () => Written;
  readonly put: (written: Written) => void;
}

interface HandOptions {
  readonly lists: Lists;
  readonly history: History<Written>;
  readonly texts: ReturnType<typeof tracingTexts>;
  readonly say: (words: string) => void;
  readonly changed: () => void;
}

/** What one does with corners: puts them, chooses, moves and removes them, and takes it back. */
export class Hand {
  key = 'batas_persil';
  chosen: Corner | null = null;
  isSnapping = true;
  /** An outline that was ended: the next corner begins another. */
  isEnded = false;
  readonly #options: HandOptions;

  constructor(options: HandOptions) {
    this.#options = options;
  }

  get outlines(): Outlines {
    return this.#options.lists.read(this.key);
  }

  turnTo(key: string): void {
    this.key = key;
    this.isEnded = false;
    this.chosen = null;
    this.#options.changed();
  }

  /** The next corner of the outline that is traced; on its first corner it ends. */
  add(at: Point, reach: number): void {
    const { texts, say } = this.#options;
    const all = this.outlines;
    const open = this.isEnded ? [] : (all.at(-1) ?? []);
    const before = open.at(-1) ?? null;
    const { point, to } = this.#snapped(at, before, reach);
    if (before && point.x === before.x && point.y === before.y) return;
    const [first] = open;
    if (first && open.length > 2 && point.x === first.x && point.y === first.y) this.isEnded = true;
    else {
      this.#write(open.length > 0 ? [...all.slice(0, -1), [...open, point]] : [...all, [point]]);
      this.isEnded = false;
    }
    say(to === null ? '' : texts.snapped[to]);
    this.#options.changed();
  }

  removeLast(): void {
    const all = this.outlines;
    const outline = all.length - 1;
    const last = all[outline];
    if (last) this.#write(withoutCorner(all, { outline, n: last.length - 1 }));
    this.#options.changed();
  }

  /** Chooses the corner that is pressed, or puts the chosen one where it was pressed. */
  press(at: Point, reach: number): void {
    const all = this.outlines;
    if (this.chosen) {
      this.#write(withCorner(all, this.chosen, this.#snapped(at, null, reach).point));
      this.letGo();
    } else this.#choose(cornerAt(all, at, 2 * reach));
  }

  /** Chooses the next corner or the one before; where it lies. */
  step(by: 1 | -1): Point | null {
    this.#choose(stepFrom(this.outlines, this.chosen, by));
    return this.chosen ? (this.outlines[this.chosen.outline]?.[this.chosen.n] ?? null) : null;
  }

  removeChosen(): void {
    if (this.chosen) this.#write(withoutCorner(this.outlines, this.chosen));
    this.letGo();
  }

  letGo(): void {
    this.chosen = null;
    this.#options.say(this.#options.texts.mendHow);
    this.#options.changed();
  }

  undo(): void {
    this.#go(this.#options.history.undo(this.#options.lists.written()));
  }

  redo(): void {
    this.#go(this.#options.history.redo(this.#options.lists.written()));
  }

  #go(written: Written | null): void {
    if (!written) return;
    this.chosen = null;
    this.#options.lists.put(written);
    this.#options.changed();
  }

  #choose(corner: Corner | null): void {
    this.chosen = corner;
    const { say, texts, changed } = this.#options;
    const points = corner && this.outlines[corner.outline];
    say(corner && points ? texts.chosen(corner.n + 1, points.length) : texts.mendHow);
    changed();
  }

  #snapped(at: Point, from: Point | null, reach: number) {
    if (!this.isSnapping) return { point: at, to: null };
    const { lists } = this.#options;
    // A corner that is moved does not cling to where it was.
    const moved = this.chosen;
    const outlines = lists.keys().flatMap((key) => (moved && key === this.key ? withoutCorner(lists.read(key), moved) : lists.read(key)));
    return snap(at, { outlines, from, reach });
  }

  #write(outlines: Outlines): void {
    const { history, lists } = this.#options;
    history.keep(lists.written());
    lists.write(this.key, outlines);
  }
}
