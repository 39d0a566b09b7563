import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isAutomatic, whySilent } from './automatic.ts';
import { bounceIn } from './bounce.ts';
import { samenessOf } from './digest.ts';
import { bareAddress, type Mail } from './mail.ts';
import { bySubject, judge, suggestionsFor, threadOf } from './match.ts';
import { bareSubject, isForwarded } from './subject.ts';
import { answering, answersOf } from './threading.ts';
import { addressWith, isOwnAddress, readToken, tokenIn, tokenOf } from './token.ts';

const own = 'lapor@kantor.test';
const mail = (given: Partial<Mail> & { readonly head?: Readonly<Record<string, string>> } = {}): Mail => {
  const { head = {}, ...rest } = given;
  return {
    headers: Object.entries({ 'return-path': '<warga@contoh.test>', ...head }).map(([key, value]) => ({ key, value })),
    from: { name: '', address: 'warga@contoh.test' },
    to: [own],
    cc: [],
    subject: 'Loket tutup',
    messageId: 'a@contoh.test',
    text: 'Isi.',
    files: [],
    report: null,
    ...rest,
  };
};
const uuid = fc.uuid();
const key = fc.string({ minLength: 16, maxLength: 40 });
const [one, two] = ['5f0c6a0e-52f8-4c0e-9a53-0b6a3a3f0001', '5f0c6a0e-52f8-4c0e-9a53-0b6a3a3f0002'];

describe('the token of a conversation', () => {
  it('is the same for the same, another for another, and says nothing of what it is made of', () => {
    fc.assert(
      fc.property(uuid, uuid, key, (a, b, secret) => {
        const token = tokenOf(secret, a);
        expect(token).toMatch(/^[0-9a-hjkmnp-tv-z]{16}$/);
        expect(tokenOf(secret, a)).toBe(token);
        if (a !== b) expect(tokenOf(secret, b)).not.toBe(token);
        expect(tokenOf(`${secret}.`, a)).not.toBe(token);
      }),
    );
  });

  it('comes back from the address it was put into, however its case was changed and signs misread', () => {
    fc.assert(
      fc.property(uuid, key, fc.boolean(), (id, secret, upper) => {
        const token = tokenOf(secret, id);
        const address = addressWith(own, token);
        const written = (upper ? address.toUpperCase() : address).replace(/0(?=[^@]*@)/, 'O');
        expect(tokenIn(written, own)).toBe(token);
        expect(tokenIn(`"Kantor" <${written}>`, own)).toBe(token);
        expect(isOwnAddress(written, own)).toBe(true);
      }),
    );
  });

  it('counts in our address alone', () => {
    const token = tokenOf('k', one);
    for (const address of [
      `lapor+${token}@lain.test`,
      `laporan+${token}@kantor.test`,
      own,
      `lapor+${token}x@kantor.test`,
      'lapor+@kantor.test',
    ])
      expect(tokenIn(address, own), address).toBeNull();
    expect(readToken('u'.repeat(16)), 'U is no sign').toBeNull();
  });
});

describe('where a mail belongs', () => {
  const [a, b] = [tokenOf('k', one), tokenOf('k', two)];
  const threads = {
    byToken: (token: string) => ({ [a]: one, [b]: two })[token],
    byMessageId: (id: string) => ({ 'ours@kantor.test': two })[id],
  };
  const to = (address: string) => addressWith(own, address);

  it('is told by a token in To, then Cc, then Delivered-To, then X-Original-To, then by what it answers', () => {
    const all = { 'in-reply-to': '<ours@kantor.test>', 'delivered-to': to(a), 'x-original-to': to(b) };
    const found = (given: Parameters<typeof mail>[0]) => threadOf(mail(given), own, threads);
    expect(found({ to: [to(a)], cc: [to(b)], head: all })).toEqual({ conversationId: one, by: 'token' });
    expect(found({ cc: [to(b)], head: all })).toEqual({ conversationId: two, by: 'token' });
    expect(found({ head: all })).toEqual({ conversationId: one, by: 'token' });
    expect(found({ head: { 'x-original-to': to(b) } })).toEqual({ conversationId: two, by: 'token' });
    expect(found({ head: { 'in-reply-to': '<ours@kantor.test>' } })).toEqual({ conversationId: two, by: 'reference' });
    expect(found({ head: { references: '<x@y> <ours@kantor.test>\t<z@y>' } })).toEqual({ conversationId: two, by: 'reference' });
    expect(found({}), 'else nowhere').toBeNull();
    expect(found({ to: [to(tokenOf('other', one))] }), 'a token nobody gave').toBeNull();
  });

  it('looks at what is nearest first', () => {
    expect(answersOf(mail({ head: { references: '<1@a> <2@a>', 'in-reply-to': '<3@a>' } }))).toEqual(['3@a', '2@a', '1@a']);
  });
});

