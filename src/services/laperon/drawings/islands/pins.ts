import type { At } from '../domain/measure.ts';
import { type Model, pinOn } from '../domain/model.ts';
import { make } from './elements.ts';
import type { Pin, ViewerWords } from './viewer-props.ts';

/** Puts the pins of a page in their places, in the order of their numbers, so that one tabs through them. */
export function placePins(
  over: HTMLElement,
  pins: readonly Pin[],
  { page, model, words }: { readonly page: number; readonly model: Model | undefined; readonly words: ViewerWords },
  pending?: At,
): void {
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
    put(made, pinOn(model, { x: pin.x, y: pin.y, point: pin.point }));
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
  element.dataset.x = String(x);
  element.dataset.y = String(y);
}

/** Pixels between two pins, so that a finger finds each. */
const APART = 34;

/** Moves pins that would lie over each other to the side, as far as the present size of the page makes them. */
export function spreadPins(over: HTMLElement): void {
  const { clientWidth: width, clientHeight: height } = over;
  const taken: { readonly left: number; readonly top: number }[] = [];
  for (const pin of over.querySelectorAll<HTMLElement>('.drawing-pin')) {
    let left = Number(pin.dataset.x) * width;
    let top = Number(pin.dataset.y) * height;
    while (taken.some((one) => Math.abs(one.left - left) < APART && Math.abs(one.top - top) < APART)) {
      left += APART;
      if (left <= width) continue;
      left = APART / 2;
      top += APART;
    }
    taken.push({ left, top });
    pin.style.left = `${left}px`;
    pin.style.top = `${top}px`;
  }
}
