import type { At } from '../domain/measure.ts';
import { pinOn, pointAt } from '../domain/model.ts';
import { button, make, toggle } from './elements.ts';
import { Compared } from './compared.ts';
import { Measuring } from './measuring.ts';
import { layerList } from './layer-list.ts';
import { openFile } from './open-file.ts';
import { isModel } from './model-paper.ts';
import { CannotShow, type Paper } from './paper.ts';
import { placePins, spreadPins } from './pins.ts';
import { Stage } from './stage.ts';
import type { ViewerProps } from './viewer-props.ts';

for (const root of document.querySelectorAll<HTMLElement>('[data-island="drawing-viewer"]'))
  void openViewer(root, JSON.parse(root.dataset.props ?? '{}') as ViewerProps);

/** Shows the drawing in the page above what works without it, which stays where the drawing cannot be shown. */
async function openViewer(root: HTMLElement, props: ViewerProps): Promise<void> {
  const { words, file } = props;
  const said = make('p', { class: 'hint', role: 'status' }, words.opening);
  root.prepend(said);
  try {
    const paper = await openFile(file, props);
    said.textContent = '';
    await layOut(root, said, paper, props);
  } catch (error) {
    said.textContent = words.faults[error instanceof CannotShow ? error.why : 'broken'];
    said.className = 'err';
  }
}

async function layOut(root: HTMLElement, said: HTMLElement, paper: Paper, props: ViewerProps): Promise<void> {
  const { words, pins, older, locale } = props;
  const fields = fieldsOf(props.fields);
  const { model } = paper;
  let page = firstPage(paper, props);
  let mode: 'look' | 'place' | 'measure' = 'look';

  const fault = ({ why }: CannotShow): void => {
    said.textContent = words.faults[why];
  };
  const stage: Stage = new Stage({
    label: words.stage,
    onPoint: (at) => {
      if (compared?.takes(at)) return;
      if (mode === 'place') place(at);
      if (mode === 'measure') measuring.point(at);
    },
    onFault: fault,
    onKey: (key) => {
      if (key === 'PageDown') return turn(1);
      if (key === 'PageUp') return turn(-1);
      if (key === 'b' && compared) return compared.blink();
      return false;
    },
    onMove: () => {
      compared?.moved();
      measuring.draw();
      spreadPins(stage.over);
    },
  });
  const measuring = new Measuring(stage, words, locale, paper);
  const compared: Compared | null = older ? new Compared(stage, paper, { ...props, older, pair: older.pair, onFault: fault }) : null;

  const show = async (): Promise<void> => {
    counter.textContent = words.pageOf.replace('{page}', String(page)).replace('{pages}', String(paper.pages));
    before.disabled = page === 1;
    after.disabled = page === paper.pages;
    await stage.show(paper, page).catch((error: unknown) => fault(error instanceof CannotShow ? error : new CannotShow('broken')));
    placePins(stage.over, pins, { page, model, words });
    spreadPins(stage.over);
    measuring.clear();
    await compared?.show(page);
  };
  const turn = (by: number): boolean => {
    const next = page + by;
    if (next >= 1 && next <= paper.pages) {
      page = next;
      void show();
    }
    return true;
  };
  const place = ({ x, y }: At): void => {
    if (!fields) return;
    fields.page.value = String(page);
    fields.spot.value = `${percent(x)}; ${percent(y)}`;
    const point = model && pointAt(model, { x, y });
    fields.point.value = point ? `${point.x}; ${point.y}` : '';
    placePins(stage.over, pins, { page, model, words }, { x, y });
    spreadPins(stage.over);
    said.textContent = words.placed.replace('{spot}', fields.spot.value);
    setMode('look');
    fields.then.focus();
  };
  const setMode = (next: typeof mode): void => {
    mode = next;
    placing.setAttribute('aria-pressed', String(mode === 'place'));
    ruler.setAttribute('aria-pressed', String(mode === 'measure'));
    stage.element.classList.toggle('aiming', mode !== 'look');
    measuring.element.hidden = mode !== 'measure';
    if (mode !== 'measure') measuring.clear();
    if (mode !== 'look') {
      said.textContent = mode === 'place' ? words.placeHow : words.measureHow;
      stage.element.focus();
    }
  };

  const before = button(words.before, () => turn(-1));
  const after = button(words.after, () => turn(1));
  const counter = make('span', { class: 'small num', 'aria-live': 'polite' });
  const placing = toggle(words.place, (on) => setMode(on ? 'place' : 'look'));
  const ruler = toggle(words.measure, (on) => setMode(on ? 'measure' : 'look'));
  const zoom = [button(words.out, () => stage.out()), button(words.in, () => stage.in()), button(words.fit, () => stage.fit())];
  const tools = make('div', { class: 'inline-form drawing-tools', role: 'group', 'aria-label': words.tools });
  if (paper.pages > 1) tools.append(before, counter, after);
  tools.append(...zoom, ruler);
  if (fields) tools.append(placing);
  const frame = make('div', { class: 'drawing-frame' }, stage.element);
  said.before(tools);
  if (compared) {
    frame.append(compared.element);
    said.before(compared.tools);
  }
  said.after(measuring.element, frame, make('p', { class: 'hint' }, words.keys));
  if (isModel(paper)) {
    frame.before(layerList(paper, words, () => stage.redraw()));
    const undrawn = Object.entries(paper.picture.unread).map(([kind, count]) => `${kind} (${count})`);
    if (undrawn.length > 0) frame.after(make('p', { class: 'hint' }, words.undrawn.replace('{kinds}', undrawn.slice(0, 10).join(', '))));
  }
  measuring.element.hidden = true;
  root.querySelector('[data-without]')?.setAttribute('hidden', '');
  leadFromList(pins, async (pin) => {
    page = pin.page;
    await show();
    if (pin.x !== null && pin.y !== null) stage.lookAt(pinOn(model, { x: pin.x, y: pin.y, point: pin.point }));
  });
  await show();
}

/** Where the form of a remark takes page and place, and where one writes on. */
function fieldsOf(ids: ViewerProps['fields']) {
  const [page, spot, point] = [ids?.page, ids?.spot, ids?.point].map((id) => document.querySelector<HTMLInputElement>(`#${id ?? '-'}`));
  const then = document.querySelector<HTMLElement>(`#${ids?.then ?? '-'}`);
  if (!page || !spot || !point || !then) return null;
  // A place that is typed is another one.
  spot.addEventListener('input', () => {
    point.value = '';
  });
  return { page, spot, point, then };
}

/** The page of the remark one came for, as the address says; else the first. */
function firstPage(paper: Paper, { pins }: ViewerProps): number {
  const asked = pins.find(({ anchor }) => `#${anchor}` === location.hash)?.page ?? 1;
  return Math.min(asked, paper.pages);
}

/** The place of a remark in the list leads to it on the drawing. */
function leadFromList(pins: ViewerProps['pins'], go: (pin: ViewerProps['pins'][number]) => Promise<void>): void {
  for (const link of document.querySelectorAll<HTMLAnchorElement>('[data-pin-link]')) {
    const pin = pins.find(({ n }) => String(n) === link.dataset.pinLink);
    if (!pin) continue;
    link.addEventListener('click', (event) => {
      event.preventDefault();
      void go(pin).then(() => document.querySelector<HTMLElement>(`[data-pin="${pin.n}"]`)?.focus());
    });
  }
}

const percent = (part: number): string => String(Math.round(part * 1000) / 10);
