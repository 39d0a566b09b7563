import { drawnArea, handlesOf, middleArea, movedArea, type Place, type Shape, stretchedArea } from '../domain/drawn-area.ts';
import type { Area } from '../domain/question.ts';
import { areaFrom, areaTyped } from '../domain/typed-area.ts';
import { middleOf, shapeOf } from './area-shapes.ts';
import { addLine, linesOf } from './area-lines.ts';
import { make } from './rich/elements.ts';
import { svg } from './svg.ts';

/** What drawing says, in the language of the page. */
export interface DrawWords {
  readonly tools: string;
  readonly hint: string;
  readonly shapes: Readonly<Record<Shape, string>>;
  /** `{n}` is the number of the place. */
  readonly area: string;
  readonly corner: string;
  readonly polygonHint: string;
}

const STEP = 0.01;
const arrows: Readonly<Record<string, Place>> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/**
 * Areas drawn over the picture of a question, each in step with its typed line: pulled by a pointer or moved by arrows.
 * The lines stay, and are what is sent.
 */
export function mountDrawing(form: HTMLFormElement, words: DrawWords): void {
  const box = form.querySelector<HTMLElement>('.hotspot[data-areas]');
  const picture = box?.querySelector('img');
  if (!box || !picture) return;
  const ready = () => {
    if (picture.naturalWidth > 0) new Drawing(form, box, picture.naturalWidth / picture.naturalHeight, words).draw();
  };
  if (picture.complete) ready();
  else picture.addEventListener('load', ready, { once: true });
}

type Held = { readonly nth: number; readonly handle: number | null; readonly from: Place; readonly area: Area };

class Drawing {
  readonly #form: HTMLFormElement;
  readonly #ratio: number;
  readonly #words: DrawWords;
  readonly #board: SVGSVGElement;
  readonly #buttons = new Map<Shape, HTMLButtonElement>();
  readonly #said = make('p', { class: 'hint', role: 'status' });
  #tool: Shape | null = null;
  /** Corners of a polygon that is not finished. */
  #corners: Place[] = [];
  #chosen: number | null = null;
  #held: Held | null = null;
  #start: Place | null = null;

