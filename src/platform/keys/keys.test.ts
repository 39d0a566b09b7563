import { describe, expect, it } from 'vitest';
import { isSealedNow, openJson, sealJson, sensitiveIn, type Shape } from './json.ts';
import { type Keyring, newKeyring, readKeyring, rotated, withComingKeys, withNextKeys } from './keyring.ts';
import { isSealed, Vault } from './vault.ts';

const NIK = '5103014101900001';

/** A keyring that can be changed under a vault, as a file is. */
function changeable(text = newKeyring()) {
  let now = text;
  let changes = 0;
  return {
    source: { load: (): Keyring => readKeyring(now), stamp: () => String(changes) },
    change: (to: string) => {
      now = to;
      changes++;
    },
    text: () => now,
  };
}
const withNext = (text: string) => withNextKeys(withComingKeys(text));
const vaultOf = (text?: string) => new Vault(changeable(text).source);

describe('a sealed value', () => {
  it('opens at its place alone, and looks different each time', () => {
    const vault = vaultOf();
    const [one, two] = [vault.seal('a.b.nik#1', NIK), vault.seal('a.b.nik#1', NIK)];
    expect(one).not.toBe(two);
    expect(one).not.toContain(NIK);
    expect(vault.open('a.b.nik#1', one)).toBe(NIK);
    for (const elsewhere of ['a.b.nik#2', 'a.b.kk#1']) expect(() => vault.open(elsewhere, one)).toThrow('does not open');
  });

  it('does not open once a letter of it is changed, nor with a key nobody has', () => {
    const vault = vaultOf();
    const sealed = vault.seal('place#1', NIK);
    const at = sealed.length - 3;
    const changed = sealed.slice(0, at) + (sealed[at] === 'A' ? 'B' : 'A') + sealed.slice(at + 1);
    expect(() => vault.open('place#1', changed)).toThrow('does not open');
    expect(() => vaultOf().open('place#1', sealed)).toThrow('not in the keyring');
  });

  it('lies beside values in clear from before, which are read as they are', () => {
    expect(vaultOf().open('place#1', NIK)).toBe(NIK);
  });

  it('says neither the value nor the row where it does not open', () => {
    const [vault, other] = [vaultOf(), vaultOf()];
    const sealed = vault.seal('place#row-9', NIK);
    expect(() => vault.open('place#row-8', sealed)).toThrow(/^(?!.*(row-|5103)).*$/);
    expect(() => other.open('place#row-9', sealed)).toThrow(/^(?!.*(row-|5103)).*$/);
  });
});

describe('a keyring that is changed under a process', () => {
  it('is read again at a key not known yet, and old values go on opening', () => {
    const keys = changeable();
    const [reader, before] = [new Vault(keys.source), new Vault(keys.source)];
    const old = before.seal('place#1', NIK);
    keys.change(withNext(keys.text()));
    const sealed = new Vault(keys.source).seal('place#1', NIK);
    expect(reader.isCurrent(sealed)).toBe(false);
    expect(reader.open('place#1', sealed)).toBe(NIK);
    expect(reader.isCurrent(sealed)).toBe(true);
    expect(reader.isCurrent(old)).toBe(false);
    expect(reader.open('place#1', old)).toBe(NIK);
  });

  it('knows a coming key before it seals with it', () => {
    const keys = changeable();
    const before = readKeyring(keys.text()).seal.current.id;
    keys.change(withComingKeys(keys.text()));
    const early = new Vault(keys.source);
    expect(early.target.startsWith(`${before}/`)).toBe(true);
    keys.change(withNextKeys(keys.text()));
    const sealed = new Vault(keys.source).seal('place#1', NIK);
    expect(sealed).not.toContain(before);
    expect(early.open('place#1', sealed)).toBe(NIK);
  });

  it('forgets old keys only when told to', () => {
    const next = withNext(newKeyring());
    expect([readKeyring(next).rotating, readKeyring(next).seal.byId.size]).toEqual([true, 2]);
    const kept = readKeyring(rotated(next, { forgetOld: false }));
    const forgotten = readKeyring(rotated(next, { forgetOld: true }));
    expect([kept.rotating, kept.seal.byId.size, kept.index.byId.size]).toEqual([false, 2, 2]);
    expect([...forgotten.seal.byId.keys()]).toEqual([kept.seal.current.id]);
  });

  it('is refused without showing a key where it is none', () => {
    const secret = 'c2VjcmV0LXRoYXQtbXVzdC1ub3QtYmUtc2hvd24';
    const twice = { id: 'a', key: Buffer.alloc(32).toString('base64url') };
    for (const wrong of [
      '',
      secret,
      JSON.stringify({ seal: [{ id: 'a', key: secret }], index: [] }),
      JSON.stringify({ seal: [twice, twice], index: [twice] }),
    ])
      expect(() => readKeyring(wrong)).toThrow(/^(?!.*c2Vj).*no keyring/);
  });
});

