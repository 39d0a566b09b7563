import { type Db, transaction } from '#db';
import type { Clock } from '#kernel';
import { createTransport } from 'nodemailer';

export interface Email {
  /** The same when an e-mail is sent once more because nobody knows whether it went out. */
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  /** Plain text. */
  readonly body: string;
  /** An iCalendar file that goes along (RFC 5545, RFC 6047). */
  readonly calendar?: string;
  /** Where more of its kind is stopped by one POST (RFC 8058); absent where it may not be. */
  readonly stopUrl?: string;
}

/** Sends one e-mail; throws when the server did not take it. */
export type Mailer = (email: Email) => Promise<void>;

/** Sends by SMTP (RFC 5321). `url` is smtp:// or smtps:// with account and password. */
export function smtpMailer(url: string, from: string): Mailer {
  const transport = createTransport(url, { from });
  const host = from.replace(/^.*@|>$/g, '');
  return async ({ id, to, subject, body, calendar, stopUrl }) => {
    await transport.sendMail({
      from,
      to,
      subject,
      text: body,
      messageId: `<${id}@${host}>`,
      ...(calendar && { icalEvent: { filename: 'acara.ics', method: methodOf(calendar), content: calendar } }),
      headers: {
        'auto-submitted': 'auto-generated',
        ...(stopUrl && { 'list-unsubscribe': `<${stopUrl}>`, 'list-unsubscribe-post': 'List-Unsubscribe=One-Click' }),
      },
    });
  };
}

/** What a calendar program is to do with it: the file says so itself. */
function methodOf(calendar: string): string {
  return /^METHOD:(\w+)/m.exec(calendar)?.[1] ?? 'PUBLISH';
}

/** Puts e-mail where the demonstration shows it: nothing leaves the machine. */
export function demoMailer(db: Db, clock: Clock): Mailer {
  return async ({ id, to, subject, body, calendar = null }) => {
    const mail = { id, recipient: to, subject, body, calendar, sent_at: clock.now() };
    await transaction(db, (tx) =>
      tx
        .insertInto('channels.demo_mail')
        .values(mail)
        .onConflict((on) => on.column('id').doNothing())
        .execute(),
    );
  };
}

export interface DemoMail extends Omit<Email, 'stopUrl' | 'calendar'> {
  readonly calendar: string | null;
  readonly at: Date;
}

export async function listDemoMail(
  db: Db,
  filter: { readonly to?: string | undefined },
  page: { readonly limit: number; readonly offset: number },
): Promise<{ rows: readonly DemoMail[]; total: number }> {
  let query = db.selectFrom('channels.demo_mail');
  if (filter.to) query = query.where('recipient', '=', filter.to);
  const rows = await query
    .select(['id', 'recipient as to', 'subject', 'body', 'calendar', 'sent_at as at'])
    .orderBy('sent_at', 'desc')
    .orderBy('id', 'desc')
    .limit(page.limit)
    .offset(page.offset)
    .execute();
  const { n } = await query.select((eb) => eb.fn.countAll<number>().as('n')).executeTakeFirstOrThrow();
  return { rows, total: Number(n) };
}
