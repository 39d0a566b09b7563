// Reads and measures away from the page, so that a large drawing freezes nothing. Nothing leaves the browser.
import { type Drawing, UnreadableDxf } from '../../domain/dxf/drawing.ts';
import { readDxf } from '../../domain/dxf/read.ts';
import type { Rules } from '../domain/judge.ts';
import type { Reading } from '../domain/measure.ts';
import { checkDrawing } from '../domain/run.ts';

interface Asked {
  readonly n: number;
  /** Absent where only the mapping or the limits changed since. */
  readonly source?: string;
  readonly reading: Reading;
  readonly rules: Rules;
}

let drawing: Drawing | undefined;

addEventListener('message', ({ data }: MessageEvent<Asked>) => {
  const { n, source, reading, rules } = data;
  try {
    if (source !== undefined) drawing = readDxf(source);
    if (drawing) postMessage({ n, checked: checkDrawing(drawing, reading, rules) });
  } catch (error) {
    postMessage({ n, problem: error instanceof UnreadableDxf ? error.problem : null });
  }
});