describe('a blind index', () => {
  it('is the same for the same number however it is typed, and another one for another kind, label or key', () => {
    const keys = changeable();
    const vault = new Vault(keys.source);
    const nik = vault.index('t', 'nik', NIK);
    expect(vault.index('t', 'nik', '5103 0141-0190.0001')).toBe(nik);
    expect(vault.index('t', 'phone', '0812 3456 7890')).toBe(vault.index('t', 'phone', '+6281234567890'));
    const others = [vault.index('t', 'kk', NIK), vault.index('u', 'nik', NIK), vaultOf().index('t', 'nik', NIK)];
    expect(new Set([nik, ...others]).size).toBe(4);
    keys.change(withNext(keys.text()));
    const next = new Vault(keys.source);
    expect(next.index('t', 'nik', NIK)).not.toBe(nik);
    expect(next.indexes('t', 'nik', NIK)).toEqual([nik, next.index('t', 'nik', NIK)]);
  });
});

describe('sealed values inside JSON', () => {
  const shape: Shape = {
    applicant: { nik: 'nik', phone: 'phone' },
    owners: { nik: 'nik' },
    records: ({ name }: { name: string }) => (name === 'visit' ? { value: { kk: 'kk' } } : undefined),
  };
  const value = {
    applicant: { name: 'Ni Luh', nik: NIK, phone: '+6281234567890' },
    owners: [{ nik: NIK }, { nik: '5103014101900002' }, {}],
    records: [
      { name: 'visit', value: { kk: '5103014101900003', note: null } },
      { name: 'other', value: { kk: 'left alone' } },
    ],
    land: { area: 200 },
  };
  const place = { column: 't.c', row: '1' };

  it('are those the shape names and no other, and come back as they were', () => {
    const vault = vaultOf();
    const sealed = sealJson(vault, place, shape, value);
    expect(sealed.applicant.name).toBe('Ni Luh');
    expect(sealed.land).toBe(value.land);
    expect(sealed.records[1]).toBe(value.records[1]);
    const numbers = [
      sealed.applicant.nik,
      sealed.applicant.phone,
      ...sealed.owners.slice(0, 2).map(({ nik }) => nik),
      sealed.records[0]?.value.kk,
    ];
    expect(numbers.every(isSealed)).toBe(true);
    expect(openJson(vault, place, sealed)).toEqual(value);
    expect(openJson(vault, place, value)).toBe(value);
    expect([isSealedNow(vault, shape, sealed), isSealedNow(vault, shape, value)]).toEqual([true, false]);
  });

  it('do not open in another entry of a list, nor in another row', () => {
    const vault = vaultOf();
    const { owners } = sealJson(vault, place, shape, { owners: value.owners });
    expect(() => openJson(vault, place, { owners: [owners[1], owners[0]] })).toThrow('does not open');
    expect(() => openJson(vault, { ...place, row: '2' }, { owners })).toThrow('does not open');
  });

  it('are named with their kinds', () => {
    expect(sensitiveIn(shape, value).map(({ kind }) => kind)).toEqual(['nik', 'phone', 'nik', 'nik', 'kk']);
  });
});
