import { covers, type Mandate, type PersonActor } from '#kernel';
import { useView } from '#web';
import { Choices, Note, Select } from '#web/ui';
import { texts } from '../../messages/index.ts';
import type { Draft } from '../../tables.ts';
import type { Fillable } from './fillable.ts';
import { principalOf } from './open-draft.ts';

/** What is sent where somebody applies for themselves. */
export const SELF = 'saya';

/** More than this many are a list to choose from, and not one to read. */
const MOST_READ = 6;

/** The mandates of somebody that count for what is offered, at one agency at least. */
export function mandatesFor({ mandates = [] }: Pick<PersonActor, 'mandates'>, offers: readonly Fillable[]): readonly Mandate[] {
  return mandates.filter((mandate) => !mandate.ofChat && offers.some(({ key, agencyId }) => covers(mandate, { service: key, agencyId })));
}

interface ForWhomProps {
  readonly mandates: readonly Mandate[];
  readonly value: string;
  readonly error: string | undefined;
}

/** Asked of whoever stands for somebody, and of nobody else. */
export function ForWhom({ mandates, value, error }: ForWhomProps) {
  const m = texts(useView().locale).start;
  if (mandates.length === 0) return null;
  const options = [
    { value: SELF, label: m.forMyself },
    ...mandates.map(({ id, principalName }) => ({ value: id, label: m.inNameOf(principalName) })),
  ];
  const asking = { id: 'untuk', label: m.forWhom, hint: m.forWhomHint, error };
  if (options.length > MOST_READ) return <Select {...asking} value={value} options={options} />;
  return <Choices {...asking} type="radio" values={[value]} options={options} />;
}

/** In whose name a draft is filled in, or that its mandate is over; nothing where it is one's own. */
export function InNameOf({ draft }: { readonly draft: Draft }) {
  const { locale, actor } = useView();
  const m = texts(locale).start;
  if (draft.forName !== null)
    return (
      <p>
        <b>{m.atCounterFor(draft.forName)}</b>
      </p>
    );
  if (draft.mandateId === null) return null;
  const name = actor?.kind === 'person' ? principalOf(draft, actor) : undefined;
  if (name === undefined) return <Note tone="wait">{m.mandateOver}</Note>;
  return (
    <p>
      <b>{m.inNameOf(name)}</b>
    </p>
  );
}
