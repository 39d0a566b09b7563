import { describe, expect, it } from 'vitest';
import { mailLimits } from '../domain/limits.ts';
import { parseAside } from './parse-aside.ts';
import { textOfHtml } from './read-mail.ts';

const raw = (...lines: readonly string[]) => Buffer.from(lines.join('\r\n'));
const head = [
  'From: "Ni Warga" <Warga@Contoh.test>',
  'To: lapor@kantor.test',
  'Subject: =?utf-8?B?TG9rZXQ=?=',
  'Message-ID: <1@contoh.test>',
];

describe('a mail', () => {
  it('is read in a thread of its own: words, names, files', async () => {
    const read = await parseAside(
      raw(
        ...head,
        'MIME-Version: 1.0',
        'Content-Type: multipart/mixed; boundary=b',
        '',
        '--b',
        'Content-Type: text/plain; charset=utf-8',
        '',
        'Halo\u202e dunia',
        '--b',
        'Content-Type: application/pdf; name="a.pdf"',
        'Content-Transfer-Encoding: base64',
        '',
        'JVBERg==',
        '--b--',
        '',
      ),
    );
    if (!('mail' in read)) throw new Error(read.fault);
    expect(read.mail).toMatchObject({
      from: { name: 'Ni Warga', address: 'warga@contoh.test' },
      subject: 'Loket',
      messageId: '1@contoh.test',
      text: 'Halo dunia',
    });
    expect(read.mail.files.map(({ name, mediaType, content }) => [name, mediaType, Buffer.from(content).toString()])).toEqual([
      ['a.pdf', 'application/pdf', '%PDF'],
    ]);
  });

  it('loses everything of a page but its words', async () => {
    expect(
      await textOfHtml(
        '<style>p{}</style><p onclick="x()">Satu &amp; <b>dua</b></p><script>alert(1)</script><img src="https://jejak.test/x.gif">tiga',
      ),
    ).toBe('Satu & dua\ntiga');
  });

  it('is put aside where it is too large, nested too deep, too slow, or from nobody', async () => {
    const deep = Array.from({ length: mailLimits.depth + 5 }, (_, n) => `Content-Type: multipart/mixed; boundary=b${n}\r\n\r\n--b${n}`);
    expect(await parseAside(raw(...head, 'MIME-Version: 1.0', ...deep, '', 'x'))).toEqual({ fault: 'too-deep' });
    expect(await parseAside(raw(...head, '', 'x'), { ...mailLimits, bytes: 10 })).toEqual({ fault: 'too-large' });
    expect(await parseAside(raw(...head, '', 'x'.repeat(5_000_000)), { ...mailLimits, time: 1 })).toEqual({ fault: 'too-slow' });
    expect(await parseAside(Buffer.from([0, 255, 1, 2, 3]))).toEqual({ fault: 'no-sender' });
    expect(await parseAside(raw(`X: ${'a'.repeat(mailLimits.headerBytes + 10)}`, ...head, '', 'x'))).toEqual({ fault: 'malformed' });
  });
});
