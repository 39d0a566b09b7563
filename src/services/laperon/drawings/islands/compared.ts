import { button, make } from './elements.ts';
import { isModel } from './model-paper.ts';
import { openFile } from './open-file.ts';
import { CannotShow, type Paper, type Part } from './paper.ts';
import { Stage } from './stage.ts';
import type { Shown, ViewerProps } from './viewer-props.ts';

type How = 'alone' | 'beside' | 'over';

interface ComparedOptions extends Pick<ViewerProps, 'words' | 'library' | 'reader'> {
  readonly older: Shown;
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
  /** What of a model lies on the layer. */
  #tinted = '';

  constructor(stage: Stage, newer: Paper, options: ComparedOptions) {
    const { words, onFault } = options;
    this.#stage = stage;
    this.#newer = newer;
    this.#options = options;
    const nothing = (): void => undefined;
    this.#older = new Stage({ label: words.olderStage, onPoint: nothing, onFault, onKey: () => false, onMove: nothing });
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
    this.tools.append(this.#choice(), this.#overTools, this.#legend);
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
      } else await this.#tint(paper, page, this.#stage.part);
    } catch (error) {
      this.#paper = null;
      onFault(error instanceof CannotShow ? error : new CannotShow('broken'));
    }
  }

  /** This one was moved or enlarged: the other follows. */
  moved(): void {
    if (this.#how === 'beside') this.#older.follow(this.#stage);
    if (this.#how === 'over' && this.#newer.model && this.#paper && this.#seen() !== this.#tinted)
      void this.#paper.then((paper) => this.#tint(paper, this.#page, this.#stage.part));
  }

  #seen(): string {
    return JSON.stringify([this.#stage.zoom, this.#stage.part]);
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
  async #tint(paper: Paper, page: number, part: Part | undefined): Promise<void> {
    this.#tinted = this.#seen();
    await paper.draw(page, this.#layer, this.#stage.zoom * Math.min(2, devicePixelRatio), part);
    this.#stage.put(this.#layer, part);
    const paint = this.#layer.getContext('2d');
    if (!paint) return;
    paint.setTransform(1, 0, 0, 1, 0, 0);
    paint.globalCompositeOperation = 'lighten';
    paint.fillStyle = '#d01818';
    paint.fillRect(0, 0, this.#layer.width, this.#layer.height);
    paint.globalCompositeOperation = 'source-over';
  }

  #choice(): HTMLElement {
    const { words } = this.#options;
    const select = make('select');
    // A model and a page have no measure in common.
    const both = (this.#options.older.mediaType === 'image/vnd.dxf') === (this.#newer.model !== undefined);
    for (const how of both ? (['alone', 'beside', 'over'] as const) : (['alone', 'beside'] as const))
      select.append(make('option', { value: how }, words[how]));
    select.addEventListener('change', () => {
      this.#how = select.value as How;
      this.#show();
      void this.show(this.#page);
    });
    return make('label', { class: 'small' }, `${words.compare} `, select);
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
    if (isModel(this.#newer) && this.#newer.inInk !== (this.#how === 'over')) {
      this.#newer.inInk = this.#how === 'over';
      this.#stage.redraw();
    }
    this.element.hidden = this.#how !== 'beside';
    this.#overTools.hidden = this.#how !== 'over';
    this.#legend.hidden = this.#how !== 'over';
    this.#layer.hidden = this.#how !== 'over';
    this.#stage.canvas.classList.remove('blinked');
    this.#layer.classList.remove('alone');
    this.element.parentElement?.classList.toggle('beside', this.#how === 'beside');
  }
}
