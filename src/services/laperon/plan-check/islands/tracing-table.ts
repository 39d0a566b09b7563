import type { Locale } from '#i18n';
import type { Point } from '../../domain/dxf/drawing.ts';
import { button, make, toggle } from '../../drawings/islands/elements.ts';
import { Measuring } from '../../drawings/islands/measuring.ts';
import { CannotShow, openPaper, type Paper } from '../../drawings/islands/paper.ts';
import { Stage } from '../../drawings/islands/stage.ts';
import type { ViewerWords } from '../../drawings/islands/viewer-props.ts';
import type { History } from '../domain/history.ts';
import type { Extent } from '../domain/traced.ts';
import { labelOf, type tracingTexts } from '../messages/tracing.ts';
import { Hand, type Lists, type Written } from './tracing-hand.ts';
import { keepScale, scaleOf } from './tracing-kept.ts';
import { TracedPicture } from './tracing-picture.ts';
import { snapshotOf } from './tracing-snapshot.ts';

interface TableOptions {
  readonly locale: Locale;
  readonly library: string;
  readonly words: ViewerWords;
  readonly texts: ReturnType<typeof tracingTexts>;
  readonly lists: Lists;
  readonly history: History<Written>;
  readonly extent: () => Extent;
}

interface Table {
  /** Draws the outlines anew, after a list was changed by hand. */
  draw(): void;
  /** There are more or fewer lists. */
  relist(): void;
  /** The picture with what was traced on it, a JPEG in base64; null where none is open or it has no scale. */
  snapshot(): Promise<string | null>;
}

/** Pixels within which one points at a corner. */
const REACH = 10;

/** Opens the picture that is chosen, on a stage where scale and corners are pointed at. */
export function openTable(file: HTMLInputElement | null, place: HTMLElement | null, options: TableOptions): Table {
  let open: Table = { draw: () => undefined, relist: () => undefined, snapshot: () => Promise.resolve(null) };
  file?.addEventListener('change', () => {
    const chosen = file.files?.[0];
    if (!chosen || !place) return;
    const said = make('p', { class: 'hint drawing-said', role: 'status' }, options.texts.opening);
    place.replaceChildren(said);
    void lay(chosen, place, said);
  });
  const lay = async (chosen: File, where: HTMLElement, said: HTMLElement): Promise<void> => {
    try {
      open = await layOut(where, said, await openPaper(chosen, chosen.type, options.library), { ...options, file: chosen });
    } catch (error) {
      said.textContent = options.words.faults[error instanceof CannotShow ? error.why : 'broken'];
      said.className = 'err';
    }
  };
  return { draw: () => open.draw(), relist: () => open.relist(), snapshot: () => open.snapshot() };
}

