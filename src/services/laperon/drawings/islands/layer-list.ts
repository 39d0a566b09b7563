import { button, make } from './elements.ts';
import type { ModelPaper } from './model-paper.ts';
import type { ViewerWords } from './viewer-props.ts';

/** Layers one can tell apart by hand. */
const MOST = 500;

/** The layers of a drawing, each shown or not by a box of its own. */
export function layerList({ picture, shown }: ModelPaper, words: ViewerWords, onChange: () => void): HTMLElement {
  const list = make('ul', { class: 'plain-list drawing-layers' });
  const boxes = picture.layers
    .map((layer, n) => ({ layer, n }))
    .toSorted((a, b) => a.layer.name.localeCompare(b.layer.name))
    .slice(0, MOST)
    .map(({ layer, n }) => {
      const box = make('input', { type: 'checkbox' });
      box.checked = shown[n] ?? true;
      box.addEventListener('change', () => {
        shown[n] = box.checked;
        onChange();
      });
      const name = make('span', { lang: 'en' }, layer.name);
      list.append(make('li', {}, make('label', {}, box, ' ', name, ' ', make('span', { class: 'soft small num' }, String(layer.count)))));
      return { box, n };
    });
  const all = (on: boolean) => () => {
    shown.fill(on);
    for (const { box } of boxes) box.checked = on;
    onChange();
  };
  return make(
    'details',
    { class: 'drawing-layers-of' },
    make('summary', {}, words.layers.replace('{count}', String(picture.layers.length))),
    make('p', { class: 'inline-form' }, button(words.allLayers, all(true)), button(words.noLayers, all(false))),
    list,
  );
}
