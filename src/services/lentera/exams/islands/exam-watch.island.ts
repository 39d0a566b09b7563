// Keeps the monitor of a session fresh: each cell is told what it says now, and nothing is drawn anew, so that whoever has
// chosen somebody keeps them chosen. Without it the page is loaded again by hand.
interface Told {
  readonly tally: string;
  readonly lines: readonly { readonly id: number; readonly state: string; readonly cells: Readonly<Record<string, string>> }[];
}

function watch(root: HTMLElement): void {
  const { from, tones } = JSON.parse(root.dataset.props ?? '{}') as { from: string; tones: Readonly<Record<string, string>> };
  const tally = root.querySelector<HTMLElement>('[data-tally]');
  const stream = new EventSource(from);
  stream.addEventListener('message', ({ data }) => {
    const told = JSON.parse(String(data)) as Told;
    if (tally && tally.textContent !== told.tally) tally.textContent = told.tally;
    for (const { id, state, cells } of told.lines)
      for (const [name, words] of Object.entries(cells)) {
        const cell = root.querySelector<HTMLElement>(`[data-row="${id}"] [data-cell="${name}"]`);
        if (!cell) continue;
        if (cell.textContent !== words) cell.textContent = words;
        if (name === 'state') cell.className = tones[state] ?? '';
      }
  });
  addEventListener('pagehide', () => stream.close());
}

for (const root of document.querySelectorAll<HTMLElement>('[data-island="exam-watch"]')) watch(root);
