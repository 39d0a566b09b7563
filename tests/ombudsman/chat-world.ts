import { startWhatsApp, type WhatsAppStandIn } from '#demo/stand-ins';
import type { Receives } from '#platform/channels';
import { fakeClock, type FakeClock, startApp, type TestApp, textOf, type Visitor } from '#support';
import type { DestinationStream } from 'pino';

export interface ChatWorld {
  readonly app: TestApp<FakeClock>;
  /** Meta of this machine, at the other end of the Ombudsman's number. */
  readonly meta: WhatsAppStandIn;
  /** Texts the house's own channel was handed. */
  readonly house: readonly string[];
  close(): Promise<void>;
}

/** The application with a number of the Ombudsman's own. */
export async function openChatWorld({
  log,
  env = {},
}: {
  readonly log?: DestinationStream;
  readonly env?: Readonly<Record<string, string>>;
} = {}): Promise<ChatWorld> {
  const clock = fakeClock();
  const holder: { app?: TestApp<FakeClock> } = {};
  const meta = await startWhatsApp({
    token: 'contoh-token-dua',
    appSecret: 'contoh-rahasia-dua',
    number: '+62 361 000 0001',
    phoneNumberId: '200000000000002',
    now: () => clock.now(),
    deliver: async (body, headers) =>
      (await holder.app?.inject({ method: 'POST', url: '/whatsapp/webhook', headers, payload: body }))?.statusCode ?? 0,
  });
  const house: string[] = [];
  const receives: Receives = async (_tx, { content }) => {
    if (content.kind === 'text') house.push(content.text);
  };
  const app = await startApp({ clock, receives, ...(log && { log }), env: { ...ownNumber(meta), ...env } });
  holder.app = app;
  return {
    app,
    meta,
    house,
    close: async () => {
      await app.close();
      await meta.close();
    },
  };
}

/** The settings that connect the Ombudsman's number. */
export const ownNumber = (meta: WhatsAppStandIn): Record<string, string> => ({
  OMBUDSMAN_WHATSAPP_PHONE_NUMBER_ID: meta.phoneNumberId,
  OMBUDSMAN_WHATSAPP_NUMBER: meta.number,
  OMBUDSMAN_WHATSAPP_TOKEN: meta.token,
  OMBUDSMAN_WHATSAPP_APP_SECRET: meta.appSecret,
  OMBUDSMAN_WHATSAPP_VERIFY_TOKEN: 'kata-kantor-dua',
  WHATSAPP_API_URL: meta.url,
});

export const QUEUE = '/ombudsman/surat-masuk';

/** The address of a conversation in the queue, by a word of its line. */
export async function chatIn(officer: Visitor, word: string): Promise<string> {
  const { body } = await officer.get(QUEUE);
  const row = body.split('<tr').find((one) => one.includes(word));
  const address = /\/ombudsman\/surat-masuk\/percakapan\/[0-9a-f-]{36}/.exec(row ?? '')?.[0];
  if (!address) throw new Error(`no conversation with ${word}: ${textOf(body).slice(0, 800)}`);
  return address;
}

/** What a telephone shows of the office, newest last. */
export const saidTo = (meta: WhatsAppStandIn, phone: string): readonly string[] =>
  meta
    .people()
    .filter(({ person }) => person.phone === phone)
    .flatMap(({ bubbles }) => bubbles.filter(({ mine }) => !mine))
    .map(({ raw }) => JSON.stringify(raw));
