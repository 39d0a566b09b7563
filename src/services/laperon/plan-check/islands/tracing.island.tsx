// Traces outlines over a PDF or picture that stays on the device: each corner is a line of the lists the form has anyway.
import type { Locale } from '#i18n';
import { Note } from '#web/ui';
import { render } from 'preact';
import { drawnOf, readCorners, traced, tracedDxf, type TracedKey, type Tracing, writeCorners } from '../domain/tracing.ts';
import type { Limits, Rules } from '../domain/judge.ts';
import type { Checked } from '../domain/run.ts';
import { texts } from '../messages/index.ts';
import { tracingTexts } from '../messages/tracing.ts';
import type { ViewerWords } from '../../drawings/islands/viewer-props.ts';
import { openTable } from './tracing-table.ts';
import { Result } from './result.tsx';

interface Props {
  readonly locale: Locale;
  readonly worker: string;
  readonly library: string;
  readonly words: ViewerWords;
  readonly limits: Readonly<Record<string, Limits>>;
  readonly confirmed: boolean;
  readonly rules: Omit<Rules, 'limits'>;
}

const KEPT = 'wantilan-tracing';

for (const root of document.querySelectorAll<HTMLElement>('[data-island="tracing"]')) {
  const form = root.querySelector('form');
  const out = root.querySelector<HTMLElement>('[data-out]');
  if (form && out && typeof Worker !== 'undefined') begin(root, form, out, JSON.parse(root.dataset.props ?? '{}') as Props);
}

function begin(root: HTMLElement, form: HTMLFormElement, out: HTMLElement, props: Props): void {
  const t = tracingTexts(props.locale);
  const find = <T extends HTMLElement>(what: string) => root.querySelector<T>(what);
  for (const plain of root.querySelectorAll<HTMLElement>('[data-plain]')) plain.hidden = true;
  for (const rich of root.querySelectorAll<HTMLElement>('[data-rich], [data-picture]')) rich.hidden = false;
  const list = (key: TracedKey) => form.elements.namedItem(key) as HTMLTextAreaElement;
  const fieldOf = (name: string) => form.elements.namedItem(name) as HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement | null;
  const tracing = (): Tracing =>
    Object.fromEntries([...traced.map(({ key }) => key), 'tinggi', 'luas'].map((name) => [name, fieldOf(name)?.value ?? '']));

  const kept = find<HTMLElement>('[data-kept]');
  const keep = () => {
    try {
      localStorage.setItem(KEPT, JSON.stringify(tracing()));
      if (kept) kept.hidden = false;
    } catch {
      // A browser that keeps nothing forgets; tracing works all the same.
    }
  };
  const restored = restore(fieldOf);
  if (kept && restored) kept.hidden = false;
  find('[data-clear]')?.addEventListener('click', () => {
    localStorage.removeItem(KEPT);
    for (const name of Object.keys(tracing())) {
      const field = fieldOf(name);
      if (field) field.value = '';
    }
    if (kept) kept.hidden = true;
    table.draw();
  });

  const table = openTable(find<HTMLInputElement>('#lembar'), find<HTMLElement>('[data-stage]'), {
    ...props,
    texts: t,
    outlines: (key) => {
      const read = readCorners(list(key).value);
      return 'line' in read ? [] : read;
    },
    write: (key, outlines) => {
      list(key).value = writeCorners(outlines);
      keep();
    },
  });
  form.addEventListener('input', () => {
    keep();
    table.draw();
  });
  form.addEventListener('submit', (event) => {
    const wants = (event.submitter as HTMLButtonElement | null)?.value;
    const read = drawnOf(tracing());
    // What cannot be read is answered by the server with the lines it is about.
    if ('faults' in read) return;
    event.preventDefault();
    const source = tracedDxf(read.drawn);
    if (wants === 'dxf') save(source);
    else check(source, String(new FormData(form).get('subzona') ?? ''));
  });

  const check = (source: string, subzone: string) => {
    render(<p role="status">{t.working}</p>, out);
    const worker = new Worker(props.worker);
    const show = (said: { readonly checked?: Checked; readonly problem?: Parameters<ReturnType<typeof texts>['problem']>[0] | null }) => {
      worker.terminate();
      const { checked, problem } = said;
      render(
        checked ? (
          <Result checked={checked} locale={props.locale} confirmed={props.confirmed} />
        ) : (
          <Note tone="bad">{problem ? texts(props.locale).problem(problem) : t.failed}</Note>
        ),
        out,
      );
      out.scrollIntoView({ block: 'start' });
    };
    worker.addEventListener('message', ({ data }: MessageEvent<Parameters<typeof show>[0]>) => show(data));
    worker.addEventListener('error', () => show({ problem: null }));
    worker.postMessage({ n: 1, source, reading: {}, rules: { ...props.rules, limits: props.limits[subzone] ?? null } }, []);
  };
}

function save(source: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([source], { type: 'image/vnd.dxf' }));
  link.download = 'jiplakan.dxf';
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** Puts back what was traced here before, unless the page came with something. */
function restore(fieldOf: (name: string) => HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement | null): boolean {
  try {
    const kept = JSON.parse(localStorage.getItem(KEPT) ?? 'null') as Record<string, string> | null;
    if (!kept) return false;
    for (const [name, value] of Object.entries(kept)) {
      const field = fieldOf(name);
      if (field && field.value === '' && typeof value === 'string') field.value = value;
    }
    return true;
  } catch {
    return false;
  }
}
