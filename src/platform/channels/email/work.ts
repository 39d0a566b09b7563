import { transaction } from '#db';
import { defineJob, enqueue, handle, type JobHandler, type Sweep } from '#platform/jobs';
import { Type } from 'typebox';
import type { MailDeps } from './deps.ts';
import { fetchBox } from './fetch.ts';
import { listen } from './imap.ts';

/** Reads a box because something seems to have come. Not tried again: the clock reads it anyway. */
const readBox = defineJob('mail.read', Type.Object({ box: Type.String() }), { maxAttempts: 1 });

export function mailHandlers(deps: MailDeps): readonly JobHandler[] {
  return [
    handle(readBox, async ({ box: key }) => {
      const box = deps.boxes.find((one) => one.key === key);
      if (box) await fetchBox(deps, box);
    }),
  ];
}

/** Reads every box each minute, whatever the line to its server says or does not say. */
export function mailSweeps(deps: MailDeps): readonly Sweep[] {
  return [
    {
      name: 'mail.read',
      cron: '* * * * *',
      run: async () => {
        const failed: unknown[] = [];
        for (const box of deps.boxes) await fetchBox(deps, box).catch((error: unknown) => failed.push(error));
        if (failed.length > 0) throw new Error('a box of mail could not be read', { cause: failed[0] });
      },
    },
  ];
}

/** Listens to every box in this process; each hint asks for a job. */
export function listenToMail({ db, boxes }: MailDeps): { stop(): Promise<void> } {
  const lines = boxes.map(({ key, imap }) =>
    listen(imap, () => transaction(db, (tx) => enqueue(tx, readBox, { box: key }, { key: `mail.read ${key}` }))),
  );
  return { stop: async () => void (await Promise.all(lines.map((line) => line.stop()))) };
}
