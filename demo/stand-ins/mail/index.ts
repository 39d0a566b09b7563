import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { Boxes, type StoredMail } from './boxes.ts';
import { type ImapWeather, startImap } from './imap.ts';

export type { StoredMail } from './boxes.ts';

/** A mail server of this machine: SMTP takes mail for anybody, IMAP gives it to whoever knows the one password. */
export interface MailStandIn {
  readonly smtpUrl: string;
  readonly imap: { readonly host: string; readonly port: number; readonly password: string };
  /** Puts a mail into a box as the server does that takes it over, with the lines it adds. */
  deliver(to: string, raw: string | Buffer, from?: string): StoredMail;
  /** What lies in the box of an address, oldest first. */
  mailsOf(address: string): readonly StoredMail[];
  addresses(): readonly string[];
  /** Numbers a box anew; of what lay there the newest `kept` are left. */
  renumber(address: string, kept?: number): void;
  /** Mail to an address is refused at once, or comes back later, with this status. */
  fail(address: string, how: 'at-once' | 'later' | null, status?: string): void;
  readonly weather: ImapWeather;
  close(): Promise<void>;
}

interface Failing {
  readonly how: 'at-once' | 'later';
  readonly status: string;
}

export async function startMail({
  now,
  password = 'contoh',
}: {
  readonly now: () => Date;
  readonly password?: string;
}): Promise<MailStandIn> {
  const boxes = new Boxes();
  const failing = new Map<string, Failing>();
  const weather: ImapWeather = { deaf: false, away: false };
  const put = (to: string, raw: Buffer, from: string) => {
    const lines = [`Return-Path: <${from}>`, `Delivered-To: ${to}`, `Received: from contoh by surat.contoh.test; ${now().toUTCString()}`];
    return boxes.of(to).put(Buffer.concat([Buffer.from(`${lines.join('\r\n')}\r\n`), raw]), now());
  };
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS'],
    authOptional: true,
    logger: false,
    onAuth: (auth, _session, done) => done(null, { user: auth.username ?? '' }),
    onRcptTo: ({ address }, _session, done) => {
      const { how, status } = failing.get(address.toLowerCase()) ?? {};
      done(how === 'at-once' ? Object.assign(new Error(`${status} no such mailbox`), { responseCode: 550 }) : null);
    },
    onData: (stream, { envelope }, done) => {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.once('end', () => {
        const raw = Buffer.concat(parts);
        const from = envelope.mailFrom ? envelope.mailFrom.address : '';
        for (const { address } of envelope.rcptTo) {
          const fails = failing.get(address.toLowerCase());
          if (!fails) put(address, raw, from);
          else if (from !== '') put(from, bounceOf(raw, address, from, fails.status, now()), '');
        }
        done();
      });
    },
  });
  // A line that breaks off is no fault of the server's.
  server.on('error', () => {});
  const listening = server.listen(0, '127.0.0.1');
  await once(listening, 'listening');
  const imap = await startImap(boxes, password, weather);
  return {
    smtpUrl: `smtp://127.0.0.1:${(listening.address() as AddressInfo).port}`,
    imap: { host: '127.0.0.1', port: imap.port, password },
    deliver: (to, raw, from = /^from:.*?([\w.+-]+@[\w.-]+)/im.exec(raw.toString())?.[1] ?? '') => put(to, Buffer.from(raw), from),
    mailsOf: (address) => boxes.of(address).mails,
    addresses: () => boxes.all().map(({ address }) => address),
    renumber: (address, kept) => boxes.of(address).renumber(kept),
    fail: (address, how, status = '5.1.1') => {
      if (how === null) failing.delete(address.toLowerCase());
      else failing.set(address.toLowerCase(), { how, status });
    },
    weather,
    close: async () => {
      await imap.close();
      await new Promise<void>((closed) => server.close(() => closed()));
    },
  };
}

/** What a server sends back for a mail it could not deliver (RFC 3464). */
export function bounceOf(raw: Buffer, recipient: string, to: string, status: string, at: Date): Buffer {
  const headers = raw.subarray(0, raw.indexOf('\r\n\r\n')).toString();
  const mark = randomUUID();
  return Buffer.from(
    [
      'From: Mail Delivery System <MAILER-DAEMON@surat.contoh.test>',
      `To: ${to}`,
      'Subject: Undelivered Mail Returned to Sender',
      `Date: ${at.toUTCString()}`,
      `Message-ID: <${mark}@surat.contoh.test>`,
      'Auto-Submitted: auto-replied',
      'MIME-Version: 1.0',
      `Content-Type: multipart/report; report-type=delivery-status; boundary="${mark}"`,
      '',
      `--${mark}`,
      'Content-Type: text/plain; charset=utf-8',
      '',
      'This mail could not be delivered.',
      '',
      `--${mark}`,
      'Content-Type: message/delivery-status',
      '',
      'Reporting-MTA: dns; surat.contoh.test',
      '',
      `Final-Recipient: rfc822; ${recipient}`,
      `Action: ${status.startsWith('4') ? 'delayed' : 'failed'}`,
      `Status: ${status}`,
      '',
      `--${mark}`,
      'Content-Type: text/rfc822-headers',
      '',
      headers,
      '',
      `--${mark}--`,
      '',
    ].join('\r\n'),
  );
}
