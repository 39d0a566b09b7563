import { isAutomatic, whySilent } from './domain/automatic.ts';
import { bounceIn } from './domain/bounce.ts';
import { bySubject, judge, threadOf } from './domain/match.ts';
import { tokenOf } from './domain/token.ts';
import type { Mail } from './domain/mail.ts';
import { parseAside } from './parse/parse-aside.ts';
import { readMail } from './parse/read-mail.ts';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

// Mails made up for this test, one for each rule: the folder `mails`.
const folder = join(import.meta.dirname, 'mails');
const own = 'lapor@kantor.test';
const conversationId = '5f0c6a0e-52f8-4c0e-9a53-0b6a3a3f0001';
const token = tokenOf('kunci', conversationId);
const known = { conversationId, number: 'LM-AB12-CD34', participants: ['warga@contoh.test'], subjects: ['Loket tutup'] };

const rawOf = (name: string) =>
  Buffer.from(
    readFileSync(join(folder, `${name}.eml`))
      .toString('latin1')
      .replaceAll('TOKEN', token.toUpperCase())
      .replaceAll('TOKE@', `${token.slice(1)}@`),
    'latin1',
  );

/** What every rule says of a mail. */
function saidOf(mail: Mail) {
  const thread = threadOf(mail, own, {
    byToken: (one) => (one === token ? conversationId : undefined),
    byMessageId: (id) => (id === 'ours@kantor.test' ? conversationId : undefined),
  });
  const verdict = thread && judge(mail, known);
  const bounce = bounceIn(mail);
  return {
    thread: thread?.by ?? (bySubject(mail, [known]) ? 'subject' : null),
    ...(verdict && { join: verdict.join, verified: verdict.verified, why: verdict.why }),
    silent: whySilent(mail, own),
    ...(isAutomatic(mail) && { automatic: true }),
    ...(bounce && { permanent: bounce.permanent }),
  };
}

const joined = { thread: 'token', join: true, verified: true, why: null, silent: null } as const;
const report = { thread: 'token', join: false, verified: false, why: 'new-subject', silent: 'report', automatic: true } as const;

const expected: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  '01-new': { thread: null, silent: null },
  '02-token-to': joined,
  '03-token-cc': joined,
  '04-token-delivered-to': { ...joined, silent: 'not-to-us' },
  '05-token-x-original-to': joined,
  '06-token-upper-case': joined,
  '07-token-of-another-box': { thread: null, silent: 'not-to-us' },
  '08-token-broken': { thread: null, silent: null },
  '09-reference-in-reply-to': { ...joined, thread: 'reference' },
  '10-reference-chain': { ...joined, thread: 'reference' },
  '11-reference-unknown': { thread: null, silent: null },
  '12-stranger-with-reference': { ...joined, thread: 'reference', verified: false },
  '13-forged-sender': { ...joined, verified: false },
  '14-forged-line-below-ours': joined,
  '15-new-subject': { ...joined, join: false, why: 'new-subject' },
  '16-answer-marks': joined,
  '17-forwarded-subject': { ...joined, join: false, why: 'forwarded' },
  '18-forwarded-indonesian': { ...joined, join: false, why: 'forwarded' },
  '19-forwarded-inside': { ...joined, join: false, why: 'forwarded' },
  '20-resent': { ...joined, join: false, why: 'forwarded' },
  '21-number-known-sender': { thread: 'subject', silent: null },
  '22-number-stranger': { thread: null, silent: null },
  '23-vacation': { thread: null, silent: 'auto-submitted', automatic: true },
  '24-null-return-path': { thread: null, silent: 'null-return-path', automatic: true },
  '25-mailing-list': { thread: null, silent: 'list', automatic: true },
  '26-bulk': { thread: null, silent: 'list', automatic: true },
  '27-noreply': { thread: null, silent: 'nobody-reads' },
  '28-own-address': { thread: null, silent: 'own-address' },
  '29-suppressed': { thread: null, silent: 'suppressed' },
  '30-bcc': { thread: null, silent: 'not-to-us' },
  '31-bounce-permanent': { ...report, permanent: true },
  '32-bounce-full-mailbox': { ...report, permanent: false },
  '33-bounce-delayed': { ...report, permanent: false },
  '34-bounce-temporary-failed': { ...report, permanent: false },
  '35-html-hostile': { thread: null, silent: null },
  '36-encoded': { thread: null, silent: null },
  '37-header-injection': { thread: null, silent: null },
  '41-truncated': { thread: null, silent: null },
  '42-empty': { thread: null, silent: null },
};
const refused: Readonly<Record<string, string>> = { '38-no-sender': 'no-sender', '39-too-deep': 'too-deep', '40-rubbish': 'no-sender' };

describe('each mail of the corpus', () => {
  it('is known to this test', () => {
    const files = readdirSync(folder).map((name) => name.replace('.eml', ''));
    expect(files.sort()).toEqual([...Object.keys(expected), ...Object.keys(refused)].sort());
  });

  it.each(Object.entries(expected))('%s', async (name, says) => {
    expect(saidOf(await readMail(rawOf(name)))).toEqual(says);
  });

  it.each(Object.entries(refused))('%s is put aside', async (name, fault) => {
    expect(await parseAside(rawOf(name))).toEqual({ fault });
  });

  it('brings words alone', async () => {
    expect((await readMail(rawOf('35-html-hostile'))).text).toBe('Dimintai uang\ndi loket');
    const turned = await readMail(rawOf('36-encoded'));
    expect([turned.subject, turned.text]).toEqual(['Pésta terbalik', 'Halo dunia']);
    expect((await readMail(rawOf('37-header-injection'))).subject).toBe('Halo Bcc: x@y.test');
  });
});
