/** What a device is told of its attempt and keeps. */
export interface Attempt {
  /** Key of the paper, base64; seed of its order. */
  readonly key: string;
  readonly seed: number;
  readonly startedAt: number;
  readonly endsAt: number;
  /** Number of the last line of this device the server has. */
  readonly upTo: number;
  readonly doubts: readonly number[];
}
