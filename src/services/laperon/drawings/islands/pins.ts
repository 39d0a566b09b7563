import type { At } from '../domain/measure.ts';
import { make } from './elements.ts';
import type { Pin, ViewerWords } from './viewer-props.ts';

/** Puts the pins of a page in their places, in the order of their numbers, so that one tabs through them. */
export function placePins(over: HTMLElement, pins: readonly Pin[], page: number, words: ViewerWords, pending?: At): void {
  for (const old of over.querySelectorAll('.drawing-pin')) old.remove();
  for (const pin of pins) {
    if (pin.page !== page || pin.x === null || pin.y === null) continue;
    const made = make(
      'button',
      { type: 'button', class: 'drawing-pin', 'data-pin': String(pin.n), 'data-state': pin.state, 'aria-label': pin.label },
      String(pin.n),
    );
    made.addEventListener('click', (event) => {
      event.stopPropagation();
      const remark = document.getElementById(pin.anchor);
      remark?.scrollIntoView({ block: 'nearest' });
      remark?.focus();
    });
    put(made, { x: pin.x, y: pin.y });
    over.append(made);
  }
  if (!pending) return;
  const mark = make('span', { class: 'drawing-pin pending', role: 'img', 'aria-label': words.pending }, '+');
  put(mark, pending);
  over.append(mark);
}

function put(element: HTMLElement, { x, y }: At): void {
  element.style.left = `${x * 100}%`;
  element.style.top = `${y * 100}%`;
}
