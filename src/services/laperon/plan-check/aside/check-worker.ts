import { parentPort } from 'node:worker_threads';
import { UnreadableDxf } from '../../domain/dxf/drawing.ts';
import { readDxf } from '../../domain/dxf/read.ts';
import { readingIn, readingWith } from '../domain/carried.ts';
import { checkDrawing } from '../domain/run.ts';
import type { Answer, Asked } from './check-aside.ts';

// A thread of its own: a drawing somebody else made may keep it busy for as long as it likes, and is then given up.
parentPort?.on('message', (asked: Asked) => parentPort?.postMessage(answer(asked), []));

function answer({ content, chosen, rules }: Asked): Answer {
  try {
    const source = Buffer.from(content.buffer, content.byteOffset, content.byteLength).toString('utf8');
    const carried = readingIn(source)?.reading ?? null;
    const reading = chosen ? readingWith(carried ?? {}, chosen) : (carried ?? {});
    return { checked: checkDrawing(readDxf(source), reading, rules), carried };
  } catch (error) {
    if (!(error instanceof UnreadableDxf)) throw error;
    return { problem: error.problem };
  }
}
