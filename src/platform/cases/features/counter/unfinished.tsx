import { formatDateTime } from '#i18n';
import type { HelpedLine } from '#platform/forms';
import { fillPaths } from '#platform/forms/ui';
import { useView } from '#web';
import { Button, EmptyState, LinkButton, Pagination, Select, TextInput } from '#web/ui';
import { casePaths } from '../../paths.ts';
import type { Offer } from '../../registry.ts';
import { texts } from './texts.ts';

export const HELPED_A_PAGE = 30;

/** Which unfinished applications are asked for. */
export interface HelpedFilter {
  readonly q: string;
  readonly service: string;
}

export interface UnfinishedList {
  readonly rows: readonly HelpedLine[];
  readonly total: number;
  readonly page: number;
  readonly filter: HelpedFilter;
}

/** What an officer began for others and has not sent, a page of it; searched once there is more than that. */
export function Unfinished({ rows, total, page, filter, offers }: UnfinishedList & { readonly offers: readonly Offer[] }) {
  const { locale } = useView();
  const m = texts(locale);
  const { q, service } = filter;
  const filtered = q !== '' || service !== '';
  const asked = { q: q || undefined, layanan: service || undefined };
  const services = new Map(offers.map(({ service: one }) => [one.key, one.title(locale)]));
  return (
    <section class="stack" id="belum">
      <h2>{m.open}</h2>
      {(filtered || total > HELPED_A_PAGE) && (
        <form method="get" action={`${casePaths.counter()}#belum`} class="row noprint" role="search" aria-label={m.open}>
          <TextInput id="q" label={m.searchName} value={q} autocomplete="off" />
          <Select
            none={m.all}
            id="layanan"
            label={m.service}
            value={service}
            options={[...services].map(([value, label]) => ({ value, label }))}
          />
          <Button kind="quiet">{m.search}</Button>
        </form>
      )}
      {rows.length === 0 && <EmptyState>{filtered ? m.noneFound : m.none}</EmptyState>}
      <ul class="tasks">
        {rows.map((line) => (
          <li>
            <span>
              <b>{line.forName}</b>
              <span class="soft small block">
                {services.get(line.service) ?? line.service}. {m.touched(formatDateTime(line.updatedAt, locale))}
              </span>
            </span>
            <LinkButton href={fillPaths.tasks({ draftId: line.id })} kind="quiet" small>
              {m.resume}
              <span class="vh">: {line.forName}</span>
            </LinkButton>
          </li>
        ))}
      </ul>
      <Pagination
        quiet
        page={page}
        size={HELPED_A_PAGE}
        total={total}
        at={(n) => `${casePaths.counter({}, { ...asked, halaman: n > 1 ? n : undefined })}#belum`}
      />
      {total > 0 && (
        <p>
          <LinkButton href={casePaths.counterCsv({}, asked)} kind="quiet" icon="download" small>
            {m.csv}
          </LinkButton>
        </p>
      )}
    </section>
  );
}
