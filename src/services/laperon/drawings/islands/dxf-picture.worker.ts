// Reads a drawing away from the page, so that a large one freezes nothing.
import { type DxfProblem, UnreadableDxf } from '../../domain/dxf/drawing.ts';
import { type Picture, readPicture } from '../../domain/dxf/picture.ts';

export type Pictured = { readonly picture: Picture } | { readonly problem: DxfProblem['kind'] | null };

addEventListener('message', ({ data }: MessageEvent<ArrayBuffer>) => {
  try {
    const picture = readPicture(new TextDecoder().decode(data));
    const { points, starts, layerOf, colorOf } = picture;
    postMessage({ picture } satisfies Pictured, {
      transfer: [points.buffer, starts.buffer, layerOf.buffer, colorOf.buffer],
    });
  } catch (error) {
    postMessage({ problem: error instanceof UnreadableDxf ? error.problem.kind : null } satisfies Pictured);
  }
});
