/** Choosing many cases at once: all of the page in one go, and how many are chosen. */
const root = document.querySelector<HTMLElement>('[data-island="desk-pick"]');
const boxes = [...document.querySelectorAll<HTMLInputElement>('[data-pick]')];
const all = root?.querySelector<HTMLInputElement>('[data-pick-all]');
const count = root?.querySelector<HTMLElement>('[data-pick-count]');
const { chosen = '' } = JSON.parse(root?.dataset.props ?? '{}') as { chosen?: string };

function tell(): void {
  const picked = boxes.filter((box) => box.checked).length;
  if (count) count.textContent = chosen.replace('0', String(picked));
  if (!all) return;
  all.checked = picked > 0 && picked === boxes.length;
  all.indeterminate = picked > 0 && picked < boxes.length;
}

if (all) {
  for (const element of root?.querySelectorAll<HTMLElement>('[data-pick-script]') ?? []) element.hidden = false;
  for (const element of root?.querySelectorAll<HTMLElement>('[data-pick-plain]') ?? []) element.hidden = true;
  all.addEventListener('change', () => {
    for (const box of boxes) box.checked = all.checked;
    tell();
  });
  for (const box of boxes) box.addEventListener('change', tell);
  tell();
}