describe('what is done with a mail that belongs somewhere', () => {
  const known = { participants: ['Warga <WARGA@contoh.test>'], subjects: ['Loket tutup'] };

  it('is joined, as verified from a sender who is known and as unverified from another', () => {
    expect(judge(mail({ subject: 'BLS: Re: Loket  tutup' }), known)).toEqual({ join: true, verified: true, why: null });
    expect(judge(mail({ from: { name: 'warga@contoh.test', address: 'lain@contoh.test' } }), known).verified).toBe(false);
    const forged = { 'authentication-results': 'mx; spf=fail; dmarc=fail header.from=contoh.test' };
    expect(judge(mail({ head: forged }), known).verified, 'our server found it forged').toBe(false);
  });

  it('waits for an officer where the subject is new or the mail was passed on', () => {
    expect(judge(mail({ subject: 'Hal lain sama sekali' }), known)).toEqual({ join: false, verified: true, why: 'new-subject' });
    for (const subject of ['Fwd: Loket tutup', 'Re: FW: Loket tutup', 'Terusan: Loket tutup'])
      expect(judge(mail({ subject }), known).why, subject).toBe('forwarded');
    const inside = { name: '', mediaType: 'message/rfc822', content: new Uint8Array() };
    expect(judge(mail({ files: [inside] }), known).join).toBe(false);
    expect(judge(mail({ subject: '' }), known).join, 'without a subject it is an answer').toBe(true);
  });

  it('knows no mark of answering in a word', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('Re: ', 'BALAS: ', 'Aw: ', 're[2]: ', ''),
        fc.constantFrom('Rekening air', 'Fwdata', 'Trotoar rusak'),
        (mark, subject) => {
          expect(bareSubject(mark + subject)).toBe(subject.toLowerCase());
          expect(isForwarded(mail({ subject: mark + subject }))).toBe(false);
        },
      ),
    );
  });
});

describe('a number in a subject', () => {
  const known = [
    { conversationId: one, number: 'LM-AAAA-1111', participants: ['warga@contoh.test'], subjects: ['Loket tutup'] },
    { conversationId: two, number: 'LM-BBBB-2222', participants: ['lain@contoh.test'], subjects: ['Jalan'] },
  ];

  it('leads to its matter from somebody known there, and admits nobody else', () => {
    expect(bySubject(mail({ subject: 'tambahan (lm aaaa 1111)' }), known)?.conversationId).toBe(one);
    expect(bySubject(mail({ subject: 'LM-BBBB-2222' }), known)).toBeNull();
    expect(bySubject(mail({ subject: 'LM-AAAA-11112' }), known)).toBeNull();
    expect(bySubject(mail({ subject: 'Fwd: LM-AAAA-1111' }), known)).toBeNull();
  });

  it('is a suggestion otherwise, the likeliest first', () => {
    const found = suggestionsFor(mail({ subject: 'LM-BBBB-2222', text: 'LM-AAAA-1111' }), known, null);
    expect(found.map(({ conversationId, reasons }) => [conversationId, reasons])).toEqual([
      [one, ['number-in-text', 'sender']],
      [two, ['number']],
    ]);
    expect(suggestionsFor(mail({ subject: 'x', from: { name: '', address: 'x@y.test' } }), known, two)).toEqual([
      { conversationId: two, points: 60, reasons: ['refers'] },
    ]);
  });
});

