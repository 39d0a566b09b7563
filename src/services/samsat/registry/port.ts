import type { Registered } from '../domain/registered.ts';

/** What came of asking a register. */
export type RegistryAnswer =
  | { readonly is: 'found'; readonly vehicle: Registered /** When the register last brought it up to date. */; readonly dataAt: Date }
  | { readonly is: 'unknown' }
  /** Nobody can say now; where the register said so, when to come back. */
  | { readonly is: 'away'; readonly why: string; readonly backAt: Date | null };

/** A register of vehicles that can be asked by the number on the plate (as it is kept: `DK1234AB`). Never throws. */
export interface VehicleRegistry {
  find(nrkb: string): Promise<RegistryAnswer>;
}
