import { degrees, EncryptedPDFError, PDFDocument, rgb, StandardFonts } from 'pdf-lib';
import { parentPort } from 'node:worker_threads';
import { readPicture } from '../../domain/dxf/picture.ts';
import { type Model, modelOf, pinOn } from '../domain/model.ts';
import { drawModel } from './draw-model.ts';
import { pointIn, type Stamped, type Stamping } from './stamp.ts';

/** Pages beyond which a set of drawings is not stamped. */
const MOST_PAGES = 300;
const RADIUS = 9;
const DXF = 'image/vnd.dxf';

// A thread of its own: a drawing somebody else made may keep it busy for as long as it likes, and is then given up.
parentPort?.on('message', (stamping: Stamping) => void stamp(stamping).then((said) => parentPort?.postMessage(said, [])));

async function stamp({ content, mediaType, list, pins }: Stamping): Promise<Stamped> {
  try {
    const { pdf, model } = await opened(content, mediaType);
    if (pdf.getPageCount() > MOST_PAGES) return { ok: false, why: 'too-large' };
    const font = await pdf.embedFont(StandardFonts.HelveticaBold);
    const pages = pdf.getPages();
    for (const { n, page: number, spot, point, done } of pins) {
      const page = pages[number - 1];
      if (!page) continue;
      const turned = page.getRotation().angle;
      const at = pointIn(page.getCropBox(), turned, pinOn(model, { ...spot, point }));
      const label = String(n);
      const half = font.widthOfTextAtSize(label, RADIUS) / 2;
      const turn = (turned * Math.PI) / 180;
      const [dx, dy] = [-half, -RADIUS * 0.35];
      page.drawCircle({
        ...at,
        size: RADIUS,
        color: done ? rgb(0.2, 0.42, 0.24) : rgb(0.64, 0.21, 0.12),
        borderColor: rgb(1, 1, 1),
        borderWidth: 1.5,
      });
      page.drawText(label, {
        x: at.x + dx * Math.cos(turn) - dy * Math.sin(turn),
        y: at.y + dx * Math.sin(turn) + dy * Math.cos(turn),
        size: RADIUS,
        font,
        color: rgb(1, 1, 1),
        rotate: degrees(turned),
      });
    }
    const appended = await PDFDocument.load(list);
    for (const page of await pdf.copyPages(appended, appended.getPageIndices())) pdf.addPage(page);
    return { ok: true, content: await pdf.save() };
  } catch (error) {
    return { ok: false, why: error instanceof EncryptedPDFError ? 'encrypted' : 'damaged' };
  }
}

async function opened(content: Uint8Array, mediaType: string): Promise<{ readonly pdf: PDFDocument; readonly model?: Model }> {
  if (mediaType === 'application/pdf') return { pdf: await PDFDocument.load(content) };
  if (mediaType !== DXF) return { pdf: await pictureOnPage(content, mediaType) };
  const pdf = await PDFDocument.create();
  const picture = readPicture(new TextDecoder().decode(content));
  await drawModel(pdf, picture);
  return { pdf, model: modelOf(picture.frame, picture.metresPerUnit) };
}

/** A picture becomes a page of its own shape, as wide as A3 lies; what is neither picture nor PDF leaves the pins on an empty one. */
async function pictureOnPage(content: Uint8Array, mediaType: string): Promise<PDFDocument> {
  const pdf = await PDFDocument.create();
  if (!mediaType.startsWith('image/')) {
    pdf.addPage([1191, 842]);
    return pdf;
  }
  const picture = mediaType === 'image/png' ? await pdf.embedPng(content) : await pdf.embedJpg(content);
  const width = 1191;
  const height = (width * picture.height) / picture.width;
  pdf.addPage([width, height]).drawImage(picture, { x: 0, y: 0, width, height });
  return pdf;
}
