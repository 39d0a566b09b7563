import { parentPort } from 'node:worker_threads';
import { UnreadableDxf } from '../../domain/dxf/drawing.ts';
import { readPicture } from '../../domain/dxf/picture.ts';
import { linesOf } from './lines.ts';
import type { Answer, Asked } from './still.ts';

// A thread of its own: a drawing somebody else made may keep it busy for as long as it likes, and is then given up.
parentPort?.on('message', (asked: Asked) => parentPort?.postMessage(drawn(asked), []));

function drawn({ content, chosen }: Asked): Answer {
  try {
    const picture = readPicture(new TextDecoder().decode(content));
    const { layers, frame, metresPerUnit, unread } = picture;
    const shown = layers.map((layer, n) => chosen?.[n] ?? layer.shown);
    const lines = linesOf(picture, (layer) => shown[layer] ?? true);
    if (!lines) return { problem: 'too-many' };
    return { lines, frame, metresPerUnit, unread, layers: layers.map(({ name, count }, n) => ({ name, count, shown: shown[n] ?? true })) };
  } catch (error) {
    if (!(error instanceof UnreadableDxf)) throw error;
    return { problem: error.problem.kind };
  }
}
