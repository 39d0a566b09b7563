import type { Locale } from '#i18n';
import type { Attempt } from './attempt.ts';
import type { Addresses, Said } from './sender.ts';

/** What the page tells the exam room. Instants in milliseconds since 1970, by the server's clock. */
export interface RoomProps {
  readonly locale: Locale;
  readonly ticket: string;
  /** Attempt and device: the name of the log on this device. */
  readonly id: string;
  readonly title: string;
  readonly name: string;
  readonly number: string;
  readonly now: number;
  readonly phase: Said['phase'];
  readonly opensAt: number;
  readonly closesAt: number;
  readonly minutes: number;
  readonly needsToken: boolean;
  readonly questions: number;
  /** Name of the sealed paper among those kept on the device. */
  readonly paper: string;
  readonly addresses: Addresses;
  readonly worker: string;
}

/** What beginning, or coming back, answers. */
export interface Begun extends Attempt {
  readonly opensAt: number;
  readonly now: number;
  readonly phase: Said['phase'];
  readonly answers: readonly { readonly item: number; readonly value: unknown }[];
}
