import { startWhatsApp, type WhatsAppStandIn } from '#demo/stand-ins';
import { type FakeClock, fakeClock, startApp, type TestApp } from '#support';
import { connected } from '../whatsapp/world.ts';

/** One thing the house said: its words, and what can be pressed. */
export interface Heard {
  readonly text: string;
  readonly options: readonly { readonly id: string; readonly title: string }[];
  readonly wamid: string;
  /** The message it quotes. */
  readonly quotes: string | null;
}

/** A telephone that talks with the house. */
export interface Phone {
  says(text: string): Promise<readonly Heard[]>;
  /** Presses what bears this title, on the newest message that has it. */
  presses(title: string): Promise<readonly Heard[]>;
  sends(file: Sent): Promise<readonly Heard[]>;
  /** Everything that was said to it. */
  all(): readonly Heard[];
  /** Ids of everything it wrote. */
  mine(): readonly string[];
}

interface Sent {
  readonly bytes: Buffer;
  readonly mime?: string;
  readonly as?: 'image' | 'document' | 'audio' | 'video' | 'sticker';
  readonly caption?: string;
  readonly forwarded?: boolean;
  /** The message it replies to. */
  readonly quotes?: string;
  /** More photos follow at once. */
  readonly andMore?: boolean;
}

export interface Chats {
  readonly app: TestApp<FakeClock>;
  readonly meta: WhatsAppStandIn;
  phone(name: string, number?: string, hidden?: boolean): Phone;
  settle(): Promise<void>;
  close(): Promise<void>;
}

/** The whole house with a number connected, and telephones that write to it. */
export async function openChats(at?: string): Promise<Chats> {
  const clock = at === undefined ? fakeClock() : fakeClock(at);
  const holder: { app?: TestApp<FakeClock> } = {};
  const meta = await startWhatsApp({
    token: 'contoh-token',
    appSecret: 'contoh-rahasia',
    now: () => clock.now(),
    deliver: async (body, headers) =>
      (await holder.app?.inject({ method: 'POST', url: '/whatsapp/webhook', headers, payload: body }))?.statusCode ?? 0,
  });
  const app = await startApp({ clock, env: connected(meta) });
  holder.app = app;
  const settle = async () => {
    do await meta.quiet();
    while ((await app.runJobs()) > 0);
  };
  let numbers = 0;
  return {
    app,
    meta,
    settle,
    phone: (name, number = `62812000000${String(++numbers).padStart(2, '0')}`, hidden = false) => {
      const person = meta.person({ phone: number, name, hidden });
      const all = () =>
        meta
          .look(person)
          .bubbles.filter(({ mine }) => !mine)
          .map(({ raw, wamid, quotes }) => ({ ...wordsOf(raw as Record<string, unknown>), wamid, quotes }));
      const after = async (write: () => unknown, wait = true) => {
        const before = all().length;
        write();
        clock.advance({ seconds: 1 });
        await settle();
        if (wait) {
          clock.advance({ seconds: 10 });
          await settle();
        }
        return all().slice(before);
      };
      return {
        all,
        mine: () => meta.look(person).bubbles.flatMap(({ mine, wamid }) => (mine ? [wamid] : [])),
        says: (text) => after(() => meta.write(person, { text })),
        presses: (title) => {
          const on = all().findLast(({ options }) => options.some((one) => one.title === title));
          if (!on) throw new Error(`nobody offered ${title}`);
          const pick = on.options.find((one) => one.title === title)?.id ?? '';
          return after(() => meta.write(person, { pick, of: on.wamid }));
        },
        sends: ({ bytes, mime = 'image/png', as = 'image', caption, forwarded, quotes, andMore = false }) =>
          after(
            () =>
              meta.write(
                person,
                {
                  file: { bytes, type: mime, filename: as === 'document' ? 'berkas.pdf' : null },
                  as,
                  ...(caption !== undefined && { caption }),
                },
                { ...(forwarded && { forwarded }), ...(quotes !== undefined && { quotes }) },
              ),
            !andMore,
          ),
      };
    },
    close: async () => {
      await app.close();
      await meta.close();
    },
  };
}

function wordsOf(raw: Readonly<Record<string, unknown>>): Omit<Heard, 'wamid' | 'quotes'> {
  const interactive = raw.interactive as
    | {
        body: { text: string };
        action: {
          buttons?: { reply: { id: string; title: string } }[];
          sections?: { rows: { id: string; title: string }[] }[];
        };
      }
    | undefined;
  if (!interactive) return { text: (raw.text as { body: string } | undefined)?.body ?? '', options: [] };
  const { buttons = [], sections = [] } = interactive.action;
  return { text: interactive.body.text, options: [...buttons.map(({ reply }) => reply), ...sections.flatMap(({ rows }) => rows)] };
}