async function layOut(
  place: HTMLElement,
  said: HTMLElement,
  paper: Paper,
  options: TableOptions & { readonly file: File },
): Promise<Table> {
  const { words, texts, locale, lists, history, extent, file } = options;
  let page = 1;
  let mode: 'look' | 'scale' | 'trace' | 'mend' = 'look';
  /** Metres of a unit of the page. */
  let metres: number | null = null;

  const toMetres = (at: { x: number; y: number }): Point => ({
    x: at.x * stage.size.width * (metres ?? 0),
    y: (1 - at.y) * stage.size.height * (metres ?? 0),
  });
  const reach = () => (REACH / stage.zoom) * (metres ?? 0);
  const stage: Stage = new Stage({
    label: words.stage,
    onPoint: (at) => {
      if (mode === 'scale') measuring.point(at);
      if (mode === 'trace') hand.add(toMetres(at), reach());
      if (mode === 'mend') hand.press(toMetres(at), reach());
    },
    onFault: ({ why }) => {
      said.textContent = words.faults[why];
    },
    onKey: (pressed) => mode !== 'look' && mode !== 'scale' && keyed(pressed),
    onMove: () => {
      measuring.draw();
      draw();
    },
  });
  const picture = new TracedPicture();
  const draw = () => {
    picture.draw(lists, hand, { extent: extent(), size: stage.size, metres, zoom: stage.zoom, mode });
    undo.disabled = !history.canUndo;
    redo.disabled = !history.canRedo;
    removing.hidden = mode !== 'mend' || hand.chosen === null;
  };
  const hand = new Hand({
    lists,
    history,
    texts,
    say: (sentence) => {
      said.textContent = sentence;
    },
    changed: () => draw(),
  });
  const walk = (by: 1 | -1) => {
    const to = hand.step(by);
    if (to && metres !== null) stage.lookAt({ x: to.x / metres / stage.size.width, y: 1 - to.y / metres / stage.size.height });
  };
  const keyed = (pressed: string): boolean => {
    const acts: Readonly<Record<string, () => void>> =
      mode === 'trace'
        ? { Backspace: () => hand.removeLast() }
        : {
            n: () => walk(1),
            p: () => walk(-1),
            Delete: () => hand.removeChosen(),
            Backspace: () => hand.removeChosen(),
            Escape: () => hand.letGo(),
          };
    acts[pressed]?.();
    return pressed in acts;
  };
  const onScale = () => {
    const now = measuring.metresPerUnit;
    if (now === null || now === metres) return;
    const before = metres;
    metres = now;
    keepScale(file, { metres, page });
    // What was traced lies where it lay on the picture, and is as large as the new scale makes it.
    if (before !== null)
      for (const key of lists.keys())
        lists.write(
          key,
          lists.read(key).map((outline) => outline.map(({ x, y }) => ({ x: (x * now) / before, y: (y * now) / before }))),
        ); // prettier-ignore
    said.textContent = texts.scaleIs((now * stage.size.width).toLocaleString(locale, { maximumFractionDigits: 1 }));
    draw();
  };
  const measuring = new Measuring(stage, words, locale, paper, onScale);
  stage.over.append(picture.element);

  const setMode = (asked: typeof mode) => {
    mode = (asked === 'trace' || asked === 'mend') && metres === null ? 'scale' : asked;
    hand.chosen = null;
    if (mode !== 'look') said.textContent = { scale: texts.scaleFirst, trace: texts.traceHow, mend: texts.mendHow }[mode];
    for (const [one, shown] of Object.entries(toggles)) shown.setAttribute('aria-pressed', String(mode === one));
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
    if (metres !== null) keepScale(file, { metres, page });
    void stage.show(paper, page).then(draw);
  };

  const toggles = {
    scale: toggle(texts.setScale, (on) => setMode(on ? 'scale' : 'look')),
    trace: toggle(texts.trace, (on) => setMode(on ? 'trace' : 'look')),
    mend: toggle(texts.mend, (on) => setMode(on ? 'mend' : 'look')),
  };
  const what = make('select');
  const relist = () => {
    what.replaceChildren(...lists.keys().map((key) => make('option', { value: key }, labelOf(key, locale))));
    if (!lists.keys().includes(hand.key)) hand.key = 'batas_persil';
    what.value = hand.key;
  };
  what.addEventListener('change', () => hand.turnTo(what.value));
  const another = button(texts.another, () => {
    hand.isEnded = true;
    draw();
    stage.element.focus();
  });
  const undo = button(texts.undo, () => hand.undo());
  const redo = button(texts.redo, () => hand.redo());
  const removing = button(texts.remove, () => hand.removeChosen());
  const snapping = toggle(texts.snapping, (on) => {
    hand.isSnapping = on;
  });
  snapping.setAttribute('aria-pressed', 'true');
  const tools = make(
    'div',
    { class: 'inline-form drawing-tools', role: 'group', 'aria-label': words.tools },
    button(words.out, () => stage.out()),
    button(words.in, () => stage.in()),
    button(words.fit, () => stage.fit()),
    ...Object.values(toggles),
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
    undo,
    redo,
    snapping,
    removing,
  );
  stage.element.addEventListener('keydown', (event) => {
    if (!event.ctrlKey && !event.metaKey) return;
    const pressed = event.key.toLowerCase();
    if (pressed !== 'z' && pressed !== 'y') return;
    event.preventDefault();
    if (pressed === 'y' || event.shiftKey) hand.redo();
    else hand.undo();
  });
  place.replaceChildren(
    tools,
    choice,
    measuring.element,
    said,
    make('div', { class: 'drawing-frame' }, stage.element),
    make('p', { class: 'hint' }, `${words.keys} ${texts.tracingKeys}`),
  );
  relist();
  measuring.element.hidden = true;
  said.textContent = texts.scaleFirst;
  const known = scaleOf(file);
  page = Math.min(paper.pages, known?.page ?? 1);
  await stage.show(paper, page);
  if (known) measuring.tell(known.metres);
  draw();
  const snapshot = async () => (metres === null ? null : snapshotOf(paper, page, lists, { extent: extent(), size: stage.size, metres }));
  return { draw, relist, snapshot };
}
