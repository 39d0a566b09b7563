// Traces outlines over a PDF or picture that stays on the device: each corner is a line of the lists the form has anyway.
import type { Locale } from '#i18n';
import { Note } from '#web/ui';
import { render } from 'preact';
import { withPicture } from '../domain/carried-picture.ts';
import { History } from '../domain/history.ts';
import { allKeys, type Extent, extentOf, tracedIn } from '../domain/traced.ts';
import { drawnOf, readCorners, tracedDxf, type Tracing, writeCorners } from '../domain/tracing.ts';
import type { Limits, Rules } from '../domain/judge.ts';
import type { Checked } from '../domain/run.ts';
import { texts } from '../messages/index.ts';
import { labelOf, tracingTexts } from '../messages/tracing.ts';
import type { ViewerWords } from '../../drawings/islands/viewer-props.ts';
import type { Lists, Written } from './tracing-hand.ts';
import { forget, keepTraced, keptTraced } from './tracing-kept.ts';
import { growLists } from './tracing-lists.ts';
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
  const fieldOf = (name: string) => {
    const field = form.elements.namedItem(name);
    return field instanceof HTMLInputElement || field instanceof HTMLSelectElement || field instanceof HTMLTextAreaElement ? field : null;
  };
  const valuesOf = (names: readonly string[]): Written => Object.fromEntries(names.map((name) => [name, fieldOf(name)?.value ?? '']));
  const put = (written: Written) => {
    for (const [name, value] of Object.entries(written)) {
      const field = fieldOf(name);
      if (field) field.value = value;
    }
  };
  /** As large as was asked for, and as what is written asks for. */
  const extent = () => {
    const filled = allKeys.filter((name) => (fieldOf(name)?.value ?? '').trim() !== '');
    return extentOf({ bangunan: fieldOf('bangunan')?.value, tingkat: fieldOf('tingkat')?.value }, filled);
  };
  const grow = (to: Extent) => {
    growLists(form, to, { label: (key) => labelOf(key, props.locale), building: t.building });
    put({ bangunan: String(to.buildings), tingkat: String(to.storeys) });
  };
  const keys = () => tracedIn(extent()).map(({ key }) => key);
  const tracing = (): Tracing => valuesOf(allKeys);

  const kept = find<HTMLElement>('[data-kept]');
  const keep = () => {
    const all = Object.entries(valuesOf([...allKeys, 'bangunan', 'tingkat'])).filter(([, value]) => value !== '');
    if (keepTraced(Object.fromEntries(all)) && kept) kept.hidden = false;
  };
  const history = new History<Written>();
  const lists: Lists = {
    keys,
    read: (key) => {
      const read = readCorners(fieldOf(key)?.value ?? '');
      return 'line' in read ? [] : read;
    },
    write: (key, outlines) => {
      put({ [key]: writeCorners(outlines) });
      keep();
    },
    written: () => valuesOf(keys()),
    put: (written) => {
      put(written);
      keep();
    },
  };

  const before = keptTraced();
  if (before) {
    // What the page came with stands.
    const missing = Object.fromEntries(
      Object.entries(before).filter(([name]) => !allKeys.includes(name) || (fieldOf(name)?.value ?? '') === ''),
    );
    const { bangunan, tingkat, ...written } = missing;
    grow(extentOf({ bangunan, tingkat }, [...Object.keys(written), ...allKeys.filter((name) => (fieldOf(name)?.value ?? '') !== '')]));
    put(written);
    if (kept) kept.hidden = false;
  }
  find('[data-clear]')?.addEventListener('click', () => {
    forget();
    put(Object.fromEntries(allKeys.map((name) => [name, ''])));
    if (kept) kept.hidden = true;
    table.draw();
  });

  const table = openTable(find<HTMLInputElement>('#lembar'), find<HTMLElement>('[data-stage]'), {
    ...props,
    texts: t,
    lists,
    history,
    extent,
  });
  for (const button of root.querySelectorAll<HTMLElement>('[data-extent] button')) button.hidden = true;
  form.addEventListener('change', ({ target }) => {
    if (!(target instanceof HTMLSelectElement) || (target.name !== 'bangunan' && target.name !== 'tingkat')) return;
    grow(extent());
    keep();
    table.relist();
  });
  // What is typed into a list can be undone as a whole.
  let typing: Written | null = null;
  form.addEventListener('focusin', ({ target }) => {
    typing = target instanceof HTMLTextAreaElement ? lists.written() : null;
  });
  form.addEventListener('input', () => {
    if (typing) history.keep(typing);
    typing = null;
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
    if (wants === 'dxf') void table.snapshot().then((picture) => save(picture === null ? source : withPicture(source, picture)));
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
