import { formatDate, type Locale } from '#i18n';
import { type FieldContext, type Raw } from '#platform/forms';
import { FieldList } from '#platform/forms/ui';
import { accountPath } from '#platform/identity';
import { useView } from '#web';
import {
  Button,
  Crumbs,
  EmptyState,
  ErrorSummary,
  Form,
  type FormError,
  LinkButton,
  Note,
  Page,
  Pagination,
  SearchForm,
  Tabs,
  Tag,
} from '#web/ui';
import type { Offered } from '../../deps.ts';
import { type Standing, standingOn } from '../../domain/standing.ts';
import { texts } from '../../messages/index.ts';
import { mandatePaths } from '../../paths.ts';
import type { MandateLine, OwnFilter } from '../../tables.ts';
import { OtherKinds } from '../official/page.tsx';
import { proposingPage } from './fields.ts';

type News = 'asked' | 'atAgency' | 'accepted' | 'refused' | 'ended';

export const MANDATES_A_PAGE = 30;

interface OwnProps {
  readonly lines: readonly MandateLine[];
  readonly total: number;
  readonly page: number;
  readonly filter: OwnFilter;
  readonly offers: readonly Offered[];
  readonly me: string;
  readonly today: string;
  /** Whether they are, or were, registered for a village. */
  readonly helps: boolean;
  readonly news: News | undefined;
  readonly refused: string | undefined;
}

/** Who stands for me, whom I stand for, and what waits for my word. */
export function OwnPage({ news, refused, ...props }: OwnProps) {
  const { total, page, filter } = props;
  const m = texts(useView().locale);
  const { show, q = '' } = filter;
  const at = (what: OwnFilter['show'], n = 1) =>
    mandatePaths.own({}, { tampil: what === 'past' ? 'lewat' : undefined, q: q || undefined, halaman: n > 1 ? n : undefined });
  return (
    <Page>
      <div class="col stack">
        <Crumbs above={[{ href: accountPath(), label: m.account }]} here={m.title} />
        <h1>{m.title}</h1>
        <p class="lead">{m.lead}</p>
        {news && <Note tone="done">{m.news[news]}</Note>}
        {refused !== undefined && <Note tone="bad">{refused}</Note>}
        <Tabs
          label={m.show}
          tabs={[
            { href: at('live'), label: m.live, current: show === 'live' },
            { href: at('past'), label: m.past, current: show === 'past' },
          ]}
        />
        {(total > MANDATES_A_PAGE || q !== '') && <SearchForm action={mandatePaths.own()} label={m.search} q={q} placeholder={m.search} />}
        {show === 'live' ? <Live {...props} /> : <Lines {...props} title={m.past} empty={q === '' ? m.nonePast : m.noneFound} />}
        <Pagination quiet page={page} size={MANDATES_A_PAGE} total={total} at={(n) => at(show, n)} />
        {props.helps && (
          <p>
            <a href={mandatePaths.helped()}>{m.helped}</a>
          </p>
        )}
        <p>
          <LinkButton href={mandatePaths.propose()} kind="quiet">
            {m.propose}
          </LinkButton>
        </p>
      </div>
    </Page>
  );
}

/** What waits for an answer, and either side of what counts; on a further page or after a search, only what is there. */
function Live(props: LinesProps) {
  const { lines, me, total, filter } = props;
  const m = texts(useView().locale);
  const waiting = lines.filter((line) => line.status === 'asked' && line.askedBy !== me && line.kind === 'person');
  const rest = lines.filter((line) => !waiting.includes(line));
  const held = rest.filter((line) => line.representativeId === me);
  const given = rest.filter((line) => line.principalId === me);
  const whole = total <= MANDATES_A_PAGE && (filter.q ?? '') === '';
  if (!whole && lines.length === 0)
    return (
      <EmptyState>
        <p>{m.noneFound}</p>
      </EmptyState>
    );
  return (
    <>
      {waiting.length > 0 && <Lines {...props} title={m.waiting} lines={waiting} />}
      {(whole || given.length > 0) && <Lines {...props} title={m.standForMe} lines={given} empty={m.noneGiven} />}
      {(whole || held.length > 0) && <Lines {...props} title={m.iStandFor} lines={held} empty={m.noneHeld} />}
    </>
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
function scopeOf(
  { kind, ofChat, services, agencyName, validFrom, validTo }: MandateLine,
  offers: readonly Offered[],
  locale: Locale,
): string {
  const m = texts(locale);
  const titles = services?.map((key) => offers.find(({ service }) => service === key)?.title(locale) ?? key).join(', ') ?? m.allServices;
  const days =
    validTo === null ? m.from(formatDate(validFrom, locale)) : m.fromTo(formatDate(validFrom, locale), formatDate(validTo, locale));
  return [ofChat ? m.ofChat : m.kinds[kind], titles, ...(agencyName === null ? [] : [m.at(agencyName)]), days].join(' · ');
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
