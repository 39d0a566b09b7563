// Checks a drawing in the browser: the form's file is never sent, the layers can be told apart here, and what was told
// is remembered on the device.
import { formatNumber, type Locale } from '#i18n';
import { Note } from '#web/ui';
import { render } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { DxfProblem } from '../../domain/dxf/drawing.ts';
import type { Limits, Rules } from '../domain/judge.ts';
import { nearby, template } from '../domain/layers.ts';
import { commentsOf } from '../domain/carried.ts';
import type { Reading } from '../domain/measure.ts';
import type { Checked } from '../domain/run.ts';
import { texts } from '../messages/index.ts';
import { Result } from './result.tsx';

interface Props {
  readonly locale: Locale;
  readonly worker: string;
  readonly limits: Readonly<Record<string, Limits>>;
  readonly confirmed: boolean;
  readonly rules: Omit<Rules, 'limits'>;
}

interface Form {
  readonly file: File | null;
  readonly subzone: string;
  readonly metresPerUnit: number | undefined;
  readonly againstFile: boolean;
  readonly closeGaps: number;
}

interface Said {
  readonly n: number;
  readonly checked?: Checked;
  readonly problem?: DxfProblem | null;
  /** How it was read, and how many letters of the file said so already. */
  readonly as?: Reading;
  readonly letters?: number;
}

const KEPT = 'wantilan-layers';

for (const root of document.querySelectorAll<HTMLElement>('[data-island="plan-check"]')) {
  const form = root.querySelector('form');
  const out = root.querySelector<HTMLElement>('[data-out]');
  if (form && out && typeof Worker !== 'undefined') begin(root, form, out);
}

function begin(root: HTMLElement, form: HTMLFormElement, out: HTMLElement): void {
  const props = JSON.parse(root.dataset.props ?? '{}') as Props;
  for (const plain of root.querySelectorAll<HTMLElement>('[data-plain]')) plain.hidden = true;
  for (const rich of root.querySelectorAll<HTMLElement>('[data-rich]')) rich.hidden = false;
  const show = (sent: number) => render(<Check {...props} form={formOf(form)} sent={sent} />, out);
  let sent = 0;
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    show(++sent);
    out.scrollIntoView({ block: 'start' });
  });
  // Once a drawing was checked, another zone or unit answers at once.
  form.addEventListener('change', () => {
    if (sent > 0) show(++sent);
  });
}

function formOf(form: HTMLFormElement): Form {
  const data = new FormData(form);
  const file = data.get('gambar');
  const unit = { m: 1, cm: 0.01, mm: 0.001 }[String(data.get('satuan'))];
  return {
    file: file instanceof File && file.size > 0 ? file : null,
    subzone: String(data.get('subzona') ?? ''),
    metresPerUnit: unit,
    againstFile: data.has('paksa'),
    closeGaps: data.has('celah') ? 0.2 : 0,
  };
}

function Check({ locale, worker: address, limits, confirmed, rules, form, sent }: Props & { readonly form: Form; readonly sent: number }) {
  const m = texts(locale);
  const worker = useMemo(() => new Worker(address), [address]);
  const [said, setSaid] = useState<Said | null>(null);
  const [mapping, setMapping] = useState<Readonly<Record<string, string>> | null>(null);
  const read = useRef<File | null>(null);
  const asked = useRef(0);
  useEffect(() => {
    worker.addEventListener('message', ({ data }: MessageEvent<Said>) => {
      // An answer to what is no longer asked says nothing.
      if (data.n === asked.current) setSaid(data);
    });
    worker.addEventListener('error', () => setSaid({ n: asked.current, problem: null }));
  }, [worker]);
  useEffect(() => {
    const { file } = form;
    if (!file) return;
    const n = ++asked.current;
    const fresh = read.current !== file;
    const reading = {
      ...(mapping && !fresh && { mapping }),
      metresPerUnit: form.metresPerUnit,
      againstFile: form.againstFile,
      closeGaps: form.closeGaps,
    };
    const about = { n, reading, rules: { ...rules, limits: limits[form.subzone] ?? null } };
    if (!fresh) return worker.postMessage(about, []);
    read.current = file;
    setMapping(null);
    setSaid(null);
    void file.text().then((source) => worker.postMessage({ ...about, source }, []));
  }, [sent, mapping]);

  if (!form.file) return <Note tone="bad">{m.noFile}</Note>;
  if (said === null) return <p role="status">{m.working}</p>;
  if (!said.checked) return <Note tone="bad">{said.problem ? m.problem(said.problem) : m.failed}</Note>;
  const { checked } = said;
  const change = (layer: string, name: string) => {
    const next = { ...remembered(checked), ...checked.mapping, [layer]: name };
    remember(next);
    setMapping(next);
  };
  return (
    <>
      <Result checked={checked} locale={locale} confirmed={confirmed} />
      <Carry file={form.file} checked={checked} as={said.as ?? {}} letters={said.letters ?? 0} locale={locale} />
      <Mapper checked={checked} locale={locale} onChange={change} />
    </>
  );
}

