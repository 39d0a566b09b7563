/** Takes the undo button away when its time is over: pressing it then would only disappoint. */
for (const root of document.querySelectorAll<HTMLElement>('[data-island="desk-toast"]')) {
  const { left } = JSON.parse(root.dataset.props ?? '{}') as { left?: number | null };
  if (typeof left === 'number') setTimeout(() => root.querySelector('form')?.remove(), left);
}
