import { startWhatsApp, type WhatsAppStandIn } from '#demo/stand-ins';
import type { Inbound, Receives } from '#platform/channels';
import { fakeClock, type FakeClock, startApp, type TestApp } from '#support';

export interface World {
  readonly app: TestApp<FakeClock>;
  readonly meta: WhatsAppStandIn;
  /** Everything that was handed over, in order. */
  readonly received: Inbound[];
  /** What is done with each message beside noting it. */
  receives: Receives;
  /** Brings webhooks and does jobs until nothing is left to do. */
  settle(): Promise<void>;
  close(): Promise<void>;
}

/** The whole application with a number connected, and Meta of this machine at its other end. */
export async function openWorld(env: Readonly<Record<string, string>> = {}): Promise<World> {
  const clock = fakeClock();
  const holder: { app?: TestApp<FakeClock> } = {};
  const meta = await startWhatsApp({
    token: 'contoh-token',
    appSecret: 'contoh-rahasia',
    now: () => clock.now(),
    deliver: async (body, headers) =>
      (await holder.app?.inject({ method: 'POST', url: '/whatsapp/webhook', headers, payload: body }))?.statusCode ?? 0,
  });
  const received: Inbound[] = [];
  const world = { receives: (async () => {}) as Receives };
  const app = await startApp({
    clock,
    env: { ...connected(meta), ...env },
    receives: async (tx, inbound) => {
      await world.receives(tx, inbound);
      received.push(inbound);
    },
  });
  holder.app = app;
  return Object.assign(world, {
    app,
    meta,
    received,
    settle: async () => {
      do await meta.quiet();
      while ((await app.runJobs()) > 0);
    },
    close: async () => {
      await app.close();
      await meta.close();
    },
  });
}

/** The settings that connect a number of this machine's Meta. */
export function connected(meta: WhatsAppStandIn): Record<string, string> {
  return {
    WHATSAPP_PHONE_NUMBER_ID: meta.phoneNumberId,
    WHATSAPP_NUMBER: meta.number,
    WHATSAPP_TOKEN: meta.token,
    WHATSAPP_APP_SECRET: meta.appSecret,
    WHATSAPP_VERIFY_TOKEN: 'kata-contoh',
    WHATSAPP_API_URL: meta.url,
  };
}
