import { formatDate, formatShortDate } from '#i18n';
import type { PersonActor } from '#kernel';
import type { Draft } from '#platform/forms';
import { fillPaths } from '#platform/forms/ui';
import { useView } from '#web';
import { Button, EmptyState, LinkButton, Page, Pagination, Select, Tabs } from '#web/ui';
import { type CaseLine, COUNT_LIMIT, type ServiceRegistry } from '../../index.ts';
import { casePaths } from '../../paths.ts';
import { citizenFlags, deskTitle, FlagTags, StatusTag } from '../../ui/index.ts';
import { texts } from './texts.ts';

export const PAGE_SIZE = 20;

interface MinePageProps {
  readonly actor: PersonActor;
  readonly registry: ServiceRegistry;
  readonly drafts: readonly Draft[];
  /** Where the drafts go on, where there are more. */
  readonly moreDrafts: string | null;
  readonly rows: readonly CaseLine[];
  readonly total: number;
  readonly page: number;
  readonly show: 'open' | 'all';
  /** Whose they are, where one of several was chosen. */
  readonly of: string | undefined;
}

/** Everything a person has begun or sent, what waits for them first. */
export function MinePage({ actor, registry, drafts, moreDrafts, rows, total, page, show, of }: MinePageProps) {
  const { locale } = useView();
  const m = texts(locale);
  const at = (what: 'open' | 'all', n = 1) =>
    casePaths.mine({}, { tampil: what === 'all' ? 'semua' : undefined, untuk: of, halaman: n > 1 ? n : undefined });
  return (
    <Page>
      <div class="stack">
        <h1>{m.title}</h1>
        <Drafts registry={registry} drafts={drafts} moreDrafts={moreDrafts} actor={actor} />
        <section>
          <h2>{m.cases}</h2>
          <Tabs
            label={m.show}
            tabs={[
              { href: at('open'), label: m.open, current: show === 'open' },
              { href: at('all'), label: m.all, current: show === 'all' },
            ]}
          />
          <Whose actor={actor} show={show} of={of} />
          {total === 0 ? (
            <EmptyState>
              <p>{show === 'open' ? m.none : m.noneAll}</p>
              <LinkButton href={casePaths.catalogue()} kind="quiet">
                {m.begin}
              </LinkButton>
            </EmptyState>
          ) : (
            <>
              <ul class="plain-list stack">
                {rows.map((line) => (
                  <CaseRow registry={registry} line={line} actor={actor} />
                ))}
              </ul>
              <Pagination page={page} size={PAGE_SIZE} total={total} most={COUNT_LIMIT} at={(n) => at(show, n)} />
              <p>
                <a href={casePaths.mineCsv()}>{m.csv}</a>
              </p>
            </>
          )}
        </section>
      </div>
    </Page>
  );
}

/** Everybody whose cases they see as applicant: first themselves, then whoever they stand for. */
export function applicantsOf({ personId, name, mandates = [] }: PersonActor): readonly { readonly id: string; readonly name: string }[] {
  const others = new Map(mandates.map((one) => [one.principalId, one.principalName]));
  return [{ id: personId, name }, ...[...others].map(([id, principal]) => ({ id, name: principal }))];
}

/** In whose name a case of theirs is; undefined where it is in their own. */
export function principalIn(actor: PersonActor, { applicantPersonId }: CaseLine): string | undefined {
  return actor.mandates?.find(({ principalId }) => principalId === applicantPersonId)?.principalName;
}

/** Whose cases are shown: asked of whoever stands for somebody. */
function Whose({ actor, show, of }: Pick<MinePageProps, 'actor' | 'show' | 'of'>) {
  const m = texts(useView().locale);
  if (!actor.mandates) return null;
  const options = applicantsOf(actor).map(({ id, name }) => ({ value: id, label: id === actor.personId ? m.myself : name }));
  return (
    <form method="get" action={casePaths.mine()} class="row">
      {show === 'all' && <input type="hidden" name="tampil" value="semua" />}
      <Select id="untuk" none={m.everybody} label={m.inWhoseName} value={of ?? ''} options={options} />
      <Button kind="quiet" small>
        {m.choose}
      </Button>
    </form>
  );
}

function Drafts({ registry, drafts, moreDrafts, actor }: Pick<MinePageProps, 'registry' | 'drafts' | 'moreDrafts' | 'actor'>) {
  const { locale } = useView();
  const m = texts(locale);
  if (drafts.length === 0) return null;
  return (
    <section class="card">
      <h2>{m.drafts}</h2>
      <p class="small soft">{m.draftsLead}</p>
      <ul class="tasks">
        {drafts.map((draft) => (
          <li>
            <span>
              <b>{titleOf(registry, draft.service, locale)}</b>
              {draft.mandateId !== null && <span class="small block">{m.inNameOf(nameOf(actor, draft.mandateId) ?? m.mandateOver)}</span>}
              <span class="hint block">{`${m.touched} ${formatDate(draft.updatedAt, locale)}`}</span>
            </span>
            <LinkButton href={fillPaths.tasks({ draftId: draft.id })} kind="quiet">
              {m.go}
            </LinkButton>
          </li>
        ))}
      </ul>
      {moreDrafts !== null && (
        <p class="small">
          <a href={moreDrafts} rel="next">
            {m.moreDrafts}
          </a>
        </p>
      )}
    </section>
  );
}

function nameOf({ mandates = [] }: PersonActor, mandateId: string): string | undefined {
  return mandates.find(({ id }) => id === mandateId)?.principalName;
}

interface CaseRowProps {
  readonly registry: ServiceRegistry;
  readonly line: CaseLine;
  readonly actor: PersonActor;
}

function CaseRow({ registry, line, actor }: CaseRowProps) {
  const { locale } = useView();
  const m = texts(locale);
  const principal = principalIn(actor, line);
  const holder = holderOf(registry, line, locale);
  const about = [
    holder && line.positionSince ? `${holder}, ${m.since(formatShortDate(line.positionSince, locale))}` : holder,
    line.dueOn && `${m.due} ${formatShortDate(line.dueOn, locale)}`,
    `${m.submitted} ${formatShortDate(line.submittedAt, locale)}`,
  ].filter(Boolean);
  return (
    <li class="card">
      <div class="row between">
        <a href={casePaths.file({ caseId: line.id })} class="target num">
          {line.number}
        </a>
        <span class="row">
          <StatusTag line={line} />
          <FlagTags flags={citizenFlags(line)} service={registry.offersOf(line.service)[0]?.service} />
        </span>
      </div>
      <p>
        {titleOf(registry, line.service, locale)}
        {principal !== undefined && <b class="small block">{m.inNameOf(principal)}</b>}
        {line.place && <span class="small soft block">{line.place}</span>}
      </p>
      <p class="small soft">{about.join(' · ')}</p>
    </li>
  );
}

export function titleOf(registry: ServiceRegistry, key: string, locale: 'id' | 'en'): string {
  return registry.offersOf(key)[0]?.service.title(locale) ?? key;
}

/** Whose desk a case of mine lies on; on my own side, mine. */
export function holderOf(registry: ServiceRegistry, line: CaseLine, locale: 'id' | 'en'): string {
  if (line.desk === null) return '';
  if (line.side === 'applicant') return texts(locale).you;
  const service = registry.offersOf(line.service)[0]?.service;
  return service ? deskTitle(service, line.desk, locale) : line.desk;
}
