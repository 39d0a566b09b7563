import { formatDate, formatShortDate } from '#i18n';
import type { Draft } from '#platform/forms';
import { fillPaths } from '#platform/forms/ui';
import { useView } from '#web';
import { EmptyState, LinkButton, Page, Pagination, Tabs } from '#web/ui';
import { type CaseLine, COUNT_LIMIT, type ServiceRegistry } from '../../index.ts';
import { casePaths } from '../../paths.ts';
import { citizenFlags, deskTitle, FlagTags, StatusTag } from '../../ui/index.ts';
import { texts } from './texts.ts';

export const PAGE_SIZE = 20;

interface MinePageProps {
  readonly registry: ServiceRegistry;
  readonly drafts: readonly Draft[];
  readonly rows: readonly CaseLine[];
  readonly total: number;
  readonly page: number;
  readonly show: 'open' | 'all';
}

/** Everything a person has begun or sent, what waits for them first. */
export function MinePage({ registry, drafts, rows, total, page, show }: MinePageProps) {
  const { locale } = useView();
  const m = texts(locale);
  const at = (what: 'open' | 'all', n = 1) =>
    casePaths.mine({}, { tampil: what === 'all' ? 'semua' : undefined, halaman: n > 1 ? n : undefined });
  return (
    <Page>
      <div class="stack">
        <h1>{m.title}</h1>
        <Drafts registry={registry} drafts={drafts} />
        <section>
          <h2>{m.cases}</h2>
          <Tabs
            label={m.show}
            tabs={[
              { href: at('open'), label: m.open, current: show === 'open' },
              { href: at('all'), label: m.all, current: show === 'all' },
            ]}
          />
          {rows.length === 0 ? (
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
                  <CaseRow registry={registry} line={line} />
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

function Drafts({ registry, drafts }: Pick<MinePageProps, 'registry' | 'drafts'>) {
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
              <span class="hint block">{`${m.touched} ${formatDate(draft.updatedAt, locale)}`}</span>
            </span>
            <LinkButton href={fillPaths.tasks({ draftId: draft.id })} kind="quiet">
              {m.go}
            </LinkButton>
          </li>
        ))}
      </ul>
    </section>
  );
}

function CaseRow({ registry, line }: { readonly registry: ServiceRegistry; readonly line: CaseLine }) {
  const { locale } = useView();
  const m = texts(locale);
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
