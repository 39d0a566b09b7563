import type { Db } from '#db';
import { sql } from 'kysely';
import { countedScores } from './counted-scores.ts';
import type { Scale } from './domain/tryout.ts';
import { rankedOf, type Ranked } from './read-results.ts';

/** Milliseconds what one student was told may be told to the next: a city asks at once, and a correction waits no longer. */
const FRESH = 60_000;
/** Tests kept at once. */
const MOST = 20;

interface Places {
  readonly made: number;
  readonly ranked: Promise<ReadonlyMap<number, Ranked>>;
}

/** Where each participant of a tryout came, worked out once a minute for all who look at their own result. */
export function keepPlaces(db: Db): (testId: string, scale: Scale, now: number) => Promise<ReadonlyMap<number, Ranked>> {
  const kept = new Map<string, Places>();
  return (testId, scale, now) => {
    const known = kept.get(testId);
    if (known && now - known.made < FRESH) return known.ranked;
    kept.delete(testId);
    const [oldest] = kept.keys();
    if (oldest !== undefined && kept.size >= MOST) kept.delete(oldest);
    const ranked = scoresOf(db, testId).then((rows) => rankedOf(rows, scale));
    kept.set(testId, { made: now, ranked });
    ranked.catch(() => kept.delete(testId));
    return ranked;
  };
}

/** What each participant's counted attempt came to, 0 to 100; who waits for a marker is left out. */
async function scoresOf(db: Db, testId: string): Promise<readonly { readonly participantId: number; readonly score: number }[]> {
  const { rows } = await sql<{ participantId: number; score: number }>`
    with ${countedScores([testId])}
    select id::integer as "participantId", score::double precision as score from counted where score is not null`.execute(db);
  return rows;
}
