import { describe, expect, it } from 'vitest';
import { isSame, isSignedBy, signatureOf } from './signature.ts';

describe('the signature of a webhook', () => {
  // The first is GitHub's published one, which has the same form; the second was reckoned by another program.
  it.each([
    ["It's a Secret to Everybody", 'Hello, World!', '757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17'],
    [
      'test_app_secret',
      '{"object":"whatsapp_business_account","entry":[]}',
      'dec6a680679a968e7e0319355b23599cbfc54502c0784668e9618baa0c633756',
    ],
  ])('under %s is the published one', (secret, body, hex) => {
    const bytes = Buffer.from(body);
    expect(signatureOf(secret, bytes)).toBe(`sha256=${hex}`);
    expect(isSignedBy(secret, bytes, `sha256=${hex}`)).toBe(true);
    for (const wrong of [hex, `sha256=${hex.toUpperCase()}`, `sha1=${hex}`, `sha256=${hex}0`, '', undefined])
      expect(isSignedBy(secret, bytes, wrong)).toBe(false);
    expect(isSignedBy(`${secret}.`, bytes, `sha256=${hex}`)).toBe(false);
  });

  it('is of the bytes: the same JSON written anew is another', () => {
    const [sent, anew] = [Buffer.from('{"a":"\\u0065\\u0301"}'), Buffer.from(JSON.stringify({ a: 'e\u0301' }))];
    expect(isSignedBy('s', anew, signatureOf('s', sent))).toBe(false);
  });

  it('and the word of the handshake are compared whole', () => {
    expect([isSame('kata', 'kata'), isSame('kata', 'kat'), isSame('', 'kata'), isSame('', '')]).toEqual([true, false, false, true]);
  });
});