  constructor(form: HTMLFormElement, box: HTMLElement, ratio: number, words: DrawWords) {
    this.#form = form;
    this.#ratio = ratio;
    this.#words = words;
    this.#board = svg('svg', { viewBox: `0 0 ${100 * ratio} 100`, class: 'areas drawn', role: 'group', 'aria-label': words.tools });
    box.append(this.#board);
    box.before(this.#bar());
    box.after(this.#said);
    this.#said.textContent = words.hint;
    this.#board.addEventListener('pointerdown', (event) => this.#down(event));
    this.#board.addEventListener('pointermove', (event) => this.#move(event));
    this.#board.addEventListener('pointerup', (event) => this.#up(event));
    this.#board.addEventListener('pointercancel', () => this.#letGo());
    this.#board.addEventListener('keydown', (event) => this.#key(event));
    form.addEventListener('input', (event) => {
      if (event.target instanceof HTMLInputElement && event.target.name.startsWith('tempat.') && event.isTrusted) this.draw();
    });
    new ResizeObserver(() => this.draw()).observe(box);
  }

  #bar(): HTMLElement {
    const bar = make('div', { class: 'row', role: 'group', 'aria-label': this.#words.tools });
    for (const shape of ['rectangle', 'circle', 'polygon'] as const) {
      const made = make('button', { type: 'button', class: 'btn quiet small', 'aria-pressed': 'false' }, this.#words.shapes[shape]);
      // Pressed by a key there is no pointer to draw with: the shape comes into the middle.
      made.addEventListener('click', (event) => (event.detail === 0 ? this.#put(shape) : this.#take(shape)));
      this.#buttons.set(shape, made);
      bar.append(made);
    }
    return bar;
  }

  #take(shape: Shape | null): void {
    this.#tool = this.#tool === shape ? null : shape;
    this.#corners = [];
    for (const [name, one] of this.#buttons) one.setAttribute('aria-pressed', String(name === this.#tool));
    this.#said.textContent = this.#tool === 'polygon' ? this.#words.polygonHint : this.#words.hint;
    this.draw();
  }

  #put(shape: Shape): void {
    const nth = this.#freeLine();
    this.#write(nth, middleArea('', shape, this.#ratio));
    this.#choose(nth, true);
  }

  // The lines of the form.

  #lines(): HTMLInputElement[] {
    return linesOf(this.#form);
  }

  #areas(): (Area | null)[] {
    return this.#lines().map(({ value }) => (value.trim() === '' ? null : areaFrom('', value)));
  }

  /** A line that is empty, made where there is none. */
  #freeLine(): number {
    const free = this.#lines().findIndex(({ value }) => value.trim() === '');
    return free >= 0 ? free : addLine(this.#form);
  }

  #write(nth: number, area: Area | null): void {
    const line = this.#lines()[nth];
    if (!line) return;
    line.value = area === null ? '' : areaTyped(area);
    line.dispatchEvent(new Event('input', { bubbles: true }));
    this.draw();
  }

  #choose(nth: number | null, focus: boolean): void {
    this.#chosen = nth;
    this.draw();
    if (focus) this.#board.querySelector<SVGElement>(`[data-area="${nth}"]`)?.focus();
  }

  // The pointer.

  #at(event: PointerEvent): Place {
    const box = this.#board.getBoundingClientRect();
    return [(event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height];
  }

  #down(event: PointerEvent): void {
    if (event.button !== 0) return;
    const at = this.#at(event);
    const target = event.target instanceof SVGElement ? event.target : null;
    event.preventDefault();
    this.#board.setPointerCapture(event.pointerId);
    if (this.#tool === 'polygon') return this.#corner(at);
    if (this.#tool !== null) {
      this.#start = at;
      this.#held = { nth: this.#freeLine(), handle: null, from: at, area: drawnArea('', this.#tool, at, at, this.#ratio) };
      return;
    }
    const nth = Number(target?.dataset.of ?? target?.dataset.area ?? Number.NaN);
    const area = this.#areas()[nth];
    if (!area) return this.#choose(null, false);
    this.#held = { nth, handle: target?.dataset.handle === undefined ? null : Number(target.dataset.handle), from: at, area };
    this.#choose(nth, true);
  }

  #move(event: PointerEvent): void {
    const held = this.#held;
    if (!held) return;
    const at = this.#at(event);
    if (this.#start && this.#tool && this.#tool !== 'polygon')
      return this.#write(held.nth, drawnArea('', this.#tool, this.#start, at, this.#ratio));
    const next =
      held.handle === null
        ? movedArea(held.area, at[0] - held.from[0], at[1] - held.from[1])
        : stretchedArea(held.area, held.handle, at, this.#ratio);
    this.#write(held.nth, next);
  }

  #up(event: PointerEvent): void {
    const held = this.#held;
    if (held && this.#start && this.#tool && this.#tool !== 'polygon') {
      const at = this.#at(event);
      const isClick = Math.hypot(at[0] - held.from[0], at[1] - held.from[1]) < 0.01;
      // A press without a pull draws a shape of a usual size there.
      const to: Place = isClick ? [at[0] + 0.1, at[1] + 0.1 * this.#ratio] : at;
      this.#write(held.nth, drawnArea('', this.#tool, this.#start, to, this.#ratio));
      this.#take(null);
      this.#choose(held.nth, true);
    }
    this.#letGo();
  }

  #letGo(): void {
    this.#held = null;
    this.#start = null;
  }

  #corner(at: Place): void {
    const [first] = this.#corners;
    const isClosed = first && this.#corners.length >= 3 && Math.hypot(at[0] - first[0], at[1] - first[1]) < 0.03;
    if (isClosed) return this.#finish();
    this.#corners.push([Math.min(1, Math.max(0, at[0])), Math.min(1, Math.max(0, at[1]))]);
    this.#board.tabIndex = -1;
    this.#board.focus();
    this.draw();
  }

  #finish(): void {
    const points = this.#corners;
    this.#take(null);
    if (points.length < 3) return;
    const nth = this.#freeLine();
    this.#write(nth, movedArea({ id: '', kind: 'polygon', points }, 0, 0));
    this.#choose(nth, true);
  }

  // The keyboard.

  #key(event: KeyboardEvent): void {
    if (this.#tool === 'polygon' && event.key === 'Enter') this.#finish();
    else if (this.#tool !== null && event.key === 'Escape') this.#take(null);
    else if (!this.#keyOnArea(event)) return;
    event.preventDefault();
  }

  #keyOnArea(event: KeyboardEvent): boolean {
    const { area, of, handle } = (event.target as SVGElement).dataset;
    const nth = Number(of ?? area ?? Number.NaN);
    const now = this.#areas()[nth];
    if (!now) return false;
    if (event.key === 'Delete' || event.key === 'Backspace') {
      this.#write(nth, null);
      this.#choose(null, false);
      this.#buttons.get('rectangle')?.focus();
      return true;
    }
    if (event.key === 'Enter' || event.key === ' ') {
      this.#choose(nth, true);
      return true;
    }
    const arrow = arrows[event.key];
    if (!arrow) return false;
    const step = event.shiftKey ? STEP * 5 : STEP;
    const [dx, dy] = [arrow[0] * step, arrow[1] * step];
    const [x, y] = handlesOf(now)[Number(handle)] ?? [0, 0];
    this.#write(nth, handle === undefined ? movedArea(now, dx, dy) : stretchedArea(now, Number(handle), [x + dx, y + dy], this.#ratio));
    const selector = handle === undefined ? `[data-area="${nth}"]` : `[data-of="${nth}"][data-handle="${handle}"]`;
    this.#board.querySelector<SVGElement>(selector)?.focus();
    this.#said.textContent = `${this.#named(nth)}: ${this.#lines()[nth]?.value ?? ''}`;
    return true;
  }

  #named = (nth: number) => this.#words.area.replace('{n}', String(nth + 1));

  // The picture.

  draw(): void {
    const focused = document.activeElement instanceof SVGElement ? { ...document.activeElement.dataset } : {};
    const wide = 100 * this.#ratio;
    const [x, y] = [(part: number) => part * wide, (part: number) => part * 100];
    const height = this.#board.getBoundingClientRect().height || 300;
    const reach = (13 * 100) / height;
    const drawn = this.#areas().flatMap((area, nth): SVGElement[] => {
      if (!area) return [];
      const isChosen = nth === this.#chosen;
      const label = `${this.#named(nth)}, ${this.#words.shapes[area.kind]}`;
      const about = { 'data-area': String(nth), tabindex: '0', role: 'button', 'aria-label': label, 'aria-pressed': String(isChosen) };
      const shape = shapeOf(area, about, x, y);
      const [cx, cy] = middleOf(area);
      const sign = svg('text', { x: String(x(cx)), y: String(y(cy)), 'font-size': String(reach), 'aria-hidden': 'true' });
      sign.textContent = String(nth + 1);
      const handles = isChosen ? handlesOf(area) : [];
      return [
        shape,
        sign,
        ...handles.map(([hx, hy], at) =>
          svg('circle', {
            cx: String(x(hx)),
            cy: String(y(hy)),
            r: String(reach * 0.7),
            class: 'handle',
            tabindex: '0',
            role: 'button',
            'data-of': String(nth),
            'data-handle': String(at),
            'aria-label': `${label}, ${this.#words.corner} ${at + 1}`,
          }),
        ),
      ];
    });
    const started = this.#corners.map(([cx, cy]) =>
      svg('circle', { cx: String(x(cx)), cy: String(y(cy)), r: String(reach * 0.5), class: 'handle' }),
    );
    const line = svg('polyline', { points: this.#corners.map(([cx, cy]) => `${x(cx)},${y(cy)}`).join(' '), class: 'started' });
    this.#board.replaceChildren(...drawn, line, ...started);
    this.#board.classList.toggle('draws', this.#tool !== null);
    const again = focused.area ?? focused.of;
    if (again === undefined || this.#board.contains(document.activeElement)) return;
    const same = focused.handle === undefined ? `[data-area="${again}"]` : `[data-of="${again}"][data-handle="${focused.handle}"]`;
    this.#board.querySelector<SVGElement>(same)?.focus();
  }
}
