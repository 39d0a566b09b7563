import { type At, distance, metresPerUnit } from '../domain/measure.ts';
import { make } from './elements.ts';
import type { Stage } from './stage.ts';
import type { ViewerWords } from './viewer-props.ts';

const SVG = 'http://www.w3.org/2000/svg';

/** Measures from one place to another, once it is told how large the drawing is in nature. */
export class Measuring {
  readonly element = make('div', { class: 'inline-form drawing-tools' });
  readonly #stage: Stage;
  readonly #words: ViewerWords;
  readonly #locale: string;
  readonly #said = make('output', { class: 'num' });
  readonly #line = document.createElementNS(SVG, 'line');
  #points: readonly At[] = [];
  #metres: number | null = null;

  constructor(stage: Stage, words: ViewerWords, locale: string, byScale: ((scale: number) => number | null) | null) {
    this.#stage = stage;
    this.#words = words;
    this.#locale = locale;
    const svg = document.createElementNS(SVG, 'svg');
    svg.setAttribute('class', 'drawing-line');
    svg.setAttribute('aria-hidden', 'true');
    svg.append(this.#line);
    stage.over.append(svg);
    if (byScale) this.element.append(this.#field(words.scale, (typed) => byScale(typed)));
    this.element.append(
      this.#field(words.known, (typed) => metresPerUnit(this.#units(), typed)),
      this.#said,
    );
    this.#said.setAttribute('aria-live', 'polite');
  }

  /** The first place, then the second; a third begins anew. */
  point(at: At): void {
    this.#points = this.#points.length === 1 ? [...this.#points, at] : [at];
    this.draw();
    this.#say();
  }

  clear(): void {
    this.#points = [];
    this.draw();
    this.#say();
  }

  draw(): void {
    const [a, b = a] = this.#points;
    const line = { x1: a?.x, y1: a?.y, x2: b?.x, y2: b?.y };
    for (const [name, part] of Object.entries(line)) this.#line.setAttribute(name, `${(part ?? 0) * 100}%`);
    this.#line.setAttribute('visibility', a === undefined ? 'hidden' : 'visible');
  }

  #units(): number {
    const [a, b] = this.#points;
    return a && b ? distance(a, b, this.#stage.size) : 0;
  }

  #say(): void {
    const units = this.#units();
    const length = (this.#metres ?? 0) * units;
    const written = length.toLocaleString(this.#locale, { maximumFractionDigits: 2, minimumFractionDigits: 2 });
    this.#said.value = units === 0 ? '' : this.#metres === null ? this.#words.unscaled : this.#words.measured.replace('{length}', written);
  }

  #field(label: string, read: (typed: number) => number | null): HTMLElement {
    const input = make('input', { type: 'text', inputmode: 'decimal', class: 'short' });
    input.addEventListener('change', () => {
      const metres = read(Number(input.value.replace(',', '.')));
      if (metres !== null) this.#metres = metres;
      this.#say();
    });
    return make('label', { class: 'small' }, `${label} `, input);
  }
}
