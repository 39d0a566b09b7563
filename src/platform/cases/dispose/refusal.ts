import { AppError } from '#kernel';

export type DisposalRefusal = 'unconfirmed' | 'nothing-due' | 'open-already' | 'own-proposal' | 'decided-already' | 'removed-already';

/** What an officer asked of a list cannot be done, and why. */
export const refuseDisposal = (reason: DisposalRefusal) => new AppError('ACTION_NOT_ALLOWED', { reason });
