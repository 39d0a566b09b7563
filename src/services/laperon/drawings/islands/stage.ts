import type { At } from '../domain/measure.ts';
import { make } from './elements.ts';
import { CannotShow, type Paper, type Part } from './paper.ts';

const STEP = 1.25;
const LEAST = 0.1;
const MOST = 12;
/** A model is made of lines: one may go nearer. */
const MOST_OF_MODEL = 400;
/** Milliseconds one waits before the part that came into view is drawn. */
const PAUSE = 80;
/** Pixels an arrow key moves the page by. */
const STRIDE = 60;

interface StageOptions {
  readonly label: string;
  /** Somebody pointed at a place, or pressed Enter, which means the middle of what is seen. */
  readonly onPoint: (at: At) => void;
  readonly onFault: (fault: CannotShow) => void;
  /** What keys turn the page or do more than move about. */
  readonly onKey: (key: string) => boolean;
  readonly onMove: () => void;
}

/** A page to look at: moved by scrolling or arrows, enlarged by keys, wheel or two fingers. One page is drawn at a time. */
export class Stage {
  readonly element: HTMLElement;
  /** Lies over the page: pins, marks and the line that is measured. */
  readonly over = make('div', { class: 'drawing-over' });
  readonly canvas = make('canvas');
  readonly #sheet: HTMLElement;
  readonly #options: StageOptions;
  #paper: Paper | null = null;
  #page = 1;
  /** CSS pixels for one unit of the page. */
  #zoom = 1;
  #size = { width: 1, height: 1 };
  /** As large as the frame allows: it stays so when the frame becomes another. */
  #isFitted = true;
  /** Pixels the frame was wide when the page was fitted into it. */
  #fittedTo = 0;
  #waiting: ReturnType<typeof setTimeout> | undefined;

