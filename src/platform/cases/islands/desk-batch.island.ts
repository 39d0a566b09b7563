/** Keeps the progress of an action on many cases up to date; stops when nothing waits any more. */
interface Progress {
  readonly finished: boolean;
  readonly done: number;
  readonly total: number;
  readonly sentence: string;
  readonly items: readonly { readonly caseId: string; readonly state: string; readonly said: string; readonly reason: string }[];
}

const root = document.querySelector<HTMLElement>('[data-island="desk-batch"]');
const { from = '', every = 1500 } = JSON.parse(root?.dataset.props ?? '{}') as { from?: string; every?: number };

function show(progress: Progress): void {
  const bar = root?.querySelector('progress');
  if (bar) {
    bar.value = progress.done;
    bar.max = Math.max(1, progress.total);
  }
  const sentence = root?.querySelector('[data-batch-sentence]');
  if (sentence && sentence.textContent !== progress.sentence) sentence.textContent = progress.sentence;
  for (const item of progress.items) {
    const row = document.querySelector<HTMLElement>(`[data-batch-item="${item.caseId}"]`);
    const tag = row?.querySelector('.tag');
    if (tag && tag.textContent !== item.said) {
      tag.textContent = item.said;
      tag.className = item.state === 'done' ? 'tag done' : item.state === 'refused' ? 'tag bad' : 'tag wait';
    }
    const reason = row?.querySelector('[data-batch-reason]');
    if (reason) reason.textContent = item.reason;
  }
}

async function ask(): Promise<void> {
  try {
    const answer = await fetch(from, { headers: { accept: 'application/json' } });
    if (answer.ok) {
      const progress = (await answer.json()) as Progress;
      show(progress);
      if (progress.finished) {
        root?.querySelector('[data-batch-reload]')?.remove();
        return;
      }
    }
  } catch {
    // The line is bad for a moment: the work goes on, and so do we.
  }
  setTimeout(() => void ask(), every);
}

if (root && from !== '') void ask();
