import { citizens } from '#demo';
import type { Clock } from '#kernel';
import type { WhatsAppAccess } from '#platform/channels';
import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from './config.ts';

/** In the demonstration: Meta of this machine, with telephones at its other end, in the process of the pages. */
export interface OpenTelephone {
  readonly standIn: Awaited<ReturnType<typeof start>>;
  readonly access: () => WhatsAppAccess | null;
  close(): Promise<void>;
}

type Deliver = (body: string, headers: Readonly<Record<string, string>>) => Promise<number>;

const placeIn = (dataDir: string) => join(dataDir, 'demo-whatsapp.json');

/** Loaded only where it is used: real work has no telephones. */
async function start(options: { readonly now: () => Date; readonly deliver: Deliver }) {
  const { startWhatsApp } = await import('#demo/whatsapp');
  const key = () => randomBytes(24).toString('base64url');
  return startWhatsApp({ ...options, token: key(), appSecret: key() });
}

/** Starts it with keys of its own, and leaves word of them for a worker in another process. */
export async function openTelephone({ dataDir }: Pick<Config, 'dataDir'>, clock: Clock, deliver: Deliver): Promise<OpenTelephone> {
  const standIn = await start({ now: () => clock.now(), deliver });
  for (const { name, phone } of Object.values(citizens)) standIn.person({ name, phone });
  const { url, phoneNumberId, token, appSecret } = standIn;
  const access: WhatsAppAccess = {
    url: `${url}/v26.0`,
    phoneNumberId,
    token,
    appSecret,
    verifyToken: randomBytes(24).toString('base64url'),
  };
  mkdirSync(dataDir, { recursive: true });
  writeFileSync(placeIn(dataDir), JSON.stringify(access), { mode: 0o600 });
  return {
    standIn,
    access: () => access,
    close: async () => {
      rmSync(placeIn(dataDir), { force: true });
      await standIn.close();
    },
  };
}

/** How a worker in another process reaches it; null while it is not there. */
export function farTelephone({ dataDir }: Pick<Config, 'dataDir'>): () => WhatsAppAccess | null {
  return () => {
    try {
      return JSON.parse(readFileSync(placeIn(dataDir), 'utf8')) as WhatsAppAccess;
    } catch {
      return null;
    }
  };
}
