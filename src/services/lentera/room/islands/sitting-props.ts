import type { Paper } from '../domain/paper.ts';
import type { ExamClock } from './exam-clock.ts';
import type { RoomProps } from './room-props.ts';
import type { Store } from './store.ts';

export interface SittingProps {
  readonly props: RoomProps;
  readonly store: Store;
  readonly clock: ExamClock;
  readonly paper: Paper;
  readonly seed: number;
  readonly startedAt: number;
  readonly endsAt: number;
  readonly upTo: number;
  readonly before: readonly { readonly item: number; readonly value: unknown }[];
  readonly doubts: readonly number[];
  readonly finished: boolean;
}