  constructor(options: StageOptions) {
    this.#options = options;
    this.#sheet = make('div', { class: 'drawing-sheet' }, this.canvas, this.over);
    this.element = make('div', { class: 'drawing-stage', tabindex: '0', role: 'group', 'aria-label': options.label }, this.#sheet);
    this.canvas.setAttribute('aria-hidden', 'true');
    this.#listen();
  }

  get size() {
    return this.#size;
  }

  get zoom() {
    return this.#zoom;
  }

  /** What is drawn of a model: what is seen with as much around it; undefined for a page that is drawn whole. */
  get part(): Part | undefined {
    if (!this.#paper?.model) return undefined;
    const { scrollLeft, scrollTop, clientWidth, clientHeight } = this.element;
    const zoom = this.#zoom;
    const x = Math.max(0, (scrollLeft - clientWidth / 2) / zoom);
    const y = Math.max(0, (scrollTop - clientHeight / 2) / zoom);
    const right = Math.min(this.#size.width, (scrollLeft + 1.5 * clientWidth) / zoom);
    const bottom = Math.min(this.#size.height, (scrollTop + 1.5 * clientHeight) / zoom);
    return { x, y, width: Math.max(1 / zoom, right - x), height: Math.max(1 / zoom, bottom - y) };
  }

  /** The middle of what is seen, as a place on the page. */
  get middle(): At {
    const { scrollLeft, scrollTop, clientWidth, clientHeight } = this.element;
    const { width, height } = this.#size;
    const within = (part: number) => Math.min(1, Math.max(0, part));
    const across = Math.min(clientWidth, width * this.#zoom) / 2;
    const down = Math.min(clientHeight, height * this.#zoom) / 2;
    return { x: within((scrollLeft + across) / (width * this.#zoom)), y: within((scrollTop + down) / (height * this.#zoom)) };
  }

  /** Shows a page, as large as the frame is wide. */
  async show(paper: Paper, page: number): Promise<void> {
    const first = this.#paper === null;
    this.#paper = paper;
    this.#page = page;
    this.#size = await paper.size(page);
    if (first) this.#fitNow();
    await this.#draw();
  }

  /** As large as the frame allows, at once: whoever presses the page after this meets it where it stays. */
  fit(): void {
    this.#fitNow();
    this.#resize();
    this.lookAt({ x: 0, y: 0 });
    void this.#draw();
  }

  /** Begins to be looked at: comes into view at once, and keys work on it. */
  begin(): void {
    this.element.focus({ preventScroll: true });
    this.element.scrollIntoView({ block: 'nearest', behavior: 'instant' });
  }

  in(): void {
    this.zoomTo(this.#zoom * STEP);
  }

  out(): void {
    this.zoomTo(this.#zoom / STEP);
  }

  /** Enlarges around the middle of what is seen. */
  zoomTo(zoom: number): void {
    const at = this.middle;
    this.#setZoom(zoom);
    this.lookAt(at);
    void this.#draw();
  }

  /** Enlarges so that a place of the page lies under a point of the frame, in pixels from its corner; drawn sharp after a moment. */
  #zoomUnder(zoom: number, at: At, { x, y }: At): void {
    this.#setZoom(zoom);
    this.element.scrollLeft = at.x * this.#size.width * this.#zoom - x;
    this.element.scrollTop = at.y * this.#size.height * this.#zoom - y;
    this.#options.onMove();
    this.#drawSoon();
  }

  #setZoom(zoom: number): void {
    this.#zoom = Math.min(this.#paper?.model ? MOST_OF_MODEL : MOST, Math.max(LEAST, zoom));
    this.#isFitted = false;
    this.#resize();
  }

  /** Draws anew what is seen: something else of it is to be shown. */
  redraw(): void {
    void this.#draw();
  }

  lookAt({ x, y }: At): void {
    const { clientWidth, clientHeight } = this.element;
    this.element.scrollLeft = x * this.#size.width * this.#zoom - clientWidth / 2;
    this.element.scrollTop = y * this.#size.height * this.#zoom - clientHeight / 2;
  }

  /** Lies where the other lies, as large. */
  follow(other: Stage): void {
    if (this.#zoom !== other.#zoom) {
      this.#setZoom(other.#zoom);
      void this.#draw();
    }
    this.element.scrollTo(other.element.scrollLeft, other.element.scrollTop);
  }

  #fitNow(): void {
    this.#zoom = this.#fitting();
    this.#isFitted = true;
    this.#fittedTo = this.element.clientWidth;
  }

  #fitting(): number {
    const { clientWidth, clientHeight } = this.element;
    const wide = (clientWidth - 2) / this.#size.width;
    // Pages are read down; a model is looked at whole.
    return Math.max(LEAST, this.#paper?.model ? Math.min(wide, (clientHeight - 2) / this.#size.height) : wide);
  }

  #resize(): void {
    const { width, height } = this.#size;
    this.#sheet.style.width = `${width * this.#zoom}px`;
    this.#sheet.style.height = `${height * this.#zoom}px`;
  }

  async #draw(): Promise<void> {
    this.#resize();
    clearTimeout(this.#waiting);
    try {
      const { part } = this;
      await this.#paper?.draw(this.#page, this.canvas, this.#zoom * Math.min(2, devicePixelRatio), part);
      this.put(this.canvas, part);
    } catch (error) {
      this.#options.onFault(error instanceof CannotShow ? error : new CannotShow('broken'));
    }
    this.#options.onMove();
  }

  /** Lays a canvas where the part it shows lies on the sheet. */
  put({ style }: HTMLCanvasElement, part: Part | undefined): void {
    const [left, top, width, height] = part
      ? [part.x / this.#size.width, part.y / this.#size.height, part.width / this.#size.width, part.height / this.#size.height]
      : [0, 0, 1, 1];
    Object.assign(style, { left: `${left * 100}%`, top: `${top * 100}%`, width: `${width * 100}%`, height: `${height * 100}%` });
  }

  /** A model that was moved shows more of itself after a moment. */
  #moved(): void {
    this.#options.onMove();
    if (this.#paper?.model) this.#drawSoon();
  }

  #drawSoon(): void {
    clearTimeout(this.#waiting);
    this.#waiting = setTimeout(() => void this.#draw(), PAUSE);
  }

  /** The frame is wider or narrower than it was, as where another lies beside it or a telephone is turned. */
  #framed(): void {
    const { clientWidth } = this.element;
    if (this.#paper === null || clientWidth === 0) return;
    if (this.#isFitted && clientWidth !== this.#fittedTo) this.fit();
    else if (this.#paper.model) this.#drawSoon();
  }

  /** Where a point of the window lies: in the frame, in pixels, and on the page. */
  #under(clientX: number, clientY: number): { readonly frame: At; readonly page: At } {
    const frame = this.element.getBoundingClientRect();
    const sheet = this.#sheet.getBoundingClientRect();
    return {
      frame: { x: clientX - frame.left, y: clientY - frame.top },
      page: { x: (clientX - sheet.left) / sheet.width, y: (clientY - sheet.top) / sheet.height },
    };
  }

  #listen(): void {
    const { element } = this;
    this.#sheet.addEventListener('click', (event) => {
      this.#options.onPoint(this.#under(event.clientX, event.clientY).page);
    });
    new ResizeObserver(() => this.#framed()).observe(element);
    element.addEventListener('scroll', () => this.#moved(), { passive: true });
    element.addEventListener('keydown', (event) => {
      if (event.target !== element || event.ctrlKey || event.metaKey || event.altKey) return;
      if (this.#steered(event.key) || this.#options.onKey(event.key)) event.preventDefault();
    });
    element.addEventListener(
      'wheel',
      (event) => {
        if (!event.ctrlKey) return;
        event.preventDefault();
        const { page, frame } = this.#under(event.clientX, event.clientY);
        this.#zoomUnder(this.#zoom * (event.deltaY < 0 ? STEP : 1 / STEP), page, frame);
      },
      { passive: false },
    );
    this.#pinch();
  }

  #steered(key: string): boolean {
    const strides: Readonly<Record<string, readonly [number, number]>> = {
      ArrowLeft: [-STRIDE, 0],
      ArrowRight: [STRIDE, 0],
      ArrowUp: [0, -STRIDE],
      ArrowDown: [0, STRIDE],
    };
    const by = strides[key];
    if (by) this.element.scrollBy(by[0], by[1]);
    else if (key === '+' || key === '=') this.in();
    else if (key === '-') this.out();
    else if (key === '0') this.fit();
    else if (key === 'Enter') this.#options.onPoint(this.middle);
    else return false;
    return true;
  }

  /** Two fingers enlarge and move: the place that lay between them stays there. One finger moves the page as it moves any page. */
  #pinch(): void {
    let begun: { readonly apart: number; readonly zoom: number; readonly page: At } | null = null;
    const between = ({ touches: [a, b] }: TouchEvent) =>
      a && b
        ? {
            apart: Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY),
            ...this.#under((a.clientX + b.clientX) / 2, (a.clientY + b.clientY) / 2),
          }
        : null;
    const begin = (event: TouchEvent): void => {
      const now = event.touches.length === 2 ? between(event) : null;
      begun = now && { apart: Math.max(1, now.apart), zoom: this.#zoom, page: now.page };
      if (begun) event.preventDefault();
    };
    const move = (event: TouchEvent): void => {
      const now = event.touches.length === 2 ? between(event) : null;
      if (!now || !begun) return;
      event.preventDefault();
      this.#zoomUnder((begun.zoom * now.apart) / begun.apart, begun.page, now.frame);
    };
    this.element.addEventListener('touchstart', begin, { passive: false });
    this.element.addEventListener('touchmove', move, { passive: false });
    for (const over of ['touchend', 'touchcancel'] as const)
      this.element.addEventListener(over, () => {
        begun = null;
      });
  }
}
