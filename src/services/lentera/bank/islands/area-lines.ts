/** Lines of a form that areas are typed in, in their order. */
export const linesOf = (form: HTMLFormElement): HTMLInputElement[] => [
  ...form.querySelectorAll<HTMLInputElement>('input[name^="tempat."][name$=".letak"]'),
];

/** One more line for an area, a copy of the last one with nothing in it; returns which it is. */
export function addLine(form: HTMLFormElement): number {
  const count = form.querySelector<HTMLInputElement>('input[name="tempat.jumlah"]');
  const last = linesOf(form).at(-1)?.closest('fieldset');
  const nth = linesOf(form).length;
  if (!count || !last) return Math.max(0, nth - 1);
  const copy = last.cloneNode(true) as HTMLFieldSetElement;
  const renamed = (text: string) => text.replaceAll(`tempat.${nth - 1}`, `tempat.${nth}`);
  for (const one of [copy, ...copy.querySelectorAll('*')])
    for (const { name, value } of one.attributes) if (value.includes(`tempat.${nth - 1}`)) one.setAttribute(name, renamed(value));
  copy.setAttribute('aria-label', (copy.getAttribute('aria-label') ?? '').replace(String(nth), String(nth + 1)));
  const label = copy.querySelector('label');
  if (label) label.textContent = (label.textContent ?? '').trim().replace(String(nth), String(nth + 1));
  for (const input of copy.querySelectorAll('input')) input.value = '';
  last.after(copy);
  count.value = String(nth + 1);
  const most = form.querySelector<HTMLInputElement>('input[name="titik"]');
  if (most && Number(most.value) < nth + 1) most.value = String(nth + 1);
  return nth;
}
