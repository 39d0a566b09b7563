import type { Point } from '../../domain/dxf/drawing.ts';
import type { Role } from './layers.ts';

/** Something in the drawing that could not be measured, or was measured with a caution, by name and place. */
export interface Fault {
  readonly kind:
    | 'no-unit'
    | 'no-parcel'
    | 'several-parcels'
    | 'no-footprint'
    | 'open'
    /** Was open, and closed because somebody asked. */
    | 'closed'
    | 'one-corner'
    | 'no-area'
    | 'crosses-itself'
    | 'too-fine'
    | 'only-unread'
    | 'outside-parcel'
    | 'height-written'
    /** Drawn as lines one by one, which were put together. */
    | 'joined'
    /** The same outline once more; counted once. */
    | 'twice'
    /** So small or large that the unit of the file is most likely another. */
    | 'unlikely-size';
  readonly layer: string;
  /** Metres from the drawing's own corner. */
  readonly at: Point | null;
  /** Of an open outline: the gap in metres. */
  readonly metres?: number;
}

/** An outline or line as it was measured, in metres, to be drawn. */
export interface Measured {
  readonly role: Role;
  readonly block: number;
  readonly level: number;
  readonly deduct: boolean;
  readonly points: readonly Point[];
  readonly closed: boolean;
  /** Arcs included; 0 for a line. */
  readonly m2: number;
}

export interface Block {
  readonly n: number;
  readonly footprintM2: number;
  readonly floors: readonly { readonly level: number; readonly m2: number }[];
  readonly basementM2: number;
  /** `measured` between two points of a dimension, `written` where somebody only wrote it. */
  readonly height: { readonly metres: number; readonly how: 'measured' | 'written' } | null;
}

/** A distance, and the two points it lies between. */
export interface Distance {
  readonly metres: number;
  readonly from: Point;
  readonly to: Point;
}

export interface SitePlan {
  readonly parcelM2: number | null;
  /** What a text on the parcel's layer says. */
  readonly declaredM2: number | null;
  readonly blocks: readonly Block[];
  readonly greenM2: number | null;
  /** From the nearest footprint to the road, and to the parcel's border. */
  readonly toRoad: Distance | null;
  readonly toBorder: Distance | null;
  /** To coast, cliff and temple, where the drawing shows them. */
  readonly toCoast: Distance | null;
  readonly toCliff: Distance | null;
  readonly toTemple: Distance | null;
  readonly shapes: readonly Measured[];
  readonly faults: readonly Fault[];
}
