import { type Extent, heightKey, tracedIn, upTo } from '../domain/traced.ts';

interface Words {
  readonly label: (key: string) => string;
  readonly building: (n: number) => string;
}

/** Gives the form a list for every building and storey, and takes away the empty ones nobody asks for any more. */
export function growLists(form: HTMLFormElement, extent: Extent, words: Words): void {
  const first = form.querySelector<HTMLFieldSetElement>('[data-building="1"]');
  if (!first) return;
  for (const own of form.querySelectorAll<HTMLFieldSetElement>('[data-building]'))
    if (Number(own.dataset.building) > extent.buildings) own.remove();
  let last: HTMLElement = first;
  for (const n of upTo(extent.buildings)) {
    const own = form.querySelector<HTMLFieldSetElement>(`[data-building="${n}"]`) ?? another(first, n, words);
    if (!own.isConnected) last.after(own);
    fill(own, n, extent, words);
    last = own;
  }
}

/** A group for one more building, like the first one and empty. */
function another(first: HTMLFieldSetElement, n: number, words: Words): HTMLFieldSetElement {
  const made = first.cloneNode(true) as HTMLFieldSetElement;
  made.dataset.building = String(n);
  const legend = made.querySelector('legend');
  if (legend) legend.textContent = words.building(n);
  const [pattern] = made.querySelectorAll('.tracing-lists .field');
  const height = made.querySelector<HTMLElement>(`.field:has([name="${heightKey(1)}"])`);
  if (height) rename(height, heightKey(n), words);
  if (pattern) made.querySelector('.tracing-lists')?.replaceChildren();
  return made;
}

function fill(own: HTMLFieldSetElement, building: number, extent: Extent, words: Words): void {
  const lists = own.querySelector('.tracing-lists');
  const pattern = own.ownerDocument.querySelector<HTMLElement>('.field:has([name="tapak_bangunan"])');
  if (!lists || !pattern) return;
  const fieldFor = (key: string): HTMLElement => {
    const known = lists.querySelector<HTMLElement>(`.field:has([name="${key}"])`);
    return known ?? rename(pattern.cloneNode(true) as HTMLElement, key, words);
  };
  lists.replaceChildren(
    ...tracedIn(extent)
      .filter((one) => one.building === building)
      .map(({ key }) => fieldFor(key)),
  );
}

function rename(field: HTMLElement, key: string, words: Words): HTMLElement {
  const input = field.querySelector<HTMLInputElement | HTMLTextAreaElement>('input, textarea');
  const label = field.querySelector('label');
  if (input) {
    Object.assign(input, { id: key, name: key, value: '' });
    input.removeAttribute('aria-describedby');
    input.removeAttribute('aria-invalid');
  }
  for (const fault of field.querySelectorAll('.err')) fault.remove();
  if (label) {
    label.htmlFor = key;
    if (label.firstChild) label.firstChild.textContent = `${words.label(key)} `;
  }
  return field;
}
