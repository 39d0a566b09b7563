import { type MailStandIn, startMail } from '#demo/stand-ins';
import type { Tx } from '#db';
import { type ArrivedMail, beginMailConversation, type MailDeps, type Returned } from '#platform/channels';
import { createTestDatabase, type FakeClock, fakeClock, type TestDatabase } from '#support';

export const OWN = 'lapor@kantor.test';

/** A box on a mail server of this machine, read by the channel and by nothing else of the house. */
export interface World {
  readonly database: TestDatabase;
  readonly clock: FakeClock;
  readonly server: MailStandIn;
  readonly deps: MailDeps;
  readonly taken: ArrivedMail[];
  readonly returned: Returned[];
  /** What is done with each mail beside noting it. */
  take: (tx: Tx, arrived: ArrivedMail) => Promise<void>;
  begin(): Promise<string>;
  close(): Promise<void>;
}

export async function openWorld(): Promise<World> {
  const { transaction } = await import('#db');
  const [database, clock] = [await createTestDatabase(), fakeClock()];
  const server = await startMail({ now: () => clock.now() });
  const [taken, returned]: [ArrivedMail[], Returned[]] = [[], []];
  const world = { take: (async () => {}) as World['take'] };
  const { host, port, password } = server.imap;
  const deps: MailDeps = {
    db: database.db,
    clock,
    key: 'kunci contoh yang cukup panjang',
    boxes: [
      {
        key: 'kotak',
        address: OWN,
        name: 'Kantor Contoh',
        imap: () => ({ host, port, secure: false, user: OWN, password, folder: 'INBOX' }),
        smtp: () => server.smtpUrl,
        receives: {
          take: async (tx, arrived) => {
            await world.take(tx, arrived);
            taken.push(arrived);
          },
          returned: async (_tx, one) => void returned.push(one),
          acknowledgement: { subject: 'Surat Anda kami terima', body: 'Kami membacanya.' },
        },
      },
    ],
  };
  return Object.assign(world, {
    database,
    clock,
    server,
    deps,
    taken,
    returned,
    begin: () => transaction(database.db, (tx) => beginMailConversation(tx, deps, 'kotak')),
    close: async () => {
      await server.close();
      await database.close();
    },
  });
}

/** A mail as somebody's program writes it. */
export function letter(given: Readonly<Record<string, string>> = {}, body = 'Halo.'): string {
  const head: Record<string, string> = {
    From: 'Ni Warga <warga@contoh.test>',
    To: OWN,
    Subject: 'Loket tutup',
    'Message-ID': `<${crypto.randomUUID()}@contoh.test>`,
    ...given,
  };
  const lines = Object.entries(head).filter(([, value]) => value !== '');
  return [...lines.map(([key, value]) => `${key}: ${value}`), '', body, ''].join('\r\n');
}
