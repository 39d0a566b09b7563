type Attributes = Readonly<Record<string, string>>;

/** An element with attributes and what stands in it. */
export function make<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

/** A button that shows a sign and is called by words. */
export function button(face: string, said: string, press: () => void, classes = 'btn quiet small'): HTMLButtonElement {
  const made = make('button', { type: 'button', class: classes, title: said }, make('span', { 'aria-hidden': 'true' }, face));
  made.append(make('span', { class: 'vh' }, said));
  // The marking in the text stays while a button is pressed.
  made.addEventListener('mousedown', (event) => event.preventDefault());
  made.addEventListener('click', press);
  return made;
}

let made = 0;
/** An id no other element has. */
export const freshId = (): string => `penulis-${++made}`;

/** A labelled field; `hint` stands between. */
export function field(label: string, input: HTMLElement, hint = ''): HTMLDivElement {
  input.id ||= freshId();
  const around = make('div', { class: 'field' }, make('label', { for: input.id }, label));
  if (hint !== '') {
    around.append(make('p', { class: 'hint', id: `${input.id}-hint` }, hint));
    input.setAttribute('aria-describedby', `${input.id}-hint`);
  }
  around.append(input);
  return around;
}

/** A dialog over the page, taken away when it closes. Enter does its deed, as in any form. */
export function dialog(
  title: string,
  content: readonly Node[],
  { deed, cancel, does }: { readonly deed: string; readonly cancel: string; readonly does: () => boolean | Promise<boolean> },
): HTMLDialogElement {
  const id = freshId();
  const box = make('dialog', { class: 'card rich-dialog', 'aria-labelledby': id });
  const form = make('form', { class: 'stack', method: 'dialog' }, make('h2', { class: 't-l', id }, title), ...content);
  const done = make('button', { type: 'submit', class: 'btn' }, deed);
  const away = make('button', { type: 'button', class: 'btn quiet' }, cancel);
  away.addEventListener('click', () => box.close());
  form.append(make('div', { class: 'row' }, done, away));
  const finish = async () => {
    done.disabled = true;
    const finished = await does();
    done.disabled = false;
    if (finished) box.close();
  };
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void finish();
  });
  box.append(form);
  // Outside every form of the page: a form within a form is none.
  document.body.append(box);
  box.addEventListener('close', () => box.remove());
  box.showModal();
  return box;
}