interface CarryProps {
  readonly file: File;
  readonly checked: Checked;
  readonly as: Reading;
  readonly letters: number;
  readonly locale: Locale;
}

/** The same drawing, with how it was read at its head: the office then reads it alike. */
function Carry({ file, checked, as, letters, locale }: CarryProps) {
  const m = texts(locale);
  const save = () => {
    // Of what the head said before nothing stays; it is written in letters of one byte.
    const content = new Blob([commentsOf({ ...as, mapping: checked.mapping }), file.slice(letters)], { type: 'image/vnd.dxf' });
    const link = document.createElement('a');
    link.href = URL.createObjectURL(content);
    link.download = file.name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  };
  return (
    <div class="stack tight noprint">
      <p>
        <button type="button" class="btn quiet" onClick={save}>
          {m.carry}
        </button>
      </p>
      <p class="hint">{m.carryLead}</p>
    </div>
  );
}

/** Every layer of the file, and what it stands for. */
function Mapper({
  checked: { layers, mapping, plan },
  locale,
  onChange,
}: {
  readonly checked: Checked;
  readonly locale: Locale;
  readonly onChange: (layer: string, name: string) => void;
}) {
  const m = texts(locale);
  const n = (count: number) => formatNumber(count, locale);
  // Whoever is told to point out a layer finds where.
  const lacks = plan.faults.some(({ kind }) => kind === 'no-parcel' || kind === 'no-footprint');
  return (
    <details class="noprint" open={lacks}>
      <summary>{m.mapperTitle}</summary>
      <p class="soft">{m.mapperLead}</p>
      {layers.slice(0, 100).map(({ name, paths, texts: words, dimensions }, at) => (
        <div class="field">
          <label for={`lapisan-${at}`}>{name}</label>
          <p class="hint">{m.mapperFound(n(paths), n(words), n(dimensions))}</p>
          <select id={`lapisan-${at}`} value={mapping[name] ?? name} onChange={({ currentTarget: { value } }) => onChange(name, value)}>
            <option value={name}>{name}</option>
            {[...template, ...nearby]
              .filter((one) => one !== name)
              .map((one) => (
                <option value={one}>{one}</option>
              ))}
            <option value="-">{m.ignore}</option>
          </select>
        </div>
      ))}
    </details>
  );
}

/** What was told before about layers of these names, on this device. */
function remembered({ layers }: Checked): Readonly<Record<string, string>> {
  try {
    const kept = JSON.parse(localStorage.getItem(KEPT) ?? '{}') as Record<string, string>;
    return Object.fromEntries(layers.flatMap(({ name }) => (kept[name] === undefined ? [] : [[name, kept[name]]])));
  } catch {
    return {};
  }
}

function remember(mapping: Readonly<Record<string, string>>): void {
  try {
    const kept = JSON.parse(localStorage.getItem(KEPT) ?? '{}') as Record<string, string>;
    localStorage.setItem(KEPT, JSON.stringify(Object.fromEntries(Object.entries({ ...kept, ...mapping }).slice(-200))));
  } catch {
    // A browser that keeps nothing forgets; the check works all the same.
  }
}
