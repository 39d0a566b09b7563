import { type Db, transaction } from '#db';
import { catalogue, type Locale } from '#i18n';
import type { Clock } from '#kernel';
import type { Mailer } from '#platform/channels';
import { defineJob, handle, type JobHandler } from '#platform/jobs';
import { Type } from 'typebox';
import { DAILY, isStoppable, type Stoppable } from './domain/rhythm.ts';
import { topics } from './domain/topics.ts';
import { preferencePaths } from './paths.ts';
import type { StopLinks } from './stop-links.ts';

export interface EmailDeps {
  readonly db: Db;
  readonly mailer: Mailer;
  readonly clock: Clock;
  readonly publicUrl: string;
  readonly stopLinks: StopLinks;
}

export const sendEmail = defineJob('notifications.email', Type.Object({ deliveryId: Type.String() }));

const texts = catalogue(
  {
    choose: 'Mengatur apa yang dikirim ke surel Anda:',
    stop: 'Berhenti menerima surel seperti ini:',
  },
  {
    choose: 'To choose what is sent to you by e-mail:',
    stop: 'To receive no more e-mails like this:',
  },
);

/** The job that hands queued e-mail to the mail server and writes down what came of it. */
export function emailHandler(deps: EmailDeps): JobHandler {
  const { db, mailer, clock } = deps;
  return handle(sendEmail, async ({ deliveryId }, { attempt }) => {
    const mail = await db
      .selectFrom('notifications.delivery as d')
      .innerJoin('notifications.message as m', 'm.id', 'd.message_id')
      .select(['d.state', 'm.person_id as personId', 'm.email', 'm.topic', 'm.locale', 'm.subject', 'm.body', 'm.link', 'm.calendar'])
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
    const stopUrl = stopAddress(deps, mail);
    try {
      await mailer({
        id: deliveryId,
        to: mail.email,
        subject: mail.subject,
        body: bodyOf(deps, mail, stopUrl),
        ...(mail.calendar !== null && { calendar: mail.calendar }),
        ...(stopUrl && { stopUrl }),
      });
    } catch (error) {
      await record('failed', (error as { code?: string }).code ?? 'refused');
      throw error;
    }
    await record('sent', null);
  });
}

interface Mail {
  readonly personId: string | null;
  readonly topic: string | null;
  readonly locale: string;
  readonly body: string;
  readonly link: string | null;
}

/** Where more of its kind is stopped; null where that cannot be: of an account's safety, and for whoever has none. */
function stopAddress({ publicUrl, stopLinks }: EmailDeps, { personId, topic }: Mail): string | null {
  if (personId === null || topic === null || (topic !== DAILY && !Object.hasOwn(topics, topic))) return null;
  const what = topic as Stoppable;
  return isStoppable(what) ? publicUrl + preferencePaths.stop({ token: stopLinks.token({ personId, topic: what }) }) : null;
}

/** The text, where it leads to, and how to change what comes. */
function bodyOf({ publicUrl }: EmailDeps, { personId, locale, body, link }: Mail, stopUrl: string | null): string {
  const m = texts(locale as Locale);
  const parts = [body];
  if (link !== null) parts.push(publicUrl + link);
  // The signature delimiter of e-mail (RFC 3676): programs show what follows apart.
  if (personId !== null) parts.push(`-- \n${m.choose} ${publicUrl}${preferencePaths.page()}${stopUrl ? `\n${m.stop} ${stopUrl}` : ''}`);
  return parts.join('\n\n');
}
