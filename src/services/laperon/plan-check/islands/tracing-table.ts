import type { Locale } from '#i18n';
import type { Point } from '../../domain/dxf/drawing.ts';
import { button, make, toggle } from '../../drawings/islands/elements.ts';
import { Measuring } from '../../drawings/islands/measuring.ts';
import { CannotShow, openPaper, type Paper } from '../../drawings/islands/paper.ts';
import { Stage } from '../../drawings/islands/stage.ts';
import type { ViewerWords } from '../../drawings/islands/viewer-props.ts';
import { traced, type TracedKey } from '../domain/tracing.ts';
import type { tracingTexts } from '../messages/tracing.ts';

interface TableOptions {
  readonly locale: Locale;
  readonly library: string;
  readonly words: ViewerWords;
  readonly texts: ReturnType<typeof tracingTexts>;
  readonly outlines: (key: TracedKey) => readonly (readonly Point[])[];
  readonly write: (key: TracedKey, outlines: readonly (readonly Point[])[]) => void;
}

interface Table {
  /** Draws the outlines anew, after a list was changed by hand. */
  draw(): void;
}

const SVG = 'http://www.w3.org/2000/svg';

/** Opens the picture that is chosen, on a stage where scale and corners are pointed at. */
export function openTable(file: HTMLInputElement | null, place: HTMLElement | null, options: TableOptions): Table {
  let open: Table = { draw: () => undefined };
  file?.addEventListener('change', () => {
    const chosen = file.files?.[0];
    if (!chosen || !place) return;
    const said = make('p', { class: 'hint', role: 'status' }, options.texts.opening);
    place.replaceChildren(said);
    void lay(chosen, place, said);
  });
  const lay = async (chosen: File, where: HTMLElement, said: HTMLElement): Promise<void> => {
    try {
      open = await layOut(where, said, await openPaper(chosen, chosen.type, options.library), options);
    } catch (error) {
      said.textContent = options.words.faults[error instanceof CannotShow ? error.why : 'broken'];
      said.className = 'err';
    }
  };
  return { draw: () => open.draw() };
}

