import type { Point } from '../../domain/dxf/drawing.ts';
import { tracedIn, type Extent } from '../domain/traced.ts';
import type { Hand, Lists } from './tracing-hand.ts';

const SVG = 'http://www.w3.org/2000/svg';

/** Draws what was traced over the picture: outlines, the one in hand, and its corners while they are mended. */
export class TracedPicture {
  readonly element = document.createElementNS(SVG, 'svg');

  constructor() {
    this.element.setAttribute('class', 'tracing-lines');
    this.element.setAttribute('aria-hidden', 'true');
    this.element.setAttribute('preserveAspectRatio', 'none');
  }

  draw(
    lists: Lists,
    hand: Hand,
    view: {
      readonly extent: Extent;
      readonly size: { width: number; height: number };
      readonly metres: number | null;
      readonly zoom: number;
      readonly mode: string;
    },
  ): void {
    const { extent, size, metres, zoom, mode } = view;
    this.element.setAttribute('viewBox', `0 0 ${size.width} ${size.height}`);
    this.element.replaceChildren();
    if (metres === null) return;
    const at = ({ x, y }: Point) => ({ x: x / metres, y: size.height - y / metres });
    for (const { key, stem, kind } of tracedIn(extent)) {
      const outlines = lists.read(key);
      for (const [n, outline] of outlines.entries()) {
        const inHand = key === hand.key && !hand.isEnded && n === outlines.length - 1 && mode === 'trace';
        const points = outline.map(at).map(({ x, y }) => `${x},${y}`);
        this.#put(kind === 'line' || inHand ? 'polyline' : 'polygon', {
          points: points.join(' '),
          class: `as-${stem}${key === hand.key ? ' now' : ''}`,
        });
        if (key === hand.key && (mode === 'trace' || mode === 'mend'))
          this.#corners(outline.map(at), 4 / zoom, (each) => hand.chosen?.outline === n && hand.chosen.n === each);
      }
    }
  }

  #corners(points: readonly Point[], radius: number, isChosen: (n: number) => boolean): void {
    for (const [n, { x, y }] of points.entries()) {
      const chosen = isChosen(n);
      this.#put('circle', { cx: String(x), cy: String(y), r: String(chosen ? 2 * radius : radius), class: chosen ? 'chosen' : 'corner' });
    }
  }

  #put(tag: string, attributes: Readonly<Record<string, string>>): void {
    const made = document.createElementNS(SVG, tag);
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    this.element.append(made);
  }
}
