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
async function start(options: {
  readonly now: () => Date;
  readonly deliver: Deliver;
  readonly number?: string;
  readonly phoneNumberId?: string;
}) {
  const { startWhatsApp } = await import('#demo/whatsapp');
  const key = () => randomBytes(24).toString('base64url');
  return startWhatsApp({ ...options, token: key(), appSecret: key() });
}

type StandIn = OpenTelephone['standIn'];

/** Everybody of the demonstration has a telephone. */
function withPeople(standIn: StandIn): StandIn {
  for (const { name, phone } of Object.values(citizens)) standIn.person({ name, phone });
  return standIn;
}

const accessTo = ({ url, phoneNumberId, token, appSecret }: StandIn): WhatsAppAccess => ({
  url: `${url}/v26.0`,
  phoneNumberId,
  token,
  appSecret,
  verifyToken: randomBytes(24).toString('base64url'),
});

/** A second number, of somebody's own, which the process of the pages alone speaks for: nothing of it waits for a worker. */
export async function openOwnTelephone(clock: Clock, deliver: Deliver): Promise<OpenTelephone> {
  const standIn = withPeople(
    await start({ now: () => clock.now(), deliver, number: '+62 361 000 0001', phoneNumberId: '106540352242923' }),
  );
  const access = accessTo(standIn);
  return { standIn, access: () => access, close: () => standIn.close() };
}

/** Starts it with keys of its own, and leaves word of them for a worker in another process. */
export async function openTelephone({ dataDir }: Pick<Config, 'dataDir'>, clock: Clock, deliver: Deliver): Promise<OpenTelephone> {
  const standIn = withPeople(await start({ now: () => clock.now(), deliver }));
  const access = accessTo(standIn);
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
