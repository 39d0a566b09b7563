/** Strokes of letters and digits on a grid four wide and six high, so that a picture needs no font of the machine it is drawn on. */
const strokes: Readonly<Record<string, string>> = {
  '0': 'M1 0H3L4 1V5L3 6H1L0 5V1Z',
  '1': 'M1 1L2 0V6M1 6H3',
  '2': 'M0 1L1 0H3L4 1V2L0 6H4',
  '3': 'M0 0H4L2 2.5L4 4V5L3 6H1L0 5',
  '4': 'M3 6V0L0 4H4',
  '5': 'M4 0H0V2.5H3L4 3.5V5L3 6H0',
  '6': 'M4 0H2L0 3V5L1 6H3L4 5V3.5L3 2.5H0.5',
  '7': 'M0 0H4L1.5 6',
  '8': 'M1 0H3L4 1V2L3 3H1L0 2V1ZM1 3H3L4 4V5L3 6H1L0 5V4Z',
  '9': 'M0 6H2L4 3V1L3 0H1L0 1V2.5L1 3.5H3.7',
  '-': 'M0.5 3H3.5',
  A: 'M0 6L2 0L4 6M0.8 4H3.2',
  B: 'M0 0V6H3L4 5V4L3 3H0M3 3L4 2V1L3 0H0',
  C: 'M4 1L3 0H1L0 1V5L1 6H3L4 5',
  D: 'M0 0V6H2.5L4 4.5V1.5L2.5 0Z',
  E: 'M4 0H0V6H4M0 3H3',
  F: 'M4 0H0V6M0 3H3',
  G: 'M4 1L3 0H1L0 1V5L1 6H3L4 5V3H2.5',
  H: 'M0 0V6M4 0V6M0 3H4',
  L: 'M0 0V6H4',
  N: 'M0 6V0L4 6V0',
  X: 'M0 0L4 6M4 0L0 6',
  Y: 'M0 0L2 3L4 0M2 3V6',
  c: 'M3.5 2.5L2.8 2H1L0 3V5L1 6H2.8L3.5 5.5',
  m: 'M0 6V2M0 3L1 2L2 3V6M2 3L3 2L4 3V6',
};

/** Words of those letters, their middle at a place; `size` is the height in pixels. */
export function written(words: string, x: number, y: number, size = 18, colour = '#111827'): string {
  const scale = size / 6;
  const step = 6 * scale;
  const left = x - (words.length * step - 2 * scale) / 2;
  return [...words]
    .map((letter, index) => {
      const path = strokes[letter];
      if (path === undefined) return '';
      const at = `translate(${left + index * step} ${y - size / 2}) scale(${scale})`;
      return `<path d="${path}" transform="${at}" fill="none" stroke="${colour}" stroke-width="${2 / scale}"/>`;
    })
    .join('');
}
