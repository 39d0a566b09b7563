import { type Db, transaction } from '#db';
import { type Clock, newId } from '#kernel';
import { createTransport } from 'nodemailer';

export interface Email {
  readonly to: string;
  readonly subject: string;
  /** Plain text. */
  readonly body: string;
}

/** Sends one e-mail; throws when the server did not take it. */
export type Mailer = (email: Email) => Promise<void>;

/** Sends by SMTP (RFC 5321). `url` is smtp:// or smtps:// with account and password. */
export function smtpMailer(url: string, from: string): Mailer {
  const transport = createTransport(url, { from });
  return async ({ to, subject, body }) => {
    await transport.sendMail({ from, to, subject, text: body, headers: { 'auto-submitted': 'auto-generated' } });
  };
}

/** Puts e-mail where the demonstration shows it: nothing leaves the machine. */
export function demoMailer(db: Db, clock: Clock): Mailer {
  return async ({ to, subject, body }) => {
    const mail = { id: newId(), recipient: to, subject, body, sent_at: clock.now() };
    await transaction(db, (tx) => tx.insertInto('channels.demo_mail').values(mail).execute());
  };
}

export interface DemoMail extends Email {
  readonly id: string;
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
    .select(['id', 'recipient as to', 'subject', 'body', 'sent_at as at'])
    .orderBy('sent_at', 'desc')
    .orderBy('id', 'desc')
    .limit(page.limit)
    .offset(page.offset)
    .execute();
  const { n } = await query.select((eb) => eb.fn.countAll<number>().as('n')).executeTakeFirstOrThrow();
  return { rows, total: Number(n) };
}
