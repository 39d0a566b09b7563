import { written } from './glyphs.ts';

interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly shapes: readonly string[];
}

const ink = '#111827';
const line = (x1: number, y1: number, x2: number, y2: number, colour = ink, width = 2) =>
  `<line x1="${x1}" y1="${y1}" x2="${x2}" y2="${y2}" stroke="${colour}" stroke-width="${width}"/>`;
const box = (x: number, y: number, width: number, height: number, fill = 'none', stroke = ink) =>
  `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="${fill}" stroke="${stroke}" stroke-width="2"/>`;
const disc = (x: number, y: number, r: number, fill = 'none', stroke = ink) =>
  `<circle cx="${x}" cy="${y}" r="${r}" fill="${fill}" stroke="${stroke}" stroke-width="2"/>`;
const path = (d: string, fill = 'none', stroke = ink, width = 2) =>
  `<path d="${d}" fill="${fill}" stroke="${stroke}" stroke-width="${width}"/>`;
const upTo = (last: number) => Array.from({ length: last + 1 }, (_, index) => index);

/** One unit is fifty pixels, and the origin stands in the middle. */
const plane: Drawing = {
  width: 600,
  height: 600,
  shapes: [
    ...upTo(10).flatMap((step) => [
      line(50 + step * 50, 50, 50 + step * 50, 550, '#d1d5db', 1),
      line(50, 50 + step * 50, 550, 50 + step * 50, '#d1d5db', 1),
    ]),
    line(30, 300, 570, 300),
    line(300, 30, 300, 570),
    path('M560 292L572 300L560 308M292 40L300 28L308 40'),
    ...[-5, -4, -3, -2, -1, 1, 2, 3, 4, 5].flatMap((value) => [
      written(String(value), 300 + value * 50, 318, 13),
      written(String(value), 280, 300 - value * 50, 13),
    ]),
    written('0', 288, 318, 13),
    written('X', 585, 300, 16),
    written('Y', 300, 14, 16),
  ],
};

const visitors: Drawing = {
  width: 640,
  height: 420,
  shapes: [
    ...upTo(7).flatMap((step) => [
      line(60, 380 - step * 50, 620, 380 - step * 50, '#d1d5db', 1),
      written(String(step * 10), 34, 380 - step * 50, 14),
    ]),
    ...[40, 55, 30, 65, 50].map((value, index) => box(90 + index * 108, 380 - value * 5, 64, value * 5, '#93c5fd')),
    line(60, 20, 60, 380),
    line(60, 380, 620, 380),
  ],
};

const numberLine: Drawing = {
  width: 800,
  height: 160,
  shapes: [
    line(40, 80, 760, 80),
    ...upTo(8).map((step) => line(80 + step * 80, step % 8 === 0 ? 55 : 66, 80 + step * 80, step % 8 === 0 ? 105 : 94)),
    written('0', 80, 128, 20),
    written('1', 720, 128, 20),
  ],
};

const rightTriangle: Drawing = {
  width: 480,
  height: 380,
  shapes: [path('M80 320V80L400 320Z', '#e0f2fe'), path('M80 296H104V320'), written('9 cm', 36, 200, 16), written('12 cm', 240, 346, 16)],
};

/** A flower (top), two leaves, a stem, and roots below the ground. */
const plant: Drawing = {
  width: 500,
  height: 700,
  shapes: [
    box(0, 480, 500, 220, '#d6b78c', '#d6b78c'),
    path('M250 170V480', 'none', '#15803d', 14),
    ...upTo(5).map((petal) => {
      const angle = (petal * Math.PI) / 3;
      return disc(250 + 42 * Math.cos(angle), 110 + 42 * Math.sin(angle), 28, '#f9a8d4', '#be185d');
    }),
    disc(250, 110, 26, '#fde047', '#a16207'),
    path('M250 330C180 260 110 270 70 300C120 360 200 370 250 330Z', '#86efac', '#15803d'),
    path('M250 390C320 320 390 330 430 360C380 420 300 430 250 390Z', '#86efac', '#15803d'),
    path('M250 480V660M250 510L180 570L150 640M250 520L320 580L350 650M250 570L210 640M250 580L290 650', 'none', '#7c2d12', 7),
  ],
};

/** The Sun at the left, then the eight planets in their order; distances and sizes are not to scale. */
const planets: Drawing = {
  width: 900,
  height: 300,
  shapes: [
    disc(0, 150, 80, '#fde047', '#ca8a04'),
    line(80, 150, 880, 150, '#9ca3af', 1),
    ...(
      [
        [130, 12, '#d1d5db'],
        [195, 20, '#fdba74'],
        [265, 22, '#60a5fa'],
        [335, 16, '#f87171'],
        [445, 55, '#fcd9a8'],
        [585, 44, '#fde68a'],
        [715, 30, '#a5f3fc'],
        [820, 29, '#818cf8'],
      ] as const
    ).map(([x, r, colour]) => disc(x, 150, r, colour)),
    `<ellipse cx="585" cy="150" rx="68" ry="14" fill="none" stroke="#92400e" stroke-width="4"/>`,
  ],
};

