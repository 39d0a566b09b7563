/** Makes an element with attributes and children; every text is text, never markup. */
export function make<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Readonly<Record<string, string>> = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

export function button(words: string, act: () => void): HTMLButtonElement {
  const made = make('button', { type: 'button', class: 'btn quiet small' }, words);
  made.addEventListener('click', act);
  return made;
}

/** A button that is on or off. */
export function toggle(words: string, act: (on: boolean) => void): HTMLButtonElement {
  const made = button(words, () => {
    const on = made.getAttribute('aria-pressed') !== 'true';
    made.setAttribute('aria-pressed', String(on));
    act(on);
  });
  made.setAttribute('aria-pressed', 'false');
  return made;
}
