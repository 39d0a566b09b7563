/**
 * A line of text as Code 128 (ISO/IEC 15417), for readers at a counter and in the post: one SVG path, ten modules of quiet
 * at both sides. Only printable ASCII; throws for anything else.
 */
export async function code128Svg(text: string): Promise<string> {
  // Loaded when the first label is drawn: most processes never draw one.
  const { default: barcodes } = await import('bwip-js/node');
  const [drawn] = barcodes.raw('code128', text, '') as readonly { readonly sbs: readonly number[] }[];
  if (!drawn) throw new Error('nothing to draw');
  let x = QUIET;
  const bars: string[] = [];
  // Dark and light in turn, by their widths.
  for (const [nth, width] of drawn.sbs.entries()) {
    if (nth % 2 === 0) bars.push(`M${x} 0h${width}v${HEIGHT}h-${width}z`);
    x += width;
  }
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${x + QUIET} ${HEIGHT}"><path d="${bars.join('')}"/></svg>`;
}

const QUIET = 10;
const HEIGHT = 30;
