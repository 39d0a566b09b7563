import { formatAgo, formatDateTime, formatNumber } from '#i18n';
import type { DeadLetter, QueueState } from '#platform/jobs';
import { type DeliveryLine, topicTitle } from '#platform/notifications';
import { useView } from '#web';
import { Button, type Column, Figure, Form, Note, Pagination, Table, Tabs, Tag, type Tone } from '#web/ui';
import { portalPaths } from '../../paths.ts';
import { AdminPage } from './frame.tsx';
import { texts } from './texts.ts';

export const PAGE_SIZE = 30;

export interface Listed<T> {
  readonly rows: readonly T[];
  readonly total: number;
  readonly page: number;
}

export function OverviewPage({ queue, undelivered, unconfirmed }: { queue: QueueState; undelivered: number; unconfirmed: number }) {
  const { locale, now } = useView();
  const m = texts(locale);
  const count = (n: number) => formatNumber(n, locale);
  return (
    <AdminPage at="overview">
      <p class="lead">{m.lead}</p>
      <div class="card grid">
        <Figure value={count(queue.waiting)} label={m.overview.waiting} />
        <Figure value={count(queue.failing)} label={m.overview.failing} />
        <Figure value={count(queue.dead)} label={m.overview.dead} />
        <Figure value={count(undelivered)} label={m.overview.undelivered} />
        <Figure value={count(unconfirmed)} label={m.overview.unconfirmed} />
      </div>
      <p>{queue.oldestDue ? m.overview.oldest(formatAgo(queue.oldestDue, now, locale)) : m.overview.calm}</p>
    </AdminPage>
  );
}

export function JobsPage({ rows, total, page, retried }: Listed<DeadLetter> & { readonly retried: boolean }) {
  const { locale } = useView();
  const m = texts(locale).jobs;
  const columns: Column<DeadLetter>[] = [
    { title: m.job, cell: (letter) => <code>{letter.job}</code> },
    { title: m.attempts, cell: (letter) => formatNumber(letter.attempts, locale), right: true },
    { title: m.error, cell: (letter) => <code>{letter.lastError?.split('\n')[0]?.slice(0, 200)}</code> },
    { title: m.since, cell: (letter) => formatDateTime(letter.since, locale) },
    {
      title: m.retry,
      cell: (letter) => (
        <Form action={portalPaths.retry({ id: letter.id })} class="inline">
          <Button kind="quiet" small>
            {m.retry}
            <span class="vh"> {letter.job}</span>
          </Button>
        </Form>
      ),
    },
  ];
  return (
    <AdminPage at="jobs">
      <p class="soft">{m.lead}</p>
      {retried && (
        <Note tone="done">
          <p>{m.retried}</p>
        </Note>
      )}
      <Table label={texts(locale).tabs.jobs} columns={columns} rows={rows} empty={m.none} />
      <Pagination quiet page={page} size={PAGE_SIZE} total={total} at={(n) => portalPaths.jobs({}, { halaman: n })} />
    </AdminPage>
  );
}

/** What a message was about: services name their own by its topic and key. */
function NoticeCell({ notice, topic }: DeliveryLine) {
  const { locale } = useView();
  const title = texts(locale).notices[notice];
  if (title !== undefined) return <>{title}</>;
  return (
    <>
      {topicTitle(topic, locale)}{' '}
      <code class="small soft" lang="en">
        {notice}
      </code>
    </>
  );
}

const deliveryTones: Readonly<Record<string, Tone>> = { sent: 'done', failed: 'bad', queued: 'wait' };

export function DeliveriesPage({ rows, total, page, failed }: Listed<DeliveryLine> & { readonly failed: boolean }) {
  const { locale } = useView();
  const m = texts(locale).deliveries;
  const at = (only: boolean, n = 1) => portalPaths.deliveries({}, { gagal: only ? '1' : undefined, halaman: n > 1 ? n : undefined });
  const states: Readonly<Record<string, string>> = m.states;
  const columns: Column<DeliveryLine>[] = [
    { title: m.notice, cell: (line) => <NoticeCell {...line} /> },
    { title: m.state, cell: (line) => <Tag tone={deliveryTones[line.state] ?? 'plain'}>{states[line.state] ?? line.state}</Tag> },
    { title: m.attempts, cell: (line) => formatNumber(line.attempts, locale), right: true },
    { title: m.detail, cell: (line) => line.detail ?? '–' },
    { title: m.at, cell: (line) => formatDateTime(line.at, locale) },
  ];
  return (
    <AdminPage at="deliveries">
      <p class="soft">{m.lead}</p>
      <Tabs
        label={texts(locale).tabs.deliveries}
        tabs={[
          { href: at(false), label: m.all, current: !failed },
          { href: at(true), label: m.failed, current: failed },
        ]}
      />
      <Table label={texts(locale).tabs.deliveries} columns={columns} rows={rows} empty={m.none} />
      <Pagination quiet page={page} size={PAGE_SIZE} total={total} at={(n) => at(failed, n)} />
    </AdminPage>
  );
}
