/** Looks how far signing is, and loads the page anew once nothing is being signed any more. */
const root = document.querySelector<HTMLElement>('[data-island="desk-sign"]');
const { every = 2500 } = JSON.parse(root?.dataset.props ?? '{}') as { every?: number };

async function look(): Promise<void> {
  try {
    const answer = await fetch(location.pathname);
    if (answer.ok) {
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
      const now = page.querySelector('[data-signing]')?.textContent;
      if (now === undefined) {
        location.reload();
        return;
      }
      const said = root?.querySelector('[data-signing]');
      if (said && said.textContent !== now) said.textContent = now;
    }
  } catch {
    // The line is bad for a moment: the work goes on, and so do we.
  }
  setTimeout(() => void look(), every);
}

if (root) void look();
