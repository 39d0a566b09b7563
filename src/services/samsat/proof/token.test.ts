import fc from 'fast-check';
import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { daysAfter } from '../domain/days.ts';
import { kindLetters, TOKEN_LENGTH } from '../domain/proof/payload.ts';
import { kinds } from '../domain/vehicle.ts';
import { ProofKeys } from './keys.ts';
import { openToken, tokenOf } from './token.ts';

const pem = () => generateKeyPairSync('ed25519').privateKey.export({ format: 'pem', type: 'pkcs8' }).toString();
const [older, newer] = [pem(), pem()];
const keys = ProofKeys.of([older]);

const signs = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const letters = (minLength: number, maxLength: number) => fc.string({ unit: fc.constantFrom(...signs.slice(0, 26)), minLength, maxLength });
const proofs = fc.record({
  kind: fc.constantFrom(...kinds),
  validUntil: fc.integer({ min: 0, max: 0xff_ff }).map((days) => daysAfter('2020-01-01', days)),
  code: fc.string({ unit: fc.constantFrom(...signs), minLength: 8, maxLength: 8 }),
  nrkb: fc.tuple(letters(1, 2), fc.integer({ min: 1, max: 9999 }), letters(0, 3)).map((parts) => parts.join('')),
});

describe('the token of a proof', () => {
  it('says what was signed, in 136 signs of the small alphabet of a QR', () => {
    fc.assert(
      fc.property(proofs, (proof) => {
        const token = tokenOf(keys, proof);
        expect(token).toMatch(/^[A-Z2-7]{136}$/);
        expect(openToken(keys, token)).toEqual({ ...proof, keyId: keys.signing.id });
      }),
    );
    expect(TOKEN_LENGTH).toBe(136);
  });

  it('is refused with any sign changed, left out or added', () => {
    fc.assert(
      fc.property(proofs, fc.nat(TOKEN_LENGTH - 1), fc.integer({ min: 1, max: 31 }), (proof, at, by) => {
        const token = tokenOf(keys, proof);
        const other = signs[(signs.indexOf(token[at] ?? '') + by) % 32] ?? '';
        expect(openToken(keys, token.slice(0, at) + other + token.slice(at + 1))).toBeNull();
        expect(openToken(keys, token.slice(0, at) + token.slice(at + 1))).toBeNull();
        expect(openToken(keys, token.slice(0, at) + other + token.slice(at))).toBeNull();
      }),
    );
  });

  it('is refused at every single place', () => {
    const token = tokenOf(keys, { kind: 'bus', validUntil: '2026-04-02', code: 'ABCDEFG2', nrkb: 'DK1AB' });
    for (let at = 0; at < token.length; at++)
      for (const sign of [signs[(signs.indexOf(token[at] ?? '') + 1 + (at % 31)) % 32] ?? '', '0', ' ', 'É'])
        expect(openToken(keys, token.slice(0, at) + sign + token.slice(at + 1)), `${at} ${sign}`).toBeNull();
  });

  it('is read in small letters and groups, as somebody types it', () => {
    const token = tokenOf(keys, { kind: 'sedan', validUntil: '2026-04-02', code: 'ABCDEFG2', nrkb: 'DK2718PAM' });
    const typed = token.toLowerCase().replace(/(.{8})/g, '$1-\n');
    expect(openToken(keys, typed)?.nrkb).toBe('DK2718PAM');
  });

  it('outlives the key that signed it, and is believed of no other', () => {
    const proof = { kind: 'motorcycle', validUntil: '2026-04-02', code: 'ABCDEFG2', nrkb: 'DK2718PAM' } as const;
    const token = tokenOf(keys, proof);
    const both = ProofKeys.of([older, newer]);
    expect(openToken(both, token)?.code).toBe('ABCDEFG2');
    expect(both.signing.id).not.toBe(keys.signing.id);
    expect(both.published().map(({ kid }) => kid)).toEqual([keys.signing.id, both.signing.id]);
    expect(JSON.stringify(both.published())).not.toContain('"d"');
    expect(openToken(ProofKeys.of([newer]), token)).toBeNull();
  });

  it('has a letter for every kind, and no letter twice', () => {
    expect(new Set(Object.values(kindLetters)).size).toBe(kinds.length);
  });
});
