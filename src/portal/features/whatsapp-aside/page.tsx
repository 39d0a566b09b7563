import { formatDateTime } from '#i18n';
import type { AsideFilter, AsideLine } from '#platform/channels';
import { useView } from '#web';
import { Button, EmptyState, ErrorSummary, Form, Note, Pagination, Select, Tabs, Tag, TextInput } from '#web/ui';
import { portalPaths } from '../../paths.ts';
import { AdminPage } from '../admin/frame.tsx';
import { texts } from './texts.ts';

export const ASIDE_A_PAGE = 30;

interface AsideProps {
  readonly rows: readonly AsideLine[];
  readonly total: number;
  readonly page: number;
  readonly filter: AsideFilter;
  readonly news: 'again' | 'left' | undefined;
  /** What is wrong with a decision, and about which. */
  readonly wrong?: { readonly id: string; readonly message: string };
}

/** What could not be taken or read, and what is to become of each. */
export function AsidePage({ rows, total, page, filter, news, wrong }: AsideProps) {
  const m = texts(useView().locale);
  const { show, kind } = filter;
  const query = (of: AsideFilter['show'], n = 1) => ({
    daftar: of === 'left' ? of : undefined,
    jenis: kind,
    halaman: n > 1 ? n : undefined,
  });
  return (
    <AdminPage at="operation">
      <p>
        <a href={portalPaths.operation()}>← {m.back}</a>
      </p>
      <h2>{m.title}</h2>
      <p class="soft col">{m.lead}</p>
      {wrong && <ErrorSummary errors={[{ field: `alasan-${wrong.id}`, message: wrong.message }]} />}
      {news && <Note tone="done">{m.news[news]}</Note>}
      <Tabs
        label={m.show}
        tabs={(['open', 'left'] as const).map((one) => ({
          href: portalPaths.aside({}, query(one)),
          label: m.lists[one],
          current: one === show,
        }))}
      />
      <form method="get" action={portalPaths.aside()} class="row filters" aria-label={m.filter}>
        {show === 'left' && <input type="hidden" name="daftar" value="left" />}
        <Select
          id="jenis"
          none={m.every}
          label={m.kind}
          value={kind ?? ''}
          options={(['message', 'webhook'] as const).map((value) => ({ value, label: m.kinds[value] }))}
        />
        <Button kind="quiet" small>
          {m.filter}
        </Button>
      </form>
      {total === 0 ? (
        <EmptyState>
          <p>{m.none[show]}</p>
        </EmptyState>
      ) : (
        <>
          <ul class="plain-list stack">
            {rows.map((line) => (
              <Line line={line} wrong={wrong?.id === line.id ? wrong.message : undefined} />
            ))}
          </ul>
          <Pagination page={page} size={ASIDE_A_PAGE} total={total} at={(n) => portalPaths.aside({}, query(show, n))} />
          <p>
            <a href={portalPaths.asideCsv({}, { daftar: show === 'left' ? show : undefined, jenis: kind })}>{m.csv}</a>
          </p>
        </>
      )}
    </AdminPage>
  );
}

function Line({ line, wrong }: { readonly line: AsideLine; readonly wrong: string | undefined }) {
  const { locale } = useView();
  const m = texts(locale);
  const { kind, id, fault, tries, whole, leftAt, leftBy, reason } = line;
  const at = { kind, id };
  const received = formatDateTime(line.receivedAt, locale);
  return (
    <li class="card stack">
      <div class="row between">
        <b>{m.kinds[kind]}</b>
        <Tag tone={leftAt === null ? 'bad' : 'plain'}>{m.lists[leftAt === null ? 'open' : 'left']}</Tag>
      </div>
      <p class="small">
        {m.received}: {received} · {m.fault}: <code lang="en">{fault ?? '–'}</code>
        {kind === 'message' && ` · ${m.tries}: ${tries}`}
      </p>
      {leftAt !== null && (
        <p>
          {reason} <span class="small soft block">{m.leftBy(leftBy ?? '–', formatDateTime(leftAt, locale))}</span>
        </p>
      )}
      {whole ? (
        <Form action={portalPaths.asideAgain(at)} class="inline">
          <Button kind="quiet" small>
            {m.again}
            <span class="vh">
              : {m.kinds[kind]}, {received}
            </span>
          </Button>
        </Form>
      ) : (
        <p class="small soft">{m.forgotten}</p>
      )}
      {leftAt === null && (
        <Form action={portalPaths.asideLeave(at)} class="stack">
          <TextInput id={`alasan-${id}`} name="alasan" label={m.reason} value="" error={wrong} />
          <div>
            <Button kind="quiet" small>
              {m.leave}
              <span class="vh">
                : {m.kinds[kind]}, {received}
              </span>
            </Button>
          </div>
        </Form>
      )}
    </li>
  );
}
