import type { Agency, Appointment, FactorReset } from '#platform/access';
import type { FieldContext, Raw } from '#platform/forms';
import type { FormError } from '#web/ui';
import type { RoleThere } from './fields.ts';

export interface OfficersPageProps {
  readonly agencies: readonly Agency[];
  readonly roles: ReadonlyMap<string, readonly RoleThere[]>;
  readonly rows: readonly Appointment[];
  readonly total: number;
  readonly page: number;
  readonly filter: { readonly past: boolean; readonly q: string };
  readonly context: FieldContext;
  /** Who looks: nobody ends their own office by accident, nor gives themselves one. */
  readonly me: string;
  readonly news: 'given' | 'ended' | 'reset-asked' | 'reset-done' | 'reset-refused' | 'signed-out' | undefined;
  /** Officers to be let in anew, who wait for a second administrator. */
  readonly resets: readonly FactorReset[];
  /** The form that came back: `give`, or the id of the office to be ended. */
  readonly refused:
    | { readonly form: string; readonly raw: Readonly<Record<string, Raw>>; readonly errors: readonly FormError[] }
    | undefined;
}