async function layOut(
  place: HTMLElement,
  said: HTMLElement,
  paper: Paper,
  { words, texts, locale, outlines, write }: TableOptions,
): Promise<Table> {
  let page = 1;
  let mode: 'look' | 'scale' | 'trace' = 'look';
  /** Metres of a unit of the page. */
  let metres: number | null = null;
  let key: TracedKey = 'batas_persil';
  // An outline that was ended: the next corner begins another.
  let isEnded = false;

  const toMetres = (at: { x: number; y: number }): Point => ({
    x: at.x * stage.size.width * (metres ?? 0),
    y: (1 - at.y) * stage.size.height * (metres ?? 0),
  });
  const stage: Stage = new Stage({
    label: words.stage,
    onPoint: (at) => {
      if (mode === 'scale') measuring.point(at);
      if (mode === 'trace') add(toMetres(at));
    },
    onFault: ({ why }) => {
      said.textContent = words.faults[why];
    },
    onKey: (pressed) => {
      if (mode !== 'trace' || pressed !== 'Backspace') return false;
      undo();
      return true;
    },
    onMove: () => measuring.draw(),
  });
  const onScale = () => {
    const now = measuring.metresPerUnit;
    if (now === null || now === metres) return;
    const before = metres;
    metres = now;
    // What was traced lies where it lay on the picture, and is as large as the new scale makes it.
    if (before !== null)
      for (const { key: each } of traced)
        write(
          each,
          outlines(each).map((outline) => outline.map(({ x, y }) => ({ x: (x * now) / before, y: (y * now) / before }))),
        ); // prettier-ignore
    said.textContent = texts.scaleIs((now * stage.size.width).toLocaleString(locale, { maximumFractionDigits: 1 }));
    draw();
  };
  const measuring = new Measuring(stage, words, locale, paper, onScale);
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('class', 'tracing-lines');
  svg.setAttribute('aria-hidden', 'true');
  svg.setAttribute('preserveAspectRatio', 'none');
  stage.over.append(svg);

  const add = (corner: Point) => {
    const all = outlines(key).map((outline) => [...outline]);
    const last = all.at(-1);
    if (last && !isEnded) last.push(corner);
    else all.push([corner]);
    isEnded = false;
    write(key, all);
    draw();
  };
  const undo = () => {
    const all = outlines(key).map((outline) => [...outline]);
    all.at(-1)?.pop();
    write(
      key,
      all.filter(({ length }) => length > 0),
    ); // prettier-ignore
    draw();
  };
  const draw = () => {
    const { width, height } = stage.size;
    svg.setAttribute('viewBox', `0 0 ${width} ${height}`);
    svg.replaceChildren();
    if (metres === null) return;
    const scale = metres;
    for (const { key: each, kind } of traced)
      for (const [n, outline] of outlines(each).entries()) {
        const isOpen = kind === 'line' || (each === key && !isEnded && n === outlines(each).length - 1 && mode === 'trace');
        const line = document.createElementNS(SVG, isOpen ? 'polyline' : 'polygon');
        line.setAttribute('points', outline.map(({ x, y }) => `${x / scale},${height - y / scale}`).join(' '));
        line.setAttribute('class', `as-${each}${each === key ? ' now' : ''}`);
        svg.append(line);
      }
  };
  const setMode = (asked: typeof mode) => {
    mode = asked === 'trace' && metres === null ? 'scale' : asked;
    if (mode !== 'look') said.textContent = mode === 'trace' ? texts.traceHow : texts.scaleFirst;
    scaling.setAttribute('aria-pressed', String(mode === 'scale'));
    tracing.setAttribute('aria-pressed', String(mode === 'trace'));
    measuring.element.hidden = mode !== 'scale';
    if (mode !== 'scale') measuring.clear();
    stage.element.classList.toggle('aiming', mode !== 'look');
    if (mode !== 'look') stage.element.focus();
    draw();
  };
  const turn = (by: number) => {
    const to = page + by;
    if (to < 1 || to > paper.pages) return;
    page = to;
    void stage.show(paper, page).then(draw);
  };

  const scaling = toggle(texts.setScale, (on) => setMode(on ? 'scale' : 'look'));
  const tracing = toggle(texts.trace, (on) => setMode(on ? 'trace' : 'look'));
  const what = make('select');
  for (const { key: each } of traced) what.append(make('option', { value: each }, texts.fields[each]));
  what.addEventListener('change', () => {
    key = what.value as TracedKey;
    isEnded = false;
    draw();
  });
  const another = button(texts.another, () => {
    isEnded = true;
    draw();
    stage.element.focus();
  });
  const tools = make(
    'div',
    { class: 'inline-form drawing-tools', role: 'group', 'aria-label': words.tools },
    button(words.out, () => stage.out()),
    button(words.in, () => stage.in()),
    button(words.fit, () => stage.fit()),
    scaling,
    tracing,
  );
  if (paper.pages > 1)
    tools.append(
      button(texts.before, () => turn(-1)),
      button(texts.after, () => turn(1)),
    ); // prettier-ignore
  const choice = make(
    'div',
    { class: 'inline-form drawing-tools' },
    make('label', { class: 'small' }, `${texts.what} `, what),
    another,
    button(texts.undo, undo),
  ); // prettier-ignore
  place.replaceChildren(
    tools,
    choice,
    measuring.element,
    said,
    make('div', { class: 'drawing-frame' }, stage.element),
    make('p', { class: 'hint' }, words.keys),
  ); // prettier-ignore
  measuring.element.hidden = true;
  said.textContent = texts.scaleFirst;
  await stage.show(paper, page);
  draw();
  return { draw };
}
