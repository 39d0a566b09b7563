import type { Clock } from '#kernel';
import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from './config.ts';
import type { MailSettings } from './config-mail.ts';

/** The office's address in the demonstration. */
export const DEMO_MAIL = 'bali@ombudsman.contoh.test';

/** In the demonstration: a mail server of this machine in the process of the pages. */
export interface OpenMail {
  readonly standIn: Awaited<ReturnType<typeof start>>;
  readonly settings: () => MailSettings | null;
  close(): Promise<void>;
}

const placeIn = (dataDir: string) => join(dataDir, 'demo-mail.json');

/** Loaded only where it is used: real work has a real server. */
async function start(options: { readonly now: () => Date; readonly password: string }) {
  const { startMail } = await import('#demo/mail');
  return startMail(options);
}

/** Starts it with a password of its own, and leaves word of it for a worker in another process. */
export async function openDemoMail({ dataDir }: Pick<Config, 'dataDir'>, clock: Clock): Promise<OpenMail> {
  const standIn = await start({ now: () => clock.now(), password: randomBytes(24).toString('base64url') });
  const settings: MailSettings = {
    address: DEMO_MAIL,
    imap: { ...standIn.imap, secure: false, user: DEMO_MAIL, folder: 'INBOX' },
    smtpUrl: standIn.smtpUrl,
  };
  mkdirSync(dataDir, { recursive: true });
  writeFileSync(placeIn(dataDir), JSON.stringify(settings), { mode: 0o600 });
  return {
    standIn,
    settings: () => settings,
    close: async () => {
      rmSync(placeIn(dataDir), { force: true });
      await standIn.close();
    },
  };
}

/** How a worker in another process reaches it; null while it is not there. */
export function farMail({ dataDir }: Pick<Config, 'dataDir'>): () => MailSettings | null {
  return () => {
    try {
      return JSON.parse(readFileSync(placeIn(dataDir), 'utf8')) as MailSettings;
    } catch {
      return null;
    }
  };
}
