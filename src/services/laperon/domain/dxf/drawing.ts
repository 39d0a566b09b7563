/** A corner of a path, in drawing units. `bulge` is the tangent of a quarter of the arc's angle to the next corner; 0 is straight. */
export interface Vertex {
  readonly x: number;
  readonly y: number;
  readonly bulge: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** What stands in a drawing, every block laid out where it was inserted. Lengths are drawing units. */
export type Entity =
  /** A line, polyline, arc, circle or ellipse; the last two closed. */
  | { readonly kind: 'path'; readonly layer: string; readonly vertices: readonly Vertex[]; readonly closed: boolean }
  | { readonly kind: 'text'; readonly layer: string; readonly at: Point; readonly text: string }
  | {
      readonly kind: 'dimension';
      readonly layer: string;
      /** What the program measured (group 42); null where it left none. */
      readonly measured: number | null;
      /** What somebody wrote in its place; null where the measure stands. */
      readonly text: string | null;
      /** The points it was drawn between; fewer than two where it holds none. */
      readonly points: readonly Point[];
    };

export interface DrawingLayer {
  readonly name: string;
  /** How many paths, texts and dimensions lie on it. */
  readonly paths: number;
  readonly texts: number;
  readonly dimensions: number;
  /** Things on it that are not measured: hatches, splines, solids, by their name in the file. */
  readonly unread: Readonly<Record<string, number>>;
}

export interface Drawing {
  /** Metres of one drawing unit; null where the file says nothing or names no unit. */
  readonly metresPerUnit: number | null;
  readonly layers: readonly DrawingLayer[];
  readonly entities: readonly Entity[];
}

/** Why a file is no drawing that can be read. */
export type DxfProblem =
  | { readonly kind: 'empty' }
  /** The binary form, or AutoCAD's own DWG. */
  | { readonly kind: 'binary' }
  | { readonly kind: 'not-dxf' }
  | { readonly kind: 'too-large'; readonly mostMegabytes: number }
  | { readonly kind: 'too-many'; readonly most: number }
  /** Blocks within blocks, deeper than anybody draws or in a circle. */
  | { readonly kind: 'too-deep' }
  /** Nothing stands in model space that could be looked at. */
  | { readonly kind: 'nothing' }
  /** Given up: it kept the reader busy for too long, or took too much memory. */
  | { readonly kind: 'too-slow' }
  /** Ends in the midst of a section. */
  | { readonly kind: 'cut-off' }
  | { readonly kind: 'broken'; readonly line: number };

/** A file that cannot be read as a drawing. */
export class UnreadableDxf extends Error {
  readonly problem: DxfProblem;

  constructor(problem: DxfProblem) {
    super(`unreadable drawing: ${problem.kind}`);
    this.problem = problem;
  }
}
