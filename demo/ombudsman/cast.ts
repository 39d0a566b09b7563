import type { PersonActor } from '#kernel';
import type { OpenedKey } from '#services/ombudsman';
import type { DemoAccount } from '../people.ts';
import type { OmbudsmanPersonKey } from './people.ts';

export interface Officer {
  readonly actor: PersonActor;
  readonly opened: OpenedKey | null;
}

/** The Ombudsman of the demonstration. */
export interface OmbudsmanCast {
  readonly agencyId: string;
  readonly officers: Readonly<Record<OmbudsmanPersonKey, Officer>>;
  readonly accounts: readonly DemoAccount[];
}
