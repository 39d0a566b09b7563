import { laidAsWide, type LaidOver } from '../domain/laid-over.ts';
import type { At } from '../domain/measure.ts';
import { button, make } from './elements.ts';
import { isModel } from './model-paper.ts';
import { keepLaying, keptLaying } from './laid-kept.ts';
import { Laying } from './laying.ts';
import { DXF, openFile } from './open-file.ts';
import { CannotShow, type Paper } from './paper.ts';
import { Stage } from './stage.ts';
import type { Shown, ViewerProps } from './viewer-props.ts';

type How = 'alone' | 'beside' | 'over';

interface ComparedOptions extends Pick<ViewerProps, 'words' | 'library' | 'reader'> {
  readonly older: Shown;
  /** Names the two files, so that it is known again how they lie. */
  readonly pair: string;
  readonly onFault: (fault: CannotShow) => void;
}

/** The revision before, beside this one or laid over it in another colour. It is fetched once somebody asks for it. */
export class Compared {
  readonly element: HTMLElement;
  readonly tools = make('div', { class: 'inline-form drawing-tools' });
  readonly #stage: Stage;
  readonly #older: Stage;
  readonly #options: ComparedOptions;
  readonly #layer = make('canvas', { class: 'drawing-older', 'aria-hidden': 'true' });
  readonly #overTools: HTMLElement;
  readonly #legend: HTMLElement;
  #how: How = 'alone';
  #page = 1;
  #paper: Promise<Paper> | null = null;
  readonly #newer: Paper;
  readonly #laying: Laying;
  readonly #select: HTMLSelectElement;
  /** How the older lies on the newer, where somebody said so. */
  #laid: LaidOver | null = null;
  /** What of a model lies on the layer. */
  #tinted = '';

