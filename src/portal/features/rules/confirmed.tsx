import { useView } from '#web';
import { Tag } from '#web/ui';
import { texts } from './texts.ts';

/** Whether the agency, or for the whole house its law, vouches for a rule. */
export function Confirmed({ confirmed }: { readonly confirmed: boolean }) {
  const m = texts(useView().locale);
  return <Tag tone={confirmed ? 'done' : 'wait'}>{confirmed ? m.confirmed : m.unconfirmed}</Tag>;
}
