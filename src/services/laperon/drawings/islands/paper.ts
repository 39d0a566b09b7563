import type { Model } from '../domain/model.ts';
import type { PageSize } from '../domain/measure.ts';
import { scaleWithin } from '../domain/measure.ts';
import type { Unshowable } from '../domain/unshowable.ts';

/** A part of a page, in its units from the upper left. */
export interface Part extends PageSize {
  readonly x: number;
  readonly y: number;
}

/** An opened file: its pages, each drawn when it is looked at. */
export interface Paper {
  readonly pages: number;
  /** Points for a PDF, pixels for a picture; a model is drawn in units of its own, of which it knows how large they are. */
  readonly unit: 'point' | 'pixel' | 'model';
  /** Where the lines of a drawing lie on its page; only of a model, which is drawn sharp in every size. */
  readonly model?: Model;
  size(page: number): Promise<PageSize>;
  /**
   * Draws a page, of a model only the part that is asked for, onto the canvas, which it sizes; a drawing that was begun
   * before on the same canvas is given up.
   */
  draw(page: number, canvas: HTMLCanvasElement, scale: number, part?: Part): Promise<void>;
}

export class CannotShow extends Error {
  readonly why: Unshowable;
  constructor(why: Unshowable) {
    super(why);
    this.why = why;
  }
}

// More than any set of drawings has; a picture of more pixels would not fit into a telephone.
const MOST_PAGES = 500;
const MOST_IMAGE_PIXELS = 80_000_000;
const PATIENCE_MS = 60_000;

/** Opens a PDF or a picture, by its address or as it was chosen on the device. Rejects with CannotShow, and never waits longer than a minute. */
export async function openPaper(href: string | Blob, mediaType: string, library: string): Promise<Paper> {
  const opened = mediaType === 'application/pdf' ? openPdf(href, new URL(library, location.href).href) : openPicture(href);
  return inTime(opened);
}

export function inTime<T>(work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new CannotShow('slow')), PATIENCE_MS);
    work.then(resolve, reject).finally(() => clearTimeout(late));
  });
}

interface PdfViewport {
  readonly width: number;
  readonly height: number;
}
interface PdfPage {
  getViewport(of: { scale: number }): PdfViewport;
  render(how: { canvas: HTMLCanvasElement; viewport: PdfViewport }): { readonly promise: Promise<void>; cancel(): void };
  cleanup(): void;
}
interface PdfDocument {
  readonly numPages: number;
  getPage(n: number): Promise<PdfPage>;
}
/** As much of pdf.js as is used here. It is loaded by its address when a PDF is looked at, and by no other page. */
interface PdfLibrary {
  readonly GlobalWorkerOptions: { workerSrc: string };
  getDocument(how: Readonly<Record<string, unknown>>): { readonly promise: Promise<PdfDocument>; destroy(): Promise<void> };
}

async function openPdf(href: string | Blob, library: string): Promise<Paper> {
  const { getDocument, GlobalWorkerOptions } = (await import(`${library}legacy/build/pdf.min.mjs`)) as PdfLibrary;
  GlobalWorkerOptions.workerSrc = `${library}legacy/build/pdf.worker.min.mjs`;
  const loading = getDocument({
    ...(typeof href === 'string' ? { url: new URL(href, location.href).href } : { data: new Uint8Array(await href.arrayBuffer()) }),
    wasmUrl: `${library}wasm/`,
    cMapUrl: `${library}cmaps/`,
    standardFontDataUrl: `${library}standard_fonts/`,
    iccUrl: `${library}iccs/`,
    // What a file asks to be run is not run, and no picture in it may take all memory.
    isEvalSupported: false,
    enableXfa: false,
    maxImageSize: MOST_IMAGE_PIXELS,
    canvasMaxAreaInBytes: 4 * MOST_IMAGE_PIXELS,
  });
  const pdf = await loading.promise.catch((error: Error) => {
    throw new CannotShow(error.name === 'PasswordException' ? 'locked' : error.name === 'ResponseException' ? 'away' : 'broken');
  });
  if (pdf.numPages > MOST_PAGES) {
    void loading.destroy();
    throw new CannotShow('tooManyPages');
  }
  return paperOf(pdf);
}

function paperOf(pdf: PdfDocument): Paper {
  const drawing = new WeakMap<HTMLCanvasElement, { cancel(): void }>();
  const size = async (n: number): Promise<PageSize> => {
    const { width, height } = (await pdf.getPage(n)).getViewport({ scale: 1 });
    return { width, height };
  };
  const draw: Paper['draw'] = async (n, canvas, asked) => {
    const page = await pdf.getPage(n);
    const viewport = page.getViewport({ scale: scaleWithin(asked, page.getViewport({ scale: 1 })) });
    drawing.get(canvas)?.cancel();
    canvas.width = Math.floor(viewport.width);
    canvas.height = Math.floor(viewport.height);
    const task = page.render({ canvas, viewport });
    drawing.set(canvas, task);
    await inTime(task.promise).catch((error: Error) => {
      if (error.name === 'RenderingCancelledException') return;
      task.cancel();
      throw error instanceof CannotShow ? error : new CannotShow('broken');
    });
    page.cleanup();
  };
  return { pages: pdf.numPages, unit: 'point', size, draw };
}

async function decoded(href: string): Promise<HTMLImageElement> {
  const picture = new Image();
  picture.src = href;
  await picture.decode();
  return picture;
}

async function openPicture(href: string | Blob): Promise<Paper> {
  const picture = await (typeof href === 'string' ? decoded(href) : createImageBitmap(href)).catch(() => {
    throw new CannotShow('broken');
  });
  const [width, height] = picture instanceof Image ? [picture.naturalWidth, picture.naturalHeight] : [picture.width, picture.height];
  if (width * height > MOST_IMAGE_PIXELS) throw new CannotShow('tooLarge');
  const draw: Paper['draw'] = async (_page, canvas, asked) => {
    const scale = scaleWithin(asked, { width, height });
    canvas.width = Math.max(1, Math.floor(width * scale));
    canvas.height = Math.max(1, Math.floor(height * scale));
    const paint = canvas.getContext('2d');
    if (!paint) throw new CannotShow('tooLarge');
    paint.fillStyle = '#fff';
    paint.fillRect(0, 0, canvas.width, canvas.height);
    paint.drawImage(picture, 0, 0, canvas.width, canvas.height);
  };
  return { pages: 1, unit: 'pixel', size: () => Promise.resolve({ width, height }), draw };
}
