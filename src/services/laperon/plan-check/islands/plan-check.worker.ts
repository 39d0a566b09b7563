// Reads and measures away from the page, so that a large drawing freezes nothing. Nothing leaves the browser.
import { type Drawing, UnreadableDxf } from '../../domain/dxf/drawing.ts';
import { readDxf } from '../../domain/dxf/read.ts';
import type { Rules } from '../domain/judge.ts';
import type { Reading } from '../domain/measure.ts';
import { readingIn, readingWith } from '../domain/carried.ts';
import { checkDrawing } from '../domain/run.ts';

interface Asked {
  readonly n: number;
  /** Absent where only the mapping or the limits changed since. */
  readonly source?: string;
  readonly reading: Reading;
  readonly rules: Rules;
}

let drawing: Drawing | undefined;
let carried: ReturnType<typeof readingIn> = null;

addEventListener('message', ({ data }: MessageEvent<Asked>) => {
  const { n, source, reading, rules } = data;
  try {
    if (source !== undefined) {
      carried = readingIn(source);
      drawing = readDxf(source);
    }
    const as = readingWith(carried?.reading ?? {}, reading);
    if (drawing) postMessage({ n, checked: checkDrawing(drawing, as, rules), as, letters: carried?.letters ?? 0 });
  } catch (error) {
    postMessage({ n, problem: error instanceof UnreadableDxf ? error.problem : null });
  }
});
