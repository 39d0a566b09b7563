import type { Sweep } from '#platform/jobs';
import { reseal, type Resealing } from '#platform/keys';

/** Rows of one run: some minutes of work, then the next run goes on. */
const MOST = 200_000;
const DAY = 86_400_000;

/**
 * Seals what still lies in clear or under an old key: after the release that began to seal, and after a change of keys.
 * A day after it is through it looks once more, for what a process of the release before wrote meanwhile.
 */
export function sealSweep(resealing: Resealing): Sweep {
  return {
    name: 'keys.seal',
    cron: '*/5 * * * *',
    run: async () => {
      const first = await reseal(resealing, { name: 'first', most: MOST });
      if (first?.doneAt && resealing.clock.now().getTime() - first.doneAt.getTime() > DAY)
        await reseal(resealing, { name: 'again', most: MOST });
    },
  };
}