  constructor(stage: Stage, newer: Paper, options: ComparedOptions) {
    const { words, onFault } = options;
    this.#stage = stage;
    this.#newer = newer;
    this.#options = options;
    const nothing = (): void => undefined;
    const onPoint = (at: At): void => void this.#laying.take('older', at);
    this.#older = new Stage({ label: words.olderStage, onPoint, onFault, onKey: () => false, onMove: nothing });
    this.#laying = new Laying({
      words,
      older: this.#older,
      newer: stage,
      begin: async () => {
        await this.#turnTo('beside');
        // Each as large as its half allows: no longer one where the other is.
        for (const one of [this.#older, stage]) one.fit();
      },
      end: (laid) => {
        this.#laid = laid;
        keepLaying(options.pair, laid);
        void this.#turnTo('over');
      },
    });
    this.#laid = keptLaying(options.pair);
    this.element = this.#older.element;
    this.element.hidden = true;
    stage.over.before(this.#layer);
    this.#layer.hidden = true;
    this.#legend = make('p', { class: 'hint' }, words.legend);
    this.#overTools = make(
      'span',
      { class: 'inline-form' },
      this.#slider(),
      button(words.blink, () => this.blink()),
    );
    this.#select = this.#choice();
    this.tools.append(
      make('label', { class: 'small' }, `${words.compare} `, this.#select),
      this.#overTools,
      this.#laying.element,
      this.#legend,
    );
    this.#show();
  }

  /** Shows the same page of the revision before. */
  async show(page: number): Promise<void> {
    this.#page = page;
    if (this.#how === 'alone') return;
    const { onFault, words } = this.#options;
    try {
      this.#paper ??= this.#open();
      const paper = await this.#paper;
      if (isModel(paper)) paper.inInk = this.#how === 'over';
      this.#legend.textContent = page > paper.pages ? words.olderHasNoPage : words.legend;
      const there = page <= paper.pages;
      this.#layer.hidden = this.#how !== 'over' || !there;
      if (!there) return;
      if (this.#how === 'beside') {
        await this.#older.show(paper, page);
        this.moved();
      } else await this.#tint(paper, page);
    } catch (error) {
      this.#paper = null;
      onFault(error instanceof CannotShow ? error : new CannotShow('broken'));
    }
  }

  /** This one was moved or enlarged: the other follows, but not while one points at the same place on both. */
  moved(): void {
    if (this.#how === 'beside' && !this.#laying.isOn) this.#older.follow(this.#stage);
    if (this.#how === 'over' && this.#paper && this.#seen() !== this.#tinted)
      void this.#paper.then((paper) => this.#tint(paper, this.#page));
  }

  /** Takes a place that was pointed at on the newer, where one is asked for. */
  takes(at: At): boolean {
    return this.#laying.take('newer', at);
  }

  /** What is drawn anew as soon as it is another. */
  #seen(): string {
    return JSON.stringify([this.#page, this.#stage.zoom, this.#sharesPage() ? this.#stage.part : this.#laid]);
  }

  /** Two models share their plane, two pages their paper; a model and a page have no measure in common until it is told. */
  #sharesPage(): boolean {
    return this.#laid === null && (this.#options.older.mediaType === DXF) === (this.#newer.model !== undefined);
  }

  /** Of two models the older lies on the page of the newer: what did not move lies over itself. */
  async #open(): Promise<Paper> {
    const paper = await openFile(this.#options.older, this.#options);
    if (isModel(paper) && this.#newer.model) paper.layOn(this.#newer.model);
    return paper;
  }

  /** Shows the older in place of the newer, and back. */
  blink(): boolean {
    if (this.#how !== 'over') return false;
    const isHidden = this.#stage.canvas.classList.toggle('blinked');
    this.#layer.classList.toggle('alone', isHidden);
    return true;
  }

  /** Dark lines become red, white paper stays white: multiplied over the newer, what both have is dark. */
  async #tint(paper: Paper, page: number): Promise<void> {
    const seen = this.#seen();
    this.#tinted = seen;
    const { part, zoom } = this.#stage;
    const sharp = zoom * Math.min(2, devicePixelRatio);
    if (this.#sharesPage()) {
      await paper.draw(page, this.#layer, sharp, part);
      this.#layer.style.transform = '';
      this.#stage.put(this.#layer, part);
    } else {
      const size = await paper.size(page);
      const { a, b, x, y } = this.#laid ?? laidAsWide(size, this.#stage.size);
      await paper.draw(page, this.#layer, sharp * Math.hypot(a, b));
      Object.assign(this.#layer.style, { left: '0', top: '0', width: `${size.width * zoom}px`, height: `${size.height * zoom}px` });
      this.#layer.style.transformOrigin = '0 0';
      this.#layer.style.transform = `matrix(${a}, ${b}, ${-b}, ${a}, ${x * zoom}, ${y * zoom})`;
    }
    const paint = this.#layer.getContext('2d');
    // Drawn anew meanwhile: whoever does that colours it.
    if (!paint || this.#tinted !== seen) return;
    paint.setTransform(1, 0, 0, 1, 0, 0);
    paint.globalCompositeOperation = 'lighten';
    paint.fillStyle = '#d01818';
    paint.fillRect(0, 0, this.#layer.width, this.#layer.height);
    paint.globalCompositeOperation = 'source-over';
  }

  #choice(): HTMLSelectElement {
    const { words } = this.#options;
    const select = make('select');
    for (const how of ['alone', 'beside', 'over'] as const) select.append(make('option', { value: how }, words[how]));
    select.addEventListener('change', () => {
      this.#laying.leave();
      void this.#turnTo(select.value as How);
    });
    return select;
  }

  #turnTo(how: How): Promise<void> {
    this.#how = how;
    this.#select.value = how;
    this.#tinted = '';
    this.#show();
    return this.show(this.#page);
  }

  #slider(): HTMLElement {
    const input = make('input', { type: 'range', min: '0', max: '100', value: '70' });
    const set = (): void => {
      this.#layer.style.opacity = String(Number(input.value) / 100);
    };
    input.addEventListener('input', set);
    set();
    return make('label', { class: 'small' }, `${this.#options.words.opacity} `, input);
  }

  #show(): void {
    if (isModel(this.#newer)) this.#newer.inInk = this.#how === 'over';
    this.element.hidden = this.#how !== 'beside';
    this.#overTools.hidden = this.#how !== 'over';
    this.#laying.element.hidden = this.#how !== 'over' && !this.#laying.isOn;
    this.#legend.hidden = this.#how !== 'over';
    this.#layer.hidden = this.#how !== 'over';
    this.#stage.canvas.classList.remove('blinked');
    this.#layer.classList.remove('alone');
    this.element.parentElement?.classList.toggle('beside', this.#how === 'beside');
    // Another colour; a frame that is wider or narrower is drawn anew by itself.
    if (this.#newer.model) this.#stage.redraw();
  }
}
