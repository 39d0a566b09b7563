import type { Tx } from '#db';
import type { LookingUp } from '../domain/computing.ts';
import type { CaseState } from '../domain/state.ts';
import type { CasesDeps } from '../types.ts';

interface Asking {
  readonly looksUp: LookingUp | undefined;
  readonly state: CaseState;
  readonly input?: Readonly<Record<string, unknown>>;
  readonly agencyId: string;
  readonly at: Date;
}

/** Asks the register that is named, in the caller's transaction; null where none is. */
export async function askRegister(tx: Tx, { registers = {} }: CasesDeps, { looksUp, state, input = {}, agencyId, at }: Asking) {
  if (!looksUp) return null;
  const register = registers[looksUp.register];
  if (!register) throw new Error(`nobody keeps a register ${looksUp.register}`);
  return register(tx, looksUp.asks({ answers: state.answers as never, state, input }), { agencyId, at });
}
