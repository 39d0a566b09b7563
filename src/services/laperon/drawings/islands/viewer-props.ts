import type { Unshowable } from '../domain/unshowable.ts';

export interface ViewerWords {
  readonly opening: string;
  readonly stage: string;
  readonly tools: string;
  readonly before: string;
  readonly after: string;
  /** Holds {page} and {pages}. */
  readonly pageOf: string;
  readonly in: string;
  readonly out: string;
  readonly fit: string;
  readonly place: string;
  readonly placeHow: string;
  /** Holds {spot}. */
  readonly placed: string;
  readonly pending: string;
  readonly measure: string;
  readonly measureHow: string;
  /** Holds {length}. */
  readonly measured: string;
  /** Where nothing says how large the drawing is in nature. */
  readonly unscaled: string;
  readonly known: string;
  readonly scale: string;
  readonly keys: string;
  readonly compare: string;
  readonly alone: string;
  readonly beside: string;
  readonly over: string;
  readonly opacity: string;
  readonly blink: string;
  readonly olderStage: string;
  readonly olderHasNoPage: string;
  readonly legend: string;
  readonly lay: string;
  readonly layAnew: string;
  /** Hold {n}, the first or the second place. */
  readonly layOnOlder: string;
  readonly layOnNewer: string;
  readonly laid: string;
  readonly notLaid: string;
  /** Holds {count}. */
  readonly layers: string;
  readonly allLayers: string;
  readonly noLayers: string;
  /** Where the file names no unit; holds {length}. */
  readonly measuredInUnits: string;
  /** Holds {kinds}. */
  readonly undrawn: string;
  readonly faults: Readonly<Record<Unshowable, string>>;
}

export interface Shown {
  readonly href: string;
  readonly mediaType: string;
}

export interface Pin {
  readonly n: number;
  /** Id of the remark in the list. */
  readonly anchor: string;
  readonly page: number;
  /** Null for the whole page. */
  readonly x: number | null;
  readonly y: number | null;
  readonly state: string;
  /** What a screen reader says of it. */
  readonly label: string;
  /** The point of a DXF drawing it was put on, in its units; null where none was. */
  readonly point: { readonly x: number; readonly y: number } | null;
}

export interface ViewerProps {
  readonly locale: 'id' | 'en';
  readonly words: ViewerWords;
  /** Where pdf.js begins. */
  readonly library: string;
  /** What reads a DXF. */
  readonly reader: string;
  readonly file: Shown;
  /** The revision before this one, to compare with. */
  readonly older: (Shown & { /** Names the two files together. */ readonly pair: string }) | null;
  readonly pins: readonly Pin[];
  /** Ids of the form's fields; null where nothing is added. */
  readonly fields: { readonly page: string; readonly spot: string; readonly point: string; readonly then: string } | null;
}
