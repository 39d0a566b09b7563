/** Colours of a layer or an entity that are said by another: of its block, of its layer. */
const BY_LAYER = 256;
const BY_BLOCK = 0;
/** White in CAD is black on paper. */
const INK = 0x1f1a16;
const FIRST = [0, 0xff0000, 0xffff00, 0x00ff00, 0x00ffff, 0x0000ff, 0xff00ff, INK, 0x808080, 0xb0b0b0] as const;
/** How light the five shades of a hue are. */
const SHADES = [1, 0.8, 0.6, 0.5, 0.3] as const;
/** The lightest a line may be on white paper, as relative luminance: about 3 to 1. */
const LIGHTEST = 0.3;

/** The colour of an entity as 0xRRGGBB, by its own index or true colour, else that of its layer; dark enough for white paper. */
export function colorOf(index: number, trueColor: string | undefined, layerIndex = 7): number {
  const written = trueColor === undefined ? Number.NaN : Number(trueColor);
  if (Number.isInteger(written) && written >= 0) return onPaper(written & 0xffffff);
  const by = index === BY_LAYER || index === BY_BLOCK ? Math.abs(layerIndex) : Math.abs(index);
  return onPaper(indexed(by));
}

/** AutoCAD's index: ten by name, then 24 hues of five shades, full and half strong, then greys. */
function indexed(index: number): number {
  if (index < 10) return FIRST[index] ?? INK;
  if (index >= 250) return index > 255 ? INK : Math.round(51 + (index - 250) * 40.8) * 0x010101;
  const hue = Math.floor((index - 10) / 10) * 15;
  const light = SHADES[Math.floor((index % 10) / 2)] ?? 1;
  const strong = index % 2 === 0 ? 1 : 0.5;
  const part = (n: number) => {
    const k = (n + hue / 60) % 6;
    return Math.round(255 * light * (1 - strong * Math.max(0, Math.min(k, 4 - k, 1))));
  };
  return (part(5) << 16) | (part(3) << 8) | part(1);
}

function onPaper(color: number): number {
  const parts = [(color >> 16) & 255, (color >> 8) & 255, color & 255];
  const [r, g, b] = parts.map((part) => (part / 255) ** 2.2) as [number, number, number];
  const light = 0.2126 * r + 0.7152 * g + 0.0722 * b;
  if (light > 0.95) return INK;
  if (light <= LIGHTEST) return color;
  const darker = (LIGHTEST / light) ** (1 / 2.2);
  return parts.reduce((all, part) => (all << 8) | Math.round(part * darker), 0);
}