const lamp = (x: number, y: number) =>
  disc(x, y, 26, '#fef9c3') + path(`M${x - 18} ${y - 18}L${x + 18} ${y + 18}M${x + 18} ${y - 18}L${x - 18} ${y + 18}`);

/** A battery below; lamp A alone in the main line at the top left; lamps B and C beside each other at the right. */
const circuit: Drawing = {
  width: 700,
  height: 480,
  shapes: [
    path('M80 420H320M360 420H620V240M80 420V80H200M252 80H420'),
    line(320, 385, 320, 455, ink, 2),
    line(360, 400, 360, 440, ink, 6),
    path('M420 80V40H500M420 80V160H500M552 40H620V240M552 160H620'),
    lamp(226, 80),
    lamp(526, 40),
    lamp(526, 160),
    written('A', 226, 132, 22),
    written('B', 526, 92, 22),
    written('C', 526, 212, 22),
  ],
};

/** Beam on a pivot: 40 N hang two metres left of it; the other side is three marks long, a metre each, and four. */
const lever: Drawing = {
  width: 700,
  height: 320,
  shapes: [
    box(90, 120, 520, 14, '#fde68a'),
    path('M350 134L315 220H385Z', '#d1d5db'),
    line(60, 220, 640, 220),
    ...upTo(8).map((mark) => line(110 + mark * 60, 108, 110 + mark * 60, 120)),
    line(230, 134, 230, 160),
    box(205, 160, 50, 46, '#fca5a5'),
    written('B', 230, 183, 20),
    written('A', 530, 92, 20),
    path('M530 20V70M522 60L530 72L538 60', 'none', '#1d4ed8', 4),
  ],
};

/** A street from left to right, another crossing it in the middle; six buildings named by letters. */
const town: Drawing = {
  width: 600,
  height: 600,
  shapes: [
    box(0, 260, 600, 80, '#e5e7eb', '#e5e7eb'),
    box(260, 0, 80, 600, '#e5e7eb', '#e5e7eb'),
    line(0, 300, 600, 300, '#ffffff', 3),
    line(300, 0, 300, 600, '#ffffff', 3),
    box(40, 130, 90, 100, '#bfdbfe'),
    box(150, 130, 90, 100, '#fde68a'),
    box(370, 130, 190, 100, '#bbf7d0'),
    box(40, 370, 200, 100, '#fecaca'),
    box(370, 370, 90, 100, '#ddd6fe'),
    box(480, 370, 90, 100, '#fed7aa'),
    written('A', 85, 180, 26),
    written('B', 195, 180, 26),
    written('C', 465, 180, 26),
    written('D', 140, 420, 26),
    written('E', 415, 420, 26),
    written('F', 525, 420, 26),
    path('M560 90V30M548 44L560 28L572 44'),
    written('N', 560, 108, 18),
  ],
};

/** A mountain at the top edge and the sea at the bottom, as south of the mountains of Bali; the sun at the right. */
const directions: Drawing = {
  width: 600,
  height: 600,
  shapes: [
    path('M180 110L300 10L420 110Z', '#86efac', '#15803d'),
    path('M0 540Q50 510 100 540T200 540T300 540T400 540T500 540T600 540V600H0Z', '#7dd3fc', '#0369a1'),
    disc(560, 300, 28, '#fde047', '#ca8a04'),
    path('M300 150V470M140 300H460'),
    path('M290 165L300 148L310 165M290 455L300 472L310 455M155 290L138 300L155 310M445 290L462 300L445 310'),
    ...(
      [
        [300, 190, 'A'],
        [420, 270, 'B'],
        [330, 430, 'C'],
        [180, 270, 'D'],
      ] as const
    ).map(([x, y, name]) => written(name, name === 'A' ? x + 30 : x, y, 26)),
  ],
};

export const drawings: Readonly<Record<string, Drawing>> = {
  'bidang-koordinat.png': plane,
  'diagram-pengunjung.png': visitors,
  'garis-bilangan.png': numberLine,
  'segitiga-siku.png': rightTriangle,
  'tumbuhan.png': plant,
  'tata-surya.png': planets,
  'rangkaian.png': circuit,
  'tuas.png': lever,
  'denah.png': town,
  'arah-angin.png': directions,
};
