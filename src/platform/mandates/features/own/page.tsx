import { formatDate, type Locale } from '#i18n';
import { type FieldContext, type Raw } from '#platform/forms';
import { FieldList } from '#platform/forms/ui';
import { accountPath } from '#platform/identity';
import { useView } from '#web';
import { Button, Crumbs, EmptyState, ErrorSummary, Form, type FormError, LinkButton, Note, Page, Tag } from '#web/ui';
import type { Offered } from '../../deps.ts';
import { isLive, type Standing, standingOn } from '../../domain/standing.ts';
import { texts } from '../../messages/index.ts';
import { mandatePaths } from '../../paths.ts';
import type { MandateLine } from '../../tables.ts';
import { OtherKinds } from '../official/page.tsx';
import { proposingPage } from './fields.ts';

export type News = 'asked' | 'atAgency' | 'accepted' | 'refused' | 'ended';

interface OwnProps {
  readonly lines: readonly MandateLine[];
  readonly offers: readonly Offered[];
  readonly me: string;
  readonly today: string;
  readonly news: News | undefined;
  readonly refused: string | undefined;
}

/** Who stands for me, whom I stand for, and what waits for my word. */
export function OwnPage({ news, refused, ...props }: OwnProps) {
  const { lines, me, today } = props;
  const m = texts(useView().locale);
  const live = lines.filter((line) => isLive(standingOn(line, today)));
  const waiting = live.filter((line) => line.status === 'asked' && line.askedBy !== me && line.kind === 'person');
  const rest = live.filter((line) => !waiting.includes(line));
  const held = rest.filter((line) => line.representativeId === me);
  const given = rest.filter((line) => line.principalId === me);
  const past = lines.filter((line) => !live.includes(line));
  return (
    <Page>
      <div class="col stack">
        <Crumbs above={[{ href: accountPath(), label: m.account }]} here={m.title} />
        <h1>{m.title}</h1>
        <p class="lead">{m.lead}</p>
        {news && <Note tone="done">{m.news[news]}</Note>}
        {refused !== undefined && <Note tone="bad">{refused}</Note>}
        {waiting.length > 0 && <Lines {...props} title={m.waiting} lines={waiting} />}
        <Lines {...props} title={m.standForMe} lines={given} empty={m.noneGiven} />
        <Lines {...props} title={m.iStandFor} lines={held} empty={m.noneHeld} />
        <p>
          <LinkButton href={mandatePaths.propose()} kind="quiet">
            {m.propose}
          </LinkButton>
        </p>
        {past.length > 0 && (
          <details>
            <summary>{m.past}</summary>
            <Lines {...props} lines={past} />
          </details>
        )}
      </div>
    </Page>
  );
}

type LinesProps = Omit<OwnProps, 'news' | 'refused'> & { readonly title?: string; readonly empty?: string };

function Lines({ title, empty, ...props }: LinesProps) {
  return (
    <section class="stack">
      {title !== undefined && <h2>{title}</h2>}
      {props.lines.length === 0 ? (
        <EmptyState>
          <p>{empty}</p>
        </EmptyState>
      ) : (
        <ul class="plain-list stack">
          {props.lines.map((line) => (
            <Line line={line} {...props} />
          ))}
        </ul>
      )}
    </section>
  );
}

const tones: Readonly<Record<Standing, 'wait' | 'done' | 'plain'>> = {
  asked: 'wait',
  coming: 'wait',
  granted: 'done',
  over: 'plain',
  refused: 'plain',
  ended: 'plain',
};

/** The other of the two as one may know them: until they accept, by the address alone. */
function otherIn({ representativeId, representativeName, principalName, namedEmail }: MandateLine, me: string): string {
  return (representativeId === me ? principalName : representativeName) ?? namedEmail ?? '';
}

function Line({ line, offers, me, today }: LinesProps & { readonly line: MandateLine }) {
  const { locale } = useView();
  const m = texts(locale);
  const standing = standingOn(line, today);
  const asked = standing === 'asked' && line.askedBy !== me && line.kind === 'person';
  const name = asked ? line.askedByName : otherIn(line, me);
  const act = (to: 'accept' | 'refuse' | 'end', label: string) => (
    <Form action={mandatePaths[to]({ mandateId: line.id })} class="inline">
      <Button kind={to === 'accept' ? 'main' : 'quiet'} small>
        {label}
        <span class="vh">: {name}</span>
      </Button>
    </Form>
  );
  return (
    <li class="card stack">
      <div class="row between">
        <b>{name}</b>
        <Tag tone={tones[standing]}>{m.statuses[standing]}</Tag>
      </div>
      {asked && (
        <p>{line.principalId === null ? m.asks(line.askedByName, line.askedByEmail) : m.gives(line.askedByName, line.askedByEmail)}</p>
      )}
      <p class="small soft">{scopeOf(line, offers, locale)}</p>
      {line.reason !== null && <p class="small">{line.reason}</p>}
      {asked && (
        <div class="row">
          {act('accept', m.accept)}
          {act('refuse', m.refuse)}
        </div>
      )}
      {standing === 'asked' && line.askedBy === me && act('end', m.takeBack)}
      {(standing === 'granted' || standing === 'coming') && act('end', m.end)}
    </li>
  );
}

/** For what and for how long, in one line. */
function scopeOf({ kind, services, agencyName, validFrom, validTo }: MandateLine, offers: readonly Offered[], locale: Locale): string {
  const m = texts(locale);
  const titles = services?.map((key) => offers.find(({ service }) => service === key)?.title(locale) ?? key).join(', ') ?? m.allServices;
  const days =
    validTo === null ? m.from(formatDate(validFrom, locale)) : m.fromTo(formatDate(validFrom, locale), formatDate(validTo, locale));
  return [m.kinds[kind], titles, ...(agencyName === null ? [] : [m.at(agencyName)]), days].join(' · ');
}

interface ProposeProps {
  readonly offers: readonly Offered[];
  readonly raw: Readonly<Record<string, Raw>>;
  readonly errors: readonly FormError[];
  readonly context: FieldContext;
}

export function ProposePage({ offers, raw, errors, context }: ProposeProps) {
  const m = texts(useView().locale);
  const above = [
    { href: accountPath(), label: m.account },
    { href: mandatePaths.own(), label: m.title },
  ];
  return (
    <Page>
      <div class="col stack">
        <Crumbs above={above} here={m.propose} />
        <h1>{m.propose}</h1>
        <p class="lead">{m.proposeLead}</p>
        <ErrorSummary errors={errors} />
        <Form action={mandatePaths.propose()}>
          <FieldList fields={proposingPage(offers).fields} raw={raw} errors={errors} context={context} />
          <Button>{m.submit}</Button>
        </Form>
        <OtherKinds />
      </div>
    </Page>
  );
}