describe('an automatic answer', () => {
  it('goes to a person who wrote to us', () => {
    expect(whySilent(mail(), own)).toBeNull();
    for (const said of ['no', 'No (written by hand)', 'no; x=y'])
      expect(whySilent(mail({ head: { 'auto-submitted': said } }), own), said).toBeNull();
    expect(isAutomatic(mail())).toBe(false);
  });

  it.each([
    ['auto-submitted', { 'auto-submitted': 'auto-replied (vacation); owner=x' }, {}],
    ['null-return-path', { 'return-path': '<>' }, {}],
    ['list', { 'list-id': '<x.list>' }, {}],
    ['list', { precedence: 'bulk' }, {}],
    ['suppressed', { 'x-auto-response-suppress': 'DR, OOF' }, {}],
    ['own-address', { 'return-path': `<lapor+abc@kantor.test>` }, {}],
    ['own-address', {}, { from: { name: '', address: own } }],
    ['nobody-reads', { 'return-path': '<no-reply@toko.test>' }, {}],
    ['nobody-reads', {}, { from: { name: '', address: 'MAILER-DAEMON@x.test'.toLowerCase() } }],
    ['not-to-us', {}, { to: ['lain@kantor.test'] }],
  ] as const)('is not sent: %s', (why, head, given) => {
    expect(whySilent(mail({ ...given, head }), own)).toBe(why);
  });

  it('is not sent where nothing says whereto', () => {
    expect(whySilent(mail({ headers: [] }), own)).toBe('no-return-path');
  });
});

describe('a report of a mail that did not arrive', () => {
  const report = (action: string, status: string) =>
    bounceIn(
      mail({
        report: {
          status: `Reporting-MTA: dns; x\r\n\r\nFinal-Recipient: rfc822; Warga@contoh.test\r\nAction: ${action}\r\nStatus: ${status}\r\nDiagnostic-Code: smtp; 5.1.1\r\n`,
          about: 'From: x\r\nMessage-ID:\r\n <ours@kantor.test>\r\n',
        },
      }),
    );

  it('tells which, whether for good: 5.x but a full mailbox, never 4.x', () => {
    expect(report('failed', '5.1.1')).toEqual({
      messageId: 'ours@kantor.test',
      fates: [{ recipient: 'warga@contoh.test', action: 'failed', status: '5.1.1' }],
      permanent: true,
    });
    expect([report('failed', '5.2.2'), report('failed', '4.4.7'), report('delayed', '5.0.0')].map((one) => one?.permanent)).toEqual([
      false,
      false,
      false,
    ]);
    expect(bounceIn(mail())).toBeNull();
    expect(report('failed', 'tidak tahu')).toBeNull();
  });
});

describe('headers of our answers', () => {
  it('refer to the first and the newest of a thread, each once', () => {
    fc.assert(
      fc.property(fc.uniqueArray(uuid, { maxLength: 60, size: 'max' }), uuid, (before, id) => {
        const { references = [], inReplyTo } = answering({ messageId: id, references: before });
        expect(inReplyTo).toBe(id);
        expect(references.at(-1)).toBe(id);
        expect(references.length).toBeLessThanOrEqual(20);
        expect(new Set(references).size).toBe(references.length);
        if (before[0] !== undefined && before[0] !== id) expect(references[0]).toBe(before[0]);
      }),
    );
    expect(answering(null)).toEqual({});
  });
});

describe('the same mail', () => {
  const raw = (trace: string, body = 'Isi') => Buffer.from(`${trace}From: a@b\r\nSubject: x\r\nMessage-ID: <1@b>\r\n\r\n${body}\r\n`);
  it('is known again by another way, and another is not taken for it', () => {
    const same = (bytes: Buffer, id: string | null = '1@b') => samenessOf('k', bytes, { messageId: id }).toString('hex');
    expect(same(raw('Received: x\r\nDelivered-To: a\r\n'))).toBe(same(raw('Delivered-To: b\r\n')));
    expect(same(raw('', 'Isi lain')), 'a borrowed id').not.toBe(same(raw('')));
    expect(same(raw('Received: x\r\n'), null), 'without an id the bytes count').not.toBe(same(raw(''), null));
    expect(bareAddress('"A" <B@C.test>')).toBe('b@c.test');
  });
});
