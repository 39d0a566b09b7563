import type { WhatsAppState } from '#platform/channels';

/** What an operator asks of the installation at one moment. Main knows it; the page shows it. */
export interface Operation {
  /** This process: one of several, where several run. */
  readonly process: {
    readonly version: string;
    readonly node: string;
    readonly startedAt: Date;
    readonly residentBytes: number;
    /** Time the event loop was late, 99 of 100 times at most, since the start. */
    readonly lateMs: number;
  };
  readonly load: { readonly inHand: number; readonly turnedAway: Readonly<Record<string, number>> };
  readonly pool: { readonly busy: number; readonly idle: number; readonly waiting: number };
  /** Free on the disk of the data folder; null where it could not be read. */
  readonly freeBytes: number | null;
  /** Where files lie, and whether that place answers. */
  readonly files: {
    readonly place: string;
    readonly opens: boolean;
    /** What looks for harmful programs; `version` is null while it does not answer. */
    readonly scanner: { readonly place: string; readonly version: string | null } | null;
  };
  /** null where no number is connected, or the database does not answer. */
  readonly whatsapp: { readonly number: string; readonly state: WhatsAppState } | null;
  /** null when the database does not answer. */
  readonly database: {
    readonly version: string;
    readonly bytes: number;
    readonly connections: number;
    readonly mostConnections: number;
    readonly jobs: readonly {
      readonly job: string;
      readonly waiting: number;
      readonly failing: number;
      readonly dead: number;
      readonly oldestDueSeconds: number;
    }[];
    readonly sweeps: readonly { readonly sweep: string; readonly at: Date }[];
    readonly cases: readonly { readonly service: string; readonly open: number; readonly late: number }[];
    /** When everything was last copied; null where it never was. */
    readonly backupAt: Date | null;
  } | null;
}
