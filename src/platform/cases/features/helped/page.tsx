import { formatDate, type Locale } from '#i18n';
import { type HelperLine, mandatePaths } from '#platform/mandates';
import { useView } from '#web';
import { Button, Crumbs, EmptyState, LinkButton, Page, Pagination, Select, Table, TextInput } from '#web/ui';
import type { CaseLine, ServiceRegistry } from '../../index.ts';
import { casePaths } from '../../paths.ts';
import { StatusTag } from '../../ui/index.ts';
import { titleOf } from '../mine/page.tsx';
import { texts as mineTexts } from '../mine/texts.ts';
import { texts } from './texts.ts';

export const PAGE_SIZE = 20;

export interface HelpedPageProps {
  readonly registry: ServiceRegistry;
  readonly helping: readonly HelperLine[];
  readonly rows: readonly CaseLine[];
  readonly total: number;
  readonly page: number;
  readonly filter: { readonly q: string; readonly open: boolean; readonly helper: string | undefined };
  /** At the office, YYYY-MM-DD. */
  readonly today: string;
}

/** For which villages somebody is registered, and what they filed for residents. */
export function HelpedPage({ registry, helping, rows, total, page, filter, today }: HelpedPageProps) {
  const { locale } = useView();
  const m = texts(locale);
  const query = { q: filter.q || undefined, desa: filter.helper, keadaan: filter.open ? ('berjalan' as const) : undefined };
  return (
    <Page wide>
      <div class="stack">
        <Crumbs above={[{ href: casePaths.mine(), label: mineTexts(locale).title }]} here={m.title} />
        <h1>{m.title}</h1>
        <p class="lead">{m.lead}</p>
        {helping.length === 0 ? (
          <EmptyState>
            <p>{m.none}</p>
          </EmptyState>
        ) : (
          <>
            <section>
              <h2>{m.registered}</h2>
              <ul>
                {helping.map((one) => (
                  <li>
                    {m.village(one.village, one.agencyName)} <span class="small soft">{standingOf(one, today, locale)}</span>
                  </li>
                ))}
              </ul>
              <LinkButton href={casePaths.catalogue()} kind="quiet">
                {m.file}
              </LinkButton>
            </section>
            <form method="get" action={mandatePaths.helped()} class="row filters" aria-label={m.filter}>
              <TextInput id="q" label={m.words} value={filter.q} />
              <Select
                filters
                id="desa"
                label={m.helper}
                value={filter.helper}
                options={helping.map(({ id, village }) => ({ value: id, label: village }))}
              />
              <Select
                filters
                id="keadaan"
                label={m.state}
                value={filter.open ? 'berjalan' : undefined}
                options={[{ value: 'berjalan', label: m.open }]}
              />
              <Button kind="quiet">{m.show}</Button>
            </form>
            <Table
              label={m.title}
              rows={rows}
              empty={m.empty}
              columns={[
                {
                  title: m.whom,
                  cell: (line) => (
                    <>
                      <a href={casePaths.file({ caseId: line.id })}>{line.applicantName}</a>
                      <span class="small soft block">
                        <span class="num">{line.number}</span>
                        {line.place && ` · ${line.place}`}
                      </span>
                    </>
                  ),
                },
                { title: m.service, cell: (line) => titleOf(registry, line.service, locale) },
                { title: m.status, cell: (line) => <StatusTag line={line} /> },
                { title: m.due, cell: ({ dueOn }) => (dueOn === null ? '–' : formatDate(dueOn, locale)) },
                { title: m.submitted, cell: ({ submittedAt }) => formatDate(submittedAt, locale) },
              ]}
            />
            <Pagination
              page={page}
              size={PAGE_SIZE}
              total={total}
              at={(n) => mandatePaths.helped({}, { ...query, halaman: n > 1 ? n : undefined })}
            />
            <p>
              <a href={mandatePaths.helpedCsv({}, query)}>{m.csv}</a>
            </p>
          </>
        )}
      </div>
    </Page>
  );
}

function standingOf({ validFrom, validTo, endedAt }: HelperLine, today: string, locale: Locale): string {
  const m = texts(locale);
  if (endedAt !== null || (validTo !== null && validTo < today)) return m.ended;
  if (validFrom > today) return m.notYet(formatDate(validFrom, locale));
  return validTo === null ? m.from(formatDate(validFrom, locale)) : m.until(formatDate(validTo, locale));
}
