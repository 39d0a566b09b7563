import { formatDate, formatDateTime } from '#i18n';
import type { Proposal } from '#platform/rules';
import { useView } from '#web';
import { Button, Facts, Form, Tag, TextArea } from '#web/ui';
import { portalPaths } from '../../paths.ts';
import { Changes } from './changes.tsx';
import { Effects } from './effects.tsx';
import { Confirmed } from './confirmed.tsx';
import type { RulePageProps } from './rule-props.ts';
import { texts } from './texts.ts';

/** What somebody proposes, beside what holds, and the decision over it. */
export function OpenProposal(props: RulePageProps & { readonly proposal: Proposal }) {
  const { proposal } = props;
  const { locale } = useView();
  const m = texts(locale);
  return (
    <section class="card stack" aria-labelledby="usulan">
      <h3 class="t-l" id="usulan">
        {m.open}
      </h3>
      <p class="small soft">{m.by(proposal.proposerName, formatDateTime(proposal.proposedAt, locale))}</p>
      <Proposed {...props} />
      <Decision {...props} />
    </section>
  );
}

function Proposed({ governed: { rule }, inForce, versions, proposal, effects }: RulePageProps & { readonly proposal: Proposal }) {
  const { locale } = useView();
  const m = texts(locale);
  const reason = { label: m.reason, value: proposal.reason };
  if (proposal.kind === 'call-off') {
    const target = versions.find(({ id }) => id === proposal.targetId);
    return (
      <>
        <p>{m.openCallOff(target ? formatDate(target.validFrom, locale) : m.empty)}</p>
        {target && <Changes rule={rule} before={target.value} after={inForce.value} />}
        <Facts facts={[reason]} />
      </>
    );
  }
  return (
    <>
      <Changes rule={rule} before={inForce.value} after={proposal.value} />
      <Effects effects={effects} />
      <Facts
        facts={[
          { label: m.citation, value: proposal.citation },
          { label: m.from, value: formatDate(proposal.validFrom, locale) },
          { label: m.state, value: <Confirmed confirmed={proposal.confirmed} /> },
          reason,
        ]}
      />
    </>
  );
}

function Decision({ proposal, may, me, noteError }: RulePageProps & { readonly proposal: Proposal }) {
  const m = texts(useView().locale);
  const action = portalPaths.proposal({ id: proposal.id });
  if (proposal.proposedBy === me)
    return (
      <>
        <p>{m.ownWaits}</p>
        <Form action={action}>
          <Button kind="quiet" name="putusan" value="withdraw">
            {m.withdraw}
          </Button>
        </Form>
      </>
    );
  if (!may.approve) return <p class="soft">{m.mayNot}</p>;
  return (
    <>
      <Form action={action}>
        <Button name="putusan" value="approve">
          {m.approve}
        </Button>
      </Form>
      <details open={noteError !== undefined}>
        <summary>{m.reject}</summary>
        <Form action={action}>
          <TextArea id="catatan" label={m.note} hint={m.noteHint} error={noteError} rows={3} />
          <Button kind="danger" name="putusan" value="reject">
            {m.reject}
          </Button>
        </Form>
      </details>
    </>
  );
}

/** What was proposed and did not come to hold, with the note it was turned down by. */
export function TurnedDown({ proposals }: Pick<RulePageProps, 'proposals'>) {
  const { locale } = useView();
  const m = texts(locale);
  const ended = proposals.filter(({ state }) => state === 'rejected' || state === 'withdrawn');
  if (ended.length === 0) return null;
  return (
    <section class="stack">
      <h3 class="t-l">{m.turnedDown}</h3>
      <ul class="plain-list stack">
        {ended.map(({ proposerName, proposedAt, reason, state, deciderName, decidedAt, note }) => (
          <li>
            <Tag tone={state === 'rejected' ? 'bad' : 'plain'}>{state === 'rejected' ? m.outcomes.rejected : m.outcomes.withdrawn}</Tag>{' '}
            {deciderName && decidedAt && m.outcome(deciderName, formatDateTime(decidedAt, locale))}
            <span class="block small soft">
              {m.by(proposerName, formatDateTime(proposedAt, locale))}: {reason}
            </span>
            {note && <span class="block">{note}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}
