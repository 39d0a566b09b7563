import type { PersonActor } from '#kernel';
import type { Reply, Request } from '#web';
import type { FormError } from '#web/ui';
import type { OpenedKey } from '../../sealing/officer-keys.ts';
import type { CameBack } from './props.ts';

/** Does something with the key an officer has open, or asks for it to be opened. */
export type WithKey = (
  request: Request,
  reply: Reply,
  work: (opened: OpenedKey, actor: PersonActor, at: Date) => Promise<unknown>,
) => Promise<unknown>;
/** The page of a matter. */
export type ShowMatter = (request: Request, reply: Reply, matterId: string, news?: Shown) => Promise<unknown>;

/** What the page of a matter says beside the matter. */
interface Shown {
  readonly errors?: readonly FormError[];
  readonly typed?: CameBack;
  readonly newLink?: string;
  readonly sought?: string;
}
