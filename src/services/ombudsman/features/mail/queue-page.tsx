import { formatDate, formatDateTime } from '#i18n';
import { useView } from '#web';
import { Button, Facts, Form, Note, Pagination, Table, Tag } from '#web/ui';
import { type Backlog, type Looked, type MailLine, MAILS_A_PAGE } from '../../mail/queue.ts';
import { OfficeFrame } from '../../parts/office.tsx';
import { ombudsmanPaths } from '../../paths.ts';
import { ChatQueue, type ChatQueueProps } from '../chat/queue-part.tsx';
import { texts } from './texts.ts';

export interface QueueProps {
  readonly lines: readonly MailLine[];
  /** How many wait in all, and which page of them this is. */
  readonly total: number;
  readonly looked: Looked;
  readonly page: number;
  readonly backlog: Backlog;
  readonly aside: boolean;
  readonly connected: boolean;
  /** Conversations by WhatsApp, and the office's number; null in quarantine. */
  readonly chats: ChatQueueProps['chats'] | null;
  readonly number: string | null;
  readonly news: 'gabung' | 'sisih' | undefined;
}

/** Mail that belongs nowhere yet, or was put aside unread. */
export function MailQueuePage({ lines, total, looked, page, backlog, aside, connected, chats, number, news }: QueueProps) {
  const { locale } = useView();
  const m = texts(locale);
  const { box } = backlog;
  const certain = lines.filter((line) => line.certain !== null).length;
  return (
    <OfficeFrame at="mails" title={aside ? m.asideTitle : m.title}>
      <p class="soft">{aside ? m.asideLead : m.lead}</p>
      {news && <Note tone="done">{news === 'gabung' ? m.joined : m.dismissed}</Note>}
      {!connected && number === null && <Note tone="wait">{m.noBox}</Note>}
      {connected && box.fault === 'nobody-to-keep' && <Note tone="wait">{m.nobody}</Note>}
      {connected && box.fault !== 'nobody-to-keep' && box.silent && <Note tone="bad">{m.silent}</Note>}
      <p>
        {aside ? (
          <a class="target" href={ombudsmanPaths.mails()}>
            {m.toQueue}
          </a>
        ) : (
          <a class="target" href={ombudsmanPaths.aside()}>
            {m.toAside(backlog.aside)}
          </a>
        )}
      </p>
      {looked.cut && <Note tone="wait">{m.lookedAt(looked.most)}</Note>}
      {certain > 0 && (
        <Form action={ombudsmanPaths.mailsCertain()} label={m.joinCertain} class="card stack">
          <input type="hidden" name="halaman" value={page} />
          <p>{m.certain(certain)}</p>
          <Button>{m.joinCertain}</Button>
        </Form>
      )}
      {chats && <ChatQueue {...{ chats, number }} />}
      {!aside && <h2>{m.mailTitle}</h2>}
      <Table
        label={aside ? m.asideTitle : m.title}
        rows={lines}
        empty={aside ? m.noneAside : m.none}
        columns={[
          {
            title: m.subject,
            cell: ({ mail }) => (
              <a href={ombudsmanPaths.mail({ mailId: mail.id })}>
                {mail.about.mail ? mail.about.mail.subject || m.noSubject : (m.faults[mail.fault ?? ''] ?? m.mail)}
              </a>
            ),
          },
          {
            title: m.from,
            cell: ({ mail }) => (
              <>
                {mail.about.mail?.from?.address ?? m.unknown}{' '}
                {mail.kind === 'automatic' || mail.kind === 'bounce' ? <Tag>{m.automatic}</Tag> : null}
              </>
            ),
          },
          { title: m.received, cell: ({ mail }) => formatDateTime(mail.about.receivedAt, locale) },
          ...(aside
            ? []
            : [
                { title: m.suggestion, cell: ({ certain: to, suggestions: [first] }: MailLine) => (to ?? first?.candidate)?.number ?? '–' },
              ]),
        ]}
      />
      {total > MAILS_A_PAGE && (
        <Pagination
          page={page}
          size={MAILS_A_PAGE}
          total={total}
          at={(halaman) => (aside ? ombudsmanPaths.aside : ombudsmanPaths.mails)({}, { halaman })}
        />
      )}
      <section class="stack" aria-labelledby="tunggakan">
        <h2 id="tunggakan">{m.backlog}</h2>
        <Facts
          facts={[
            { label: m.waiting, value: String(backlog.waiting) },
            ...(backlog.oldest ? [{ label: m.oldest, value: formatDate(backlog.oldest, locale) }] : []),
            { label: m.settled, value: String(backlog.settled) },
            ...(backlog.median === null ? [] : [{ label: m.median, value: String(backlog.median) }]),
            { label: m.readAt, value: box.readAt ? formatDateTime(box.readAt, locale) : m.never },
          ]}
        />
      </section>
    </OfficeFrame>
  );
}
