import { useView } from '#web';
import { Tag, type Tone } from '#web/ui';
import type { ServiceDefinition } from '../domain/definition.ts';
import type { Verdict } from '../domain/effect.ts';
import { type Flag, isOpen, type Side, type Status } from '../domain/status.ts';
import { texts } from '../messages/index.ts';
import { partyTitle } from './words.ts';

const statusTones: Readonly<Record<Status, Tone>> = {
  draft: 'plain',
  submitted: 'plain',
  'in-review': 'plain',
  returned: 'wait',
  approved: 'done',
  issued: 'done',
  closed: 'done',
  rejected: 'bad',
  withdrawn: 'plain',
};

const flagTones: Readonly<Record<Flag, Tone>> = {
  'possible-duplicate': 'wait',
  overdue: 'bad',
  'awaiting-payment': 'wait',
  'awaiting-owner': 'wait',
  'awaiting-agreement': 'wait',
  'extension-proposed': 'wait',
  'correction-requested': 'wait',
  'under-objection': 'wait',
  revoked: 'bad',
};

interface Standing {
  readonly status: Status;
  readonly side?: Side | null;
}

/** The status of a case in words. Takes a row of a list, or a whole state. */
export function StatusTag(of: { readonly line: Standing } | { readonly state: { readonly status: Status } }) {
  const m = texts(useView().locale);
  const { status } = 'line' in of ? of.line : of.state;
  return <Tag tone={statusTones[status]}>{m.statuses[status]}</Tag>;
}

/** What stands beside the status, in the service's own words where it is given; nothing where no flag is up. */
export function FlagTags({ flags, service }: { readonly flags: readonly Flag[]; readonly service?: ServiceDefinition | undefined }) {
  const { locale } = useView();
  const m = texts(locale);
  const party = service && partyTitle(service, locale);
  return (
    <>
      {flags.map((flag) => (
        <Tag tone={flagTones[flag]}>{flag === 'awaiting-owner' && party ? m.awaiting(party) : m.flags[flag]}</Tag>
      ))}
    </>
  );
}

/**
 * The flags that are a citizen's business: suspicion of a double is the office's, until somebody decides, and so is an
 * archive that is late with a file whose holder has what they asked for.
 */
export function citizenFlags({ status, flags }: { readonly status: Status; readonly flags: readonly Flag[] }): readonly Flag[] {
  const waited = isOpen(status) || flags.some((flag) => flag === 'correction-requested' || flag === 'under-objection');
  return flags.filter((flag) => flag !== 'possible-duplicate' && (flag !== 'overdue' || waited));
}

/** What an officer found about a file; "not yet checked" where nobody has looked. */
export function VerdictTag({ verdict }: { readonly verdict: Verdict | null }) {
  const m = texts(useView().locale);
  if (verdict === null) return <Tag>{m.unjudged}</Tag>;
  return <Tag tone={verdict === 'accepted' ? 'done' : 'bad'}>{m.verdicts[verdict]}</Tag>;
}
