import { type Db, transaction, type Tx } from '#db';
import type { Locale } from '#i18n';
import { type Clock, newId } from '#kernel';
import type { Mailer } from '#platform/channels';
import { defineJob, enqueue, handle, type JobHandler } from '#platform/jobs';
import { Type } from 'typebox';
import type { Notice } from './notice.ts';

export interface NotifyRequest<P> {
  /** A person we know, who also finds it in the inbox … */
  readonly personId?: string;
  /** … or an address alone. */
  readonly email?: string;
  readonly notice: Notice<P>;
  readonly facts: P;
  readonly link?: string;
  readonly at: Date;
  /** Language for an address alone; a person we know has chosen one. */
  readonly locale?: Locale;
  /** Sent no earlier: what may still be undone waits. */
  readonly notBefore?: Date;
  /** With the same key, a later message replaces one that waits. */
  readonly key?: string;
}

const sendEmail = defineJob('notifications.email', Type.Object({ deliveryId: Type.String() }));

/** Writes a message to somebody and queues its e-mail, in the caller's transaction. */
export async function notify<P>(
  tx: Tx,
  { personId, email, notice, facts, link, at, notBefore, key, ...request }: NotifyRequest<P>,
): Promise<void> {
  const person = personId
    ? await tx.selectFrom('identity.person').select(['email', 'locale']).where('id', '=', personId).executeTakeFirst()
    : undefined;
  const locale = (person?.locale ?? request.locale) === 'en' ? 'en' : 'id';
  const address = email ?? person?.email ?? null;
  const { subject, body } = notice.say(facts, locale);
  const id = newId();
  await tx
    .insertInto('notifications.message')
    .values({
      id,
      person_id: personId ?? null,
      email: address,
      notice: notice.key,
      locale,
      subject,
      body,
      link: link ?? null,
      created_at: at,
    })
    .execute();
  if (address === null) return;
  const deliveryId = newId();
  await tx
    .insertInto('notifications.delivery')
    .values({ id: deliveryId, message_id: id, channel: 'email', state: 'queued', updated_at: at })
    .execute();
  await enqueue(tx, sendEmail, { deliveryId }, { ...(notBefore && { runAt: notBefore }), ...(key && { key }) });
}

/** The job that hands queued e-mail to the mail server and writes down what came of it. */
export function emailHandler({ db, mailer, clock, publicUrl }: { db: Db; mailer: Mailer; clock: Clock; publicUrl: string }): JobHandler {
  return handle(sendEmail, async ({ deliveryId }, { attempt }) => {
    const mail = await db
      .selectFrom('notifications.delivery as d')
      .innerJoin('notifications.message as m', 'm.id', 'd.message_id')
      .select(['d.state', 'm.email', 'm.subject', 'm.body', 'm.link'])
      .where('d.id', '=', deliveryId)
      .executeTakeFirst();
    // Erased together with whoever it was for.
    if (!mail) return;
    if (mail.state === 'sent' || mail.email === null) return;
    const record = (state: 'sent' | 'failed', detail: string | null) =>
      transaction(db, (tx) =>
        tx
          .updateTable('notifications.delivery')
          .set({ state, attempts: attempt, detail, updated_at: clock.now() })
          .where('id', '=', deliveryId)
          .execute(),
      );
    try {
      const body = mail.link ? `${mail.body}\n\n${publicUrl}${mail.link}` : mail.body;
      await mailer({ id: deliveryId, to: mail.email, subject: mail.subject, body });
    } catch (error) {
      await record('failed', (error as { code?: string }).code ?? 'refused');
      throw error;
    }
    await record('sent', null);
  });
}
