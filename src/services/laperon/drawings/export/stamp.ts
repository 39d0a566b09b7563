import type { Point } from '../../domain/dxf/drawing.ts';
import type { Spot } from '../domain/remark.ts';

/** What is stamped on a drawing; crosses to the thread that does it. */
export interface Stamping {
  readonly content: Uint8Array;
  readonly mediaType: string;
  /** The list of remarks, as a PDF to append. */
  readonly list: Uint8Array;
  readonly pins: readonly {
    readonly n: number;
    readonly page: number;
    readonly spot: Spot;
    /** Of a DXF drawing, in its units. */
    readonly point: Point | null;
    readonly done: boolean;
  }[];
}

export type Fault = 'encrypted' | 'damaged' | 'too-large' | 'too-slow';

export type Stamped = { readonly ok: true; readonly content: Uint8Array } | { readonly ok: false; readonly why: Fault };

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/**
 * Where a place on a page as it is shown lies in the page's own coordinates, which begin at the lower left and know
 * nothing of its rotation (0, 90, 180 or 270 degrees clockwise).
 */
export function pointIn({ x, y, width, height }: Box, rotation: number, spot: Spot): { readonly x: number; readonly y: number } {
  const [across, up] = shown(((rotation % 360) + 360) % 360, spot);
  return { x: x + across * width, y: y + up * height };
}

/** Parts of the width and height of the page before it was turned, from its lower left. */
function shown(rotation: number, { x, y }: Spot): readonly [number, number] {
  switch (rotation) {
    case 90:
      return [y, x];
    case 180:
      return [1 - x, y];
    case 270:
      return [1 - y, 1 - x];
    default:
      return [x, 1 - y];
  }
}
