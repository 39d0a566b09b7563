import { type Db } from '#db';
import type { Clock } from '#kernel';
import { handlers } from '#platform/cases';
import { demoMailer } from '#platform/channels';
import { drainQueue, type JobHandler } from '#platform/jobs';
import { emailHandler } from '#platform/notifications';
import { registerHandlers } from '#services/dukcapil';
import { type DemoApp, engineAt } from './app.ts';

/**
 * Does what the stories left in the queue, each job as on the day that asked for it: notices, receipts, e-mail.
 * E-mail of the past goes to the example mailbox whatever the installation's mail server is.
 */
export async function deliver(app: DemoApp): Promise<void> {
  const { db, pool } = app;
  const ofCases = handlers(app.cases).map(
    ({ job }): JobHandler => ({
      job,
      run: async (payload, context) => {
        const clock = standing(await timeOfEntry(db, payload as { caseId: string; seq?: number }));
        await handlers(engineAt(app, clock))
          .find((one) => one.job === job)
          ?.run(payload, context);
      },
    }),
  );
  const mail = (clock: Clock) =>
    emailHandler({ db, mailer: demoMailer(db, clock), clock, publicUrl: app.cases.publicUrl, stopLinks: app.stopLinks });
  const { job } = mail(app.clock);
  const ofMail: JobHandler = {
    job,
    run: async (payload, context) => mail(standing(await timeOfMessage(db, payload as { deliveryId: string }))).run(payload, context),
  };
  await drainQueue({ pool, handlers: [...ofCases, ofMail, ...registerHandlers(app)] });
}

function standing(at: Date): Clock {
  return { now: () => at };
}

async function timeOfEntry(db: Db, { caseId, seq = 1 }: { caseId: string; seq?: number }): Promise<Date> {
  const { at } = await db
    .selectFrom('cases.entry')
    .select('at')
    .where('case_id', '=', caseId)
    .where('seq', '=', seq)
    .executeTakeFirstOrThrow();
  return new Date(at);
}

async function timeOfMessage(db: Db, { deliveryId }: { deliveryId: string }): Promise<Date> {
  const { created_at } = await db
    .selectFrom('notifications.delivery as d')
    .innerJoin('notifications.message as m', 'm.id', 'd.message_id')
    .select('m.created_at')
    .where('d.id', '=', deliveryId)
    .executeTakeFirstOrThrow();
  return new Date(created_at);
}
