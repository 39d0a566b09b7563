import type { Db } from '#db';

/** How a box of mail is doing. */
export interface BoxState {
  /** When it was last read to its end. */
  readonly readAt: Date | null;
  readonly fault: 'away' | 'nobody-to-keep' | null;
  readonly faultAt: Date | null;
  /** Nothing was read for longer than it may take: whoever waits for mail has to know. */
  readonly silent: boolean;
}

/** Minutes after which a box that is read each minute counts as silent. */
const SILENT_MINUTES = 10;

export async function readBoxState(db: Db, key: string, now: Date): Promise<BoxState> {
  const row = await db
    .selectFrom('channels.mail_box')
    .select(['read_at as readAt', 'fault', 'fault_at as faultAt'])
    .where('key', '=', key)
    .executeTakeFirst();
  const readAt = row?.readAt ?? null;
  const fault = row?.fault === 'away' || row?.fault === 'nobody-to-keep' ? row.fault : null;
  return {
    readAt,
    fault,
    faultAt: row?.faultAt ?? null,
    silent: readAt === null || now.getTime() - readAt.getTime() > SILENT_MINUTES * 60_000,
  };
}
