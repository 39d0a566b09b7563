import { type At, distance, metresPerPoint, metresPerUnit } from '../domain/measure.ts';
import { make } from './elements.ts';
import type { Paper } from './paper.ts';
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
  /** Units of a drawing for one of its page, where it has units of its own. */
  readonly #own: number | null;
  readonly #onScale: (() => void) | undefined;

  constructor(stage: Stage, words: ViewerWords, locale: string, { unit, model }: Pick<Paper, 'unit' | 'model'>, onScale?: () => void) {
    this.#stage = stage;
    this.#words = words;
    this.#locale = locale;
    const svg = document.createElementNS(SVG, 'svg');
    svg.setAttribute('class', 'drawing-line');
    svg.setAttribute('aria-hidden', 'true');
    svg.append(this.#line);
    stage.over.append(svg);
    this.#onScale = onScale;
    this.#own = model ? 1 / model.scale : null;
    if (model?.metresPerUnit) this.#metres = model.metresPerUnit / model.scale;
    if (unit === 'point') this.element.append(this.#field(words.scale, metresPerPoint));
    // What the file itself says needs nobody's word.
    if (this.#metres === null) this.element.append(this.#field(words.known, (typed) => metresPerUnit(this.#units(), typed)));
    this.element.append(this.#said);
    this.#said.setAttribute('aria-live', 'polite');
  }

  /** Metres of a unit of the page; null until something says so. */
  get metresPerUnit(): number | null {
    return this.#metres;
  }

  /** What is known from before. */
  tell(metres: number): void {
    this.#metres = metres;
    this.#say();
    this.#onScale?.();
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
    const { measured, measuredInUnits, unscaled } = this.#words;
    const written = (length: number) => length.toLocaleString(this.#locale, { maximumFractionDigits: 2, minimumFractionDigits: 2 });
    if (units === 0) this.#said.value = '';
    else if (this.#metres !== null) this.#said.value = measured.replace('{length}', written(this.#metres * units));
    else this.#said.value = this.#own === null ? unscaled : measuredInUnits.replace('{length}', written(this.#own * units));
  }

  #field(label: string, read: (typed: number) => number | null): HTMLElement {
    const input = make('input', { type: 'text', inputmode: 'decimal', class: 'short' });
    input.addEventListener('change', () => {
      const metres = read(Number(input.value.replace(',', '.')));
      if (metres !== null) this.#metres = metres;
      this.#say();
      this.#onScale?.();
    });
    return make('label', { class: 'small' }, `${label} `, input);
  }
}
