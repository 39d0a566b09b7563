import type { Picture } from '../../domain/dxf/picture.ts';
import { type Model, modelOf } from '../domain/model.ts';
import { scaleWithin } from '../domain/measure.ts';
import { whyOf } from '../domain/unshowable.ts';
import type { Pictured } from './dxf-picture.worker.ts';
import { CannotShow, inTime, type Paper, type Part } from './paper.ts';
import { drawTexts, Strokes } from './strokes.ts';

const MOST_BYTES = 30_000_000;

/** A drawing in DXF, opened: a paper of one page whose layers are shown or not. */
export interface ModelPaper extends Paper {
  readonly model: Model;
  readonly picture: Picture;
  /** By the number of the layer. */
  readonly shown: boolean[];
  /** Drawn in one dark colour, so that another laid over it can be told apart. */
  inInk: boolean;
  /** Lies on the page of another drawing, so that equal coordinates lie over each other. */
  layOn(model: Model): void;
}

export const isModel = (paper: Paper): paper is ModelPaper => paper.model !== undefined;

/** Opens a DXF file: fetched here, read by a worker. Rejects with CannotShow. */
export async function openModel(href: string, worker: string): Promise<ModelPaper> {
  const answer = await fetch(href).catch(() => null);
  if (!answer?.ok) throw new CannotShow('away');
  if (Number(answer.headers.get('content-length') ?? 0) > MOST_BYTES) throw new CannotShow('tooLarge');
  return paperOf(await pictureIn(await answer.arrayBuffer(), worker));
}

async function pictureIn(content: ArrayBuffer, address: string): Promise<Picture> {
  const worker = new Worker(address);
  try {
    const said = await inTime(
      new Promise<Pictured>((resolve) => {
        worker.addEventListener('message', ({ data }: MessageEvent<Pictured>) => resolve(data));
        worker.addEventListener('error', () => resolve({ problem: null }));
        worker.postMessage(content, [content]);
      }),
    );
    if ('picture' in said) return said.picture;
    throw new CannotShow(said.problem === null ? 'broken' : whyOf[said.problem]);
  } finally {
    worker.terminate();
  }
}

function paperOf(picture: Picture): ModelPaper {
  const own = modelOf(picture.frame, picture.metresPerUnit);
  let model = own;
  const shown = picture.layers.map((layer) => layer.shown);
  const strokes = new Strokes(picture);
  const begun = new WeakMap<HTMLCanvasElement, object>();
  const draw = async (_page: number, canvas: HTMLCanvasElement, asked: number, part?: Part): Promise<void> => {
    const mine = {};
    begun.set(canvas, mine);
    const { x, y, width, height } = part ?? { x: 0, y: 0, ...model.size };
    const scale = scaleWithin(asked, { width, height });
    // Drawn aside, so that what is seen stays until the new one is whole.
    const aside = document.createElement('canvas');
    aside.width = Math.max(1, Math.round(width * scale));
    aside.height = Math.max(1, Math.round(height * scale));
    const paint = aside.getContext('2d');
    if (!paint) throw new CannotShow('tooLarge');
    paint.fillStyle = '#fff';
    paint.fillRect(0, 0, aside.width, aside.height);
    // From the drawing's units, counted from its own corner upwards, to pixels of the canvas downwards.
    const zoom = model.scale * scale;
    const to = {
      zoom,
      left: (own.frame.x - model.frame.x) * zoom - x * scale,
      bottom: (model.size.height - y) * scale - (own.frame.y - model.frame.y) * zoom,
      width: aside.width,
      height: aside.height,
    };
    const isWhole = await strokes.draw(paint, to, { shown, inInk: paper.inInk }, () => begun.get(canvas) !== mine);
    if (!isWhole) return;
    drawTexts(paint, picture.texts, to, shown);
    canvas.width = aside.width;
    canvas.height = aside.height;
    canvas.getContext('2d')?.drawImage(aside, 0, 0);
  };
  const paper: ModelPaper = {
    pages: 1,
    unit: 'model',
    get model() {
      return model;
    },
    picture,
    shown,
    inInk: false,
    layOn: (other) => {
      // The same plane, in units of this drawing.
      const ratio = own.metresPerUnit !== null && other.metresPerUnit !== null ? other.metresPerUnit / own.metresPerUnit : 1;
      const { x, y, width, height } = other.frame;
      model = modelOf({ x: x * ratio, y: y * ratio, width: width * ratio, height: height * ratio }, own.metresPerUnit);
    },
    size: () => Promise.resolve(model.size),
    draw,
  };
  return paper;
}
