// Hides a question until the one it depends on has the answer that calls for it. Without script the question stays
// in sight, and the server reads it only when it is called for.

function answerOf(form: ParentNode, name: string): string | undefined {
  for (const input of form.querySelectorAll<HTMLInputElement | HTMLSelectElement>(`[name="${CSS.escape(name)}"]`)) {
    if (input instanceof HTMLInputElement && (input.type === 'radio' || input.type === 'checkbox')) {
      if (input.checked) return input.value;
    } else return input.value;
  }
  return undefined;
}

for (const island of document.querySelectorAll<HTMLElement>('[data-island="depends"]')) {
  const groups = [...island.querySelectorAll<HTMLElement>('.depends')];
  const refresh = () => {
    for (const group of groups) group.hidden = answerOf(island, group.dataset.field ?? '') !== group.dataset.is;
  };
  for (const hint of island.querySelectorAll<HTMLElement>('[data-depends]')) hint.hidden = true;
  island.addEventListener('change', refresh);
  refresh();
}
