import type { Db } from '#db';
import { catalogue, formatDateTime } from '#i18n';
import { path, render, useView, type WebApp } from '#web';
import { EmptyState, Page, Pagination } from '#web/ui';
import { Type } from 'typebox';
import { post } from '../demo-post/pages.tsx';
import { type DemoMail, listDemoMail } from '../../email/mailer.ts';

const texts = catalogue(
  {
    title: 'Kotak surat contoh',
    lead: 'Surel yang dikirim sistem ini berhenti di sini: tidak ada yang keluar dari mesin ini.',
    none: 'Belum ada surel.',
    to: 'Kepada',
    all: 'Semua penerima',
    calendar: 'Lampiran: acara.ics',
    letters: 'Menulis surel sebagai warga',
  },
  {
    title: 'Example mailbox',
    lead: 'E-mail sent by this system ends here: nothing leaves this machine.',
    none: 'No e-mail yet.',
    to: 'To',
    all: 'All recipients',
    calendar: 'Attached: acara.ics',
    letters: 'Write e-mail as a citizen',
  },
);

const mailbox = path('/demo/mailbox');
const SIZE = 20;

function MailboxPage({
  rows,
  total,
  page,
  to,
  letters,
}: {
  letters: boolean;
  rows: readonly DemoMail[];
  total: number;
  page: number;
  to: string | undefined;
}) {
  const { locale } = useView();
  const m = texts(locale);
  return (
    <Page>
      <div class="col stack">
        <h1>{m.title}</h1>
        <p class="soft">{m.lead}</p>
        {letters && (
          <p>
            <a class="target" href={post()}>
              {m.letters}
            </a>
          </p>
        )}
        {to && (
          <p>
            {m.to} <strong>{to}</strong> · <a href={mailbox()}>{m.all}</a>
          </p>
        )}
        {total === 0 && <EmptyState>{m.none}</EmptyState>}
        {rows.map((mail) => (
          <article class="card">
            <h2 class="t-l">{mail.subject}</h2>
            <p class="small soft">
              {m.to} <a href={mailbox({}, { to: mail.to })}>{mail.to}</a> · {formatDateTime(mail.at, locale)}
            </p>
            <div class="thread">
              <p>{linked(mail.body)}</p>
            </div>
            {mail.calendar !== null && (
              <details>
                <summary>{m.calendar}</summary>
                <pre class="code" lang="en">
                  {mail.calendar}
                </pre>
              </details>
            )}
          </article>
        ))}
        <Pagination page={page} size={SIZE} total={total} at={(n) => mailbox({}, { to, halaman: n })} />
      </div>
    </Page>
  );
}

/** Addresses in a text become links, as in any mail program. */
function linked(body: string) {
  return body.split(/(https?:\/\/\S+)/).map((part) => (/^https?:/.test(part) ? <a href={part}>{part}</a> : part));
}

export function demoMailboxRoutes(app: WebApp, { db, letters }: { db: Db; letters: boolean }): void {
  const Query = Type.Object({
    to: Type.Optional(Type.String({ maxLength: 254 })),
    halaman: Type.Optional(Type.Integer({ minimum: 1, maximum: 100_000 })),
    lang: Type.Optional(Type.String()),
  });
  app.get(mailbox.pattern, { schema: { querystring: Query }, config: { policy: 'public' } }, async (request, reply) => {
    const { to, halaman = 1 } = request.query;
    const { rows, total } = await listDemoMail(db, { to }, { limit: SIZE, offset: (halaman - 1) * SIZE });
    return render(request, reply, <MailboxPage rows={rows} total={total} page={halaman} to={to} letters={letters} />, {
      title: texts(request.locale).title,
    });
  });
}
