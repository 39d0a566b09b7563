import { createServer, type Server } from 'node:net';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { smtpMailer } from './mailer.ts';

let server: Server;
let taken: string[] = [];

/** A mail server that takes everything (RFC 5321, as much of it as one e-mail needs). */
beforeAll(async () => {
  server = createServer((socket) => {
    let letter: string | undefined;
    let rest = '';
    socket.write('220 uji\r\n');
    socket.on('data', (part) => {
      rest += part.toString();
      for (let end = rest.indexOf('\r\n'); end >= 0; end = rest.indexOf('\r\n')) {
        const line = rest.slice(0, end);
        rest = rest.slice(end + 2);
        if (letter === undefined) {
          if (line === 'DATA') letter = '';
          socket.write(line === 'DATA' ? '354 ya\r\n' : line === 'QUIT' ? '221 ya\r\n' : '250 ya\r\n');
        } else if (line === '.') {
          taken.push(letter);
          letter = undefined;
          socket.write('250 ya\r\n');
        } else letter += `${line}\n`;
      }
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
});
afterAll(() => server.close());

const mailer = () => smtpMailer(`smtp://127.0.0.1:${(server.address() as AddressInfo).port}`, 'Wantilan <dari@contoh.test>');
const mail = { id: '0190a0a0-0000-7000-8000-000000000001', to: 'kepada@contoh.test', subject: 'Kabar', body: 'Isi.' };

describe('an e-mail by SMTP', () => {
  it('offers one click to stop its kind (RFC 8058), where that may be', async () => {
    taken = [];
    await mailer()({ ...mail, stopUrl: 'https://contoh.test/surel/berhenti/abc' });
    expect(taken[0]).toMatch(/^List-Unsubscribe: <https:\/\/contoh\.test\/surel\/berhenti\/abc>$/im);
    expect(taken[0]).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click$/im);
  });

  it('carries a calendar file that says itself what it is for', async () => {
    taken = [];
    await mailer()({ ...mail, calendar: 'BEGIN:VCALENDAR\r\nMETHOD:CANCEL\r\nEND:VCALENDAR' });
    expect(taken[0]).toMatch(/^Content-Type: text\/calendar; charset=utf-8; method=CANCEL$/im);
    expect(taken[0]).toContain('filename=acara.ics');
  });

  it('offers nothing to stop where nothing may be', async () => {
    taken = [];
    await mailer()(mail);
    expect(taken[0]).toMatch(/^Auto-Submitted: auto-generated$/im);
    expect(taken[0]).not.toMatch(/unsubscribe/i);
  });
});
