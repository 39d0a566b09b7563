import { type PDFDocument, type PDFPage, rgb, degrees, StandardFonts } from 'pdf-lib';
import type { Picture } from '../../domain/dxf/picture.ts';

/** A3, as drawings are printed, in points; the longer side lies along that of the drawing. */
const [LONGER, SHORTER] = [1191, 842];
/** What is drawn beyond these would make a file nobody can open. */
const MOST_TEXTS = 5000;
const LEAST_TEXT = 1.5;

/** A page with the lines of a drawing in it, of the drawing's own shape; layers that are off are left out. */
export async function drawModel(pdf: PDFDocument, { frame, layers, points, starts, layerOf, colorOf, texts }: Picture): Promise<PDFPage> {
  const [most, least] = frame.width >= frame.height ? [LONGER, SHORTER] : [SHORTER, LONGER];
  const scale = Math.min(most / frame.width, least / frame.height);
  const page = pdf.addPage([frame.width * scale, frame.height * scale]);
  const lines: string[] = ['0.4 w 1 j'];
  let color = -1;
  for (let n = 0; n + 1 < starts.length; n++) {
    if (layers[layerOf[n] ?? 0]?.shown === false) continue;
    const own = colorOf[n] ?? 0;
    if (own !== color) lines.push(`${partsOf(own).join(' ')} RG`);
    color = own;
    lines.push(wayOf(points, starts[n] ?? 0, starts[n + 1] ?? 0, scale));
  }
  page.node.addContentStream(pdf.context.register(pdf.context.flateStream(lines.join('\n'))));
  const font = await pdf.embedFont(StandardFonts.Helvetica);
  for (const { layer, color: own, x, y, height, turn, text, align } of texts.slice(0, MOST_TEXTS)) {
    const size = height * scale * 1.35;
    if (size < LEAST_TEXT || layers[layer]?.shown === false) continue;
    // The fonts every reader has know Latin letters alone.
    const words = text.replace(/[^\u0020-\u007e\u00a0-\u00ff]/g, '?');
    const back = { left: 0, center: 0.5, right: 1 }[align] * font.widthOfTextAtSize(words, size);
    const [red = 0, green = 0, blue = 0] = partsOf(own);
    page.drawText(words, {
      x: x * scale - Math.cos(turn) * back,
      y: y * scale - Math.sin(turn) * back,
      size,
      font,
      color: rgb(red, green, blue),
      rotate: degrees((turn * 180) / Math.PI),
    });
  }
  return page;
}

/** One stroke, corners nearer than a twentieth of a point passed over; a single point is a dot. */
function wayOf(points: Float32Array, from: number, to: number, scale: number): string {
  const at = (n: number) => [(points[2 * n] ?? 0) * scale, (points[2 * n + 1] ?? 0) * scale] as const;
  let [lastX, lastY] = at(from);
  const way = [`${lastX.toFixed(2)} ${lastY.toFixed(2)} m`];
  for (let n = from + 1; n < to; n++) {
    const [x, y] = at(n);
    if (n < to - 1 && Math.abs(x - lastX) + Math.abs(y - lastY) < 0.05) continue;
    way.push(`${x.toFixed(2)} ${y.toFixed(2)} l`);
    [lastX, lastY] = [x, y];
  }
  if (to - from === 1) way.push(`${(lastX + 0.8).toFixed(2)} ${lastY.toFixed(2)} l`);
  return `${way.join(' ')} S`;
}

const partsOf = (color: number): readonly number[] => [16, 8, 0].map((shift) => Math.round((((color >> shift) & 255) / 255) * 1000) / 1000);
