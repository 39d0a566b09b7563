import { formatDate } from '#i18n';
import { fillPaths } from '#platform/forms/ui';
import type { ComponentChildren } from 'preact';
import { useView } from '#web';
import { Crumbs, LinkButton, Note, Page } from '#web/ui';
import { whyNot } from '../../domain/allowed.ts';
import { threadOf } from '../../domain/timeline.ts';
import { type CaseView, type Invitation, momentOf, refusalSentence } from '../../index.ts';
import { casePaths } from '../../paths.ts';
import {
  BesideCase,
  CounterNote,
  CaseTrail,
  citizenFlags,
  ClockLine,
  FlagTags,
  HelperNote,
  OriginLine,
  StatusTag,
  Thread,
  TimeSpent,
} from '../../ui/index.ts';
import type { WayOn } from '../../act/continue.ts';
import { Invitations } from './invitations.tsx';
import { MendNote, NowFacts } from './now.tsx';
import { GivenAnswers, HandedIn, type HrefOf, OpenRecords, OwnActions, Products } from './sections.tsx';
import { texts } from './texts.ts';
import { WaysOn } from './ways-on.tsx';

interface FilePageProps {
  readonly view: CaseView;
  readonly hrefOf: HrefOf;
  readonly invitations: readonly Invitation[];
  readonly ways: readonly WayOn[];
  /** What main wires beside every case for its applicant. */
  readonly beside: ComponentChildren;
  readonly messageKey: string;
  readonly text?: string;
  readonly error?: string;
}

/** "Where is my file": what the applicant has to do first, then where it lies, then everything about it. */
export function FilePage({ view, hrefOf, invitations, ways, beside, messageKey, text, error }: FilePageProps) {
  const { locale } = useView();
  const m = texts(locale);
  return (
    <Page>
      <Crumbs above={[{ href: casePaths.mine(), label: m.mine }]} here={view.number} />
      <div class="case">
        <div class="stack">
          <FileHead view={view} />
          <OriginLine view={view} hrefOf={(caseId) => casePaths.file({ caseId })} />
          <CounterNote view={view} hrefOf={hrefOf} />
          <HelperNote view={view} />
          {view.viewer.mandate && <Note>{m.inNameOf(view.viewer.mandate.principalName)}</Note>}
          <MendNote view={view} />
          <EndNote view={view} />
          <Products view={view} hrefOf={hrefOf} />
          <section class="card">
            <h2>{m.now.title}</h2>
            <NowFacts view={view} />
          </section>
          <Invitations view={view} invitations={invitations} />
          <OwnActions view={view} />
          <WaysOn view={view} ways={ways} />
          <BesideCase view={view} />
          {beside}
        </div>
        <div class="stack side">
          <Whereabouts view={view} />
          <section class="card" id="pesan">
            <h2>{m.ask}</h2>
            <Thread
              lines={threadOf(view.entries, false)}
              service={view.service}
              reader="citizen"
              formAction={casePaths.message({ caseId: view.id })}
              idempotencyKey={messageKey}
              text={text}
              error={error}
            />
          </section>
        </div>
        <div class="stack">
          <OpenRecords view={view} hrefOf={hrefOf} />
          <HandedIn view={view} hrefOf={hrefOf} />
          <GivenAnswers view={view} />
          <Receipt view={view} hrefOf={hrefOf} />
        </div>
      </div>
    </Page>
  );
}

/** What the file is, its number and place, and its status in words. */
export function FileHead({ view }: { readonly view: CaseView }) {
  const { locale } = useView();
  const m = texts(locale);
  return (
    <>
      <h1>{view.service.title(locale)}</h1>
      <p class="row">
        <StatusTag state={view.state} />
        <FlagTags flags={citizenFlags(view.state)} service={view.service} />
      </p>
      <p class="soft">
        {m.number} <span class="num">{view.number}</span>
        {view.place && ` · ${view.place}`}
        {` · ${view.agency.name}`}
      </p>
    </>
  );
}

/** The trail with the clock of the whole service, and where its days went. */
export function Whereabouts({ view }: { readonly view: CaseView }) {
  const m = texts(useView().locale);
  return (
    <aside class="card" aria-label={m.where}>
      <h2>{m.where}</h2>
      <ClockLine reading={view.clocks.service} kind="service" />
      <TimeSpent view={view} />
      <CaseTrail view={view} />
    </aside>
  );
}

function EndNote({ view }: { readonly view: CaseView }) {
  const { locale } = useView();
  const m = texts(locale).ends;
  const { status, decidedAt } = view.state;
  if (status === 'rejected')
    return (
      <Note tone="bad" title={m.rejected}>
        {decidedAt && <p>{formatDate(decidedAt, locale)}</p>}
        <NoLonger view={view} />
      </Note>
    );
  if (status !== 'withdrawn') return null;
  return (
    <Note title={m.withdrawn}>
      <p>{m.withdrawnLead}</p>
      <LinkButton href={fillPaths.start({ service: view.service.key })} kind="quiet">
        {m.again}
      </LinkButton>
    </Note>
  );
}

/** What can no longer be said against a decision, why, and where one can still turn. */
function NoLonger({ view }: { readonly view: CaseView }) {
  const { locale } = useView();
  return (
    <>
      {Object.entries(view.service.actions).map(([key, { against }]) => {
        const reason = against && whyNot(view.service, view.state, key, view.viewer, momentOf(view));
        if (!against || (reason !== 'too-late' && reason !== 'already-answered')) return null;
        return (
          <>
            <p>{refusalSentence(reason, locale)}</p>
            {against.afterwards && <p>{against.afterwards(view.rules)(locale)}</p>}
          </>
        );
      })}
    </>
  );
}

function Receipt({ view, hrefOf }: { readonly view: CaseView; readonly hrefOf: HrefOf }) {
  const m = texts(useView().locale).files;
  if (view.receiptFileId === null) return <p class="soft small">{m.receiptLater}</p>;
  return (
    <LinkButton href={hrefOf(view.receiptFileId)} kind="quiet" icon="download">
      {m.receipt}
    </LinkButton>
  );
}
