import { transaction } from '#db';
import { AppError, type PersonActor } from '#kernel';
import { appendAudit } from '#platform/audit';
import type { SamsatDeps } from '../deps.ts';
import { enterVehicle } from '../vehicles/store.ts';
import { followOwner } from './former.ts';
import { ownHolding } from './store.ts';

export type Refreshed =
  | { readonly is: 'fresh' | 'older' | 'unknown' | 'no-registry' }
  | { readonly is: 'away'; readonly backAt: Date | null };

/**
 * Asks the national register about a vehicle of somebody's list and brings ours up to date. A vehicle that has gone to
 * somebody else there is a former one from then on. Throws NOT_FOUND.
 */
export async function refreshVehicle({ db, clock, registry }: SamsatDeps, actor: PersonActor, holdingId: string): Promise<Refreshed> {
  const { vehicle, state } = await ownHolding(db, actor.personId, holdingId);
  // Nothing of what became of it is theirs to know.
  if (state === 'former') throw new AppError('NOT_FOUND', { holding: holdingId });
  if (!registry) return { is: 'no-registry' };
  const asked = await registry.find(vehicle.nrkb);
  if (asked.is !== 'found') return asked.is === 'away' ? { is: 'away', backAt: asked.backAt } : { is: 'unknown' };
  const at = clock.now();
  return transaction(db, async (tx) => {
    const entering = { agencyId: vehicle.agencyId, source: 'national', dataAt: asked.dataAt } as const;
    const { changed, sold } = await enterVehicle(tx, asked.vehicle, entering, at);
    if (sold) await followOwner(tx, vehicle, at);
    await appendAudit(tx, {
      actor,
      action: 'samsat.refresh-vehicle',
      subject: { type: 'vehicle', id: vehicle.id },
      detail: { changed },
      at,
    });
    return { is: changed ? 'fresh' : 'older' };
  });
}
