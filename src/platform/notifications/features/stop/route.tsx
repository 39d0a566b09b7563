import { type Db, transaction } from '#db';
import { catalogue } from '#i18n';
import { AppError, type Clock } from '#kernel';
import { render, useView, type WebApp } from '#web';
import { Button, Note, Page } from '#web/ui';
import { Type } from 'typebox';
import { DAILY, isStoppable } from '../../domain/rhythm.ts';
import { preferencePaths } from '../../paths.ts';
import { stopEmail } from '../../preferences.ts';
import type { Stop, StopLinks } from '../../stop-links.ts';
import { texts as words } from '../../texts.ts';

const texts = catalogue(
  {
    title: 'Berhenti menerima surel',
    ask: (topic: string) => `Tidak mau lagi menerima surel “${topic}”?`,
    stays: 'Kabarnya tetap ada di kotak masuk Anda. Surel lain tidak berubah.',
    stop: 'Ya, berhenti',
    stopped: (topic: string) => `Surel “${topic}” tidak kami kirim lagi.`,
    change: 'Atur semua pemberitahuan',
  },
  {
    title: 'No more e-mails',
    ask: (topic: string) => `Do you want no more e-mails “${topic}”?`,
    stays: 'The news still stand in your inbox. Other e-mails do not change.',
    stop: 'Yes, stop them',
    stopped: (topic: string) => `We send no more e-mails “${topic}”.`,
    change: 'Choose all notifications',
  },
);

const Link = Type.Object({ token: Type.String({ maxLength: 200 }) });
interface StopDeps {
  readonly db: Db;
  readonly clock: Clock;
  readonly stopLinks: StopLinks;
}

/** Stops one kind of e-mail from the e-mail itself. Looking stops nothing: programs that check mail follow links. */
export function stopRoutes(app: WebApp, { db, clock, stopLinks }: StopDeps): void {
  const read = async (token: string): Promise<Stop> => {
    const stop = stopLinks.read(token);
    if (!stop || !isStoppable(stop.topic) || !(await isKnown(db, stop.personId))) throw new AppError('NOT_FOUND', { link: 'stop' });
    return stop;
  };

  app.get(
    preferencePaths.stop.pattern,
    { schema: { params: Link }, config: { policy: 'public', perMinute: 60 } },
    async (request, reply) => {
      const { topic } = await read(request.params.token);
      return render(request, reply, <StopPage {...{ topic, token: request.params.token, done: false }} />, {
        title: texts(request.locale).title,
      });
    },
  );

  // Programs of mail providers send the form of RFC 8058, without a cookie. What it does is signed into its address.
  app.post(
    preferencePaths.stop.pattern,
    { schema: { params: Link }, config: { policy: 'public', takesForeignForms: true, perMinute: 60 } },
    async (request, reply) => {
      const { personId, topic } = await read(request.params.token);
      await transaction(db, (tx) => stopEmail(tx, personId, topic, clock.now()));
      return render(request, reply, <StopPage {...{ topic, token: request.params.token, done: true }} />, {
        title: texts(request.locale).title,
      });
    },
  );
}

async function isKnown(db: Db, personId: string): Promise<boolean> {
  const person = await db.selectFrom('identity.person').select('id').where('id', '=', personId).executeTakeFirst();
  return person !== undefined;
}

function StopPage({ topic, token, done }: { readonly topic: Stop['topic']; readonly token: string; readonly done: boolean }) {
  const { locale } = useView();
  const m = texts(locale);
  const { daily, topics } = words(locale);
  const { title } = topic === DAILY ? daily : topics[topic];
  return (
    <Page>
      <div class="col stack">
        <h1>{m.title}</h1>
        {done ? <Note tone="done">{m.stopped(title)}</Note> : <p>{m.ask(title)}</p>}
        <p class="soft">{m.stays}</p>
        {!done && (
          <form method="post" action={preferencePaths.stop({ token })}>
            <Button>{m.stop}</Button>
          </form>
        )}
        <p>
          <a href={preferencePaths.page()}>{m.change}</a>
        </p>
      </div>
    </Page>
  );
}
