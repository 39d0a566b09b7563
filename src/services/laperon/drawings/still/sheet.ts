import type { RemarkState } from '../domain/remark.ts';
import type { At } from '../domain/measure.ts';
import { type Lines, LONGER } from './lines.ts';
import { escapeXml } from './xml.ts';

/** A remark's number on the picture. */
export interface StillPin {
  readonly n: number;
  readonly state: RemarkState;
  readonly at: At;
}

const RADIUS = 230;
/** The colours of the pins of the viewer. */
const FILL: Readonly<Record<RemarkState, string>> = {
  open: '#842a16',
  reopened: '#842a16',
  answered: '#7d5200',
  accepted: '#27623d',
  withdrawn: '#27623d',
};

const around = (width: number, height: number, body: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width / 10}" height="${height / 10}" font-family="sans-serif"><rect width="100%" height="100%" fill="#fff"/>${body}</svg>`;

/** The picture of a drawing on white paper, with the squares people name and the pins; `large` times as large, pins stay as they are. */
export function sheetOf({ width, height, body }: Lines, pins: readonly StillPin[], large: number): string {
  const lines = `<g fill="none" stroke-width="1.2" stroke-linejoin="round">${body}</g>`;
  return around(width, height, `${squares(width, height, large)}${lines}${pinsOn(width, height, pins, large)}`);
}

/** A sheet that says why there is no drawing on it. */
export function sayingSheet(sentence: string): string {
  const lines = sentence.split(' ').reduce<string[]>((all, word) => {
    const last = all.at(-1);
    return last !== undefined && last.length + word.length < 44 ? [...all.slice(0, -1), `${last} ${word}`] : [...all, word];
  }, []);
  const words = lines.map((line, n) => `<text x="400" y="${900 + n * 560}" font-size="400" fill="#842a16">${escapeXml(line)}</text>`);
  return around(LONGER, 1000 + 560 * lines.length, words.join(''));
}

/** The ten by ten squares of a page, by which one says a place without pointing at it. */
function squares(width: number, height: number, large: number): string {
  const size = Math.round(150 / large);
  const parts = Array.from({ length: 10 }, (_, n) => n);
  const lines = parts.slice(1).map((n) => `M${(n * width) / 10} 0V${height}M0 ${(n * height) / 10}H${width}`);
  const names = parts.map((n) => {
    const across = `<text x="${((n + 0.5) * width) / 10}" y="${size}" text-anchor="middle">${'ABCDEFGHIJ'[n] ?? ''}</text>`;
    return `${across}<text x="${size / 4}" y="${((n + 0.5) * height) / 10 + size / 3}">${n + 1}</text>`;
  });
  return `<path d="${lines.join('')}" stroke="#e4dfd8" fill="none" stroke-width="1" vector-effect="non-scaling-stroke"/><g fill="#6b6259" font-size="${size}">${names.join('')}</g>`;
}

/** Pins that would lie over each other stand side by side. */
function pinsOn(width: number, height: number, pins: readonly StillPin[], large: number): string {
  const radius = Math.round(RADIUS / large);
  const taken: (readonly [number, number])[] = [];
  return pins
    .map(({ n, state, at }) => {
      let [x, y] = [Math.round(at.x * width), Math.round(at.y * height)];
      while (taken.some(([left, top]) => Math.hypot(left - x, top - y) < 2 * radius)) {
        x += 2 * radius;
        if (x > width) [x, y] = [radius, y + 2 * radius];
      }
      taken.push([x, y]);
      const circle = `<circle cx="${x}" cy="${y}" r="${radius}" fill="${FILL[state]}" stroke="#fff" stroke-width="${Math.round(radius / 7)}"/>`;
      const size = Math.round(radius * (n > 99 ? 0.8 : 1.1));
      return `${circle}<text x="${x}" y="${y + Math.round(size * 0.36)}" font-size="${size}" font-weight="700" fill="#fff" text-anchor="middle">${n}</text>`;
    })
    .join('');
}
