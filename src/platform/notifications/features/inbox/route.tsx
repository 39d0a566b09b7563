import { type Db, transaction } from '#db';
import { catalogue, formatDateTime } from '#i18n';
import type { Clock } from '#kernel';
import { getProven, render, useView, type WebApp } from '#web';
import { Button, EmptyState, Form, Page, Pagination, Tabs, Tag } from '#web/ui';
import { Type } from 'typebox';
import { type InboxLine, markRead, openMessage, readInbox } from '../../inbox.ts';
import { inboxPaths, preferencePaths } from '../../paths.ts';

const texts = catalogue(
  {
    title: 'Kotak masuk',
    lead: 'Kabar tentang berkas Anda. Yang Anda pilih juga dikirim ke surel Anda.',
    choose: 'Atur pemberitahuan',
    show: 'Tampilkan',
    all: 'Semua',
    unread: 'Belum dibaca',
    isNew: 'Baru',
    open: 'Lihat selengkapnya',
    markAll: 'Tandai semua sudah dibaca',
    none: 'Belum ada kabar.',
    noneUnread: 'Semua sudah Anda baca.',
  },
  {
    title: 'Inbox',
    lead: 'News about your files. What you choose also goes to you by e-mail.',
    choose: 'Choose notifications',
    show: 'Show',
    all: 'All',
    unread: 'Unread',
    isNew: 'New',
    open: 'See more',
    markAll: 'Mark all as read',
    none: 'No news yet.',
    noneUnread: 'You have read everything.',
  },
);

const SIZE = 20;

const Query = Type.Object({
  tampil: Type.Optional(Type.Enum(['semua', 'baru'])),
  halaman: Type.Optional(Type.Integer({ minimum: 1, maximum: 100_000 })),
  lang: Type.Optional(Type.String()),
});
const MessageId = Type.Object({ messageId: Type.String({ format: 'uuid' }) });

interface InboxPageProps {
  readonly rows: readonly InboxLine[];
  readonly total: number;
  readonly page: number;
  readonly unread: boolean;
}

function InboxPage({ rows, total, page, unread }: InboxPageProps) {
  const { locale } = useView();
  const m = texts(locale);
  const at = (onlyNew: boolean, n = 1) => inboxPaths.inbox({}, { tampil: onlyNew ? 'baru' : undefined, halaman: n > 1 ? n : undefined });
  return (
    <Page>
      <div class="col stack">
        <h1>{m.title}</h1>
        <p class="soft">
          {m.lead} <a href={preferencePaths.page()}>{m.choose}</a>
        </p>
        <Tabs
          label={m.show}
          tabs={[
            { href: at(false), label: m.all, current: !unread },
            { href: at(true), label: m.unread, current: unread },
          ]}
        />
        {rows.length === 0 ? <EmptyState>{unread ? m.noneUnread : m.none}</EmptyState> : rows.map((line) => <Message line={line} />)}
        {rows.some((line) => line.readAt === null) && (
          <Form action={inboxPaths.read()}>
            <Button kind="quiet" icon="check">
              {m.markAll}
            </Button>
          </Form>
        )}
        <Pagination quiet page={page} size={SIZE} total={total} at={(n) => at(unread, n)} />
      </div>
    </Page>
  );
}

function Message({ line }: { readonly line: InboxLine }) {
  const { locale } = useView();
  const m = texts(locale);
  return (
    <article class="card">
      <h2 class="t-l">{line.subject}</h2>
      <p class="small soft row">
        {formatDateTime(line.at, locale)}
        {line.readAt === null && <Tag tone="wait">{m.isNew}</Tag>}
      </p>
      <p class="letter">{line.body}</p>
      {line.link && (
        <p>
          <a href={inboxPaths.open({ messageId: line.id })}>{m.open}</a>
        </p>
      )}
    </article>
  );
}

/** What a person was told, newest first; opening what a message is about marks it as read. */
export function inboxRoutes(app: WebApp, { db, clock }: { readonly db: Db; readonly clock: Clock }): void {
  app.get(inboxPaths.inbox.pattern, { schema: { querystring: Query }, config: { policy: 'signed-in' } }, async (request, reply) => {
    const { tampil, halaman: page = 1 } = request.query;
    const unread = tampil === 'baru';
    const { rows, total } = await readInbox(db, getProven(request).personId, { limit: SIZE, offset: (page - 1) * SIZE }, { unread });
    return render(request, reply, <InboxPage {...{ rows, total, page, unread }} />, { title: texts(request.locale).title });
  });

  app.post(inboxPaths.read.pattern, { config: { policy: 'signed-in' } }, async (request, reply) => {
    await transaction(db, (tx) => markRead(tx, getProven(request).personId, clock.now()));
    return reply.redirect(inboxPaths.inbox(), 303);
  });

  app.get(inboxPaths.open.pattern, { schema: { params: MessageId }, config: { policy: 'signed-in' } }, async (request, reply) => {
    const { personId } = getProven(request);
    const link = await transaction(db, (tx) => openMessage(tx, personId, request.params.messageId, clock.now()));
    return reply.redirect(link, 303);
  });
}
