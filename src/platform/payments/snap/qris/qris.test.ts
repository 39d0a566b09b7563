import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { crc16, isChecked, writeQris } from './crc.ts';
import { readTlv, type Tlv, writeTlv } from './tlv.ts';
import { verifyQris } from './verify.ts';

// A merchant that does not exist, at an acquirer that does not either.
const NMID = 'ID1099999999999';
const acquirer = writeTlv([
  { tag: '00', value: 'ID.CO.CONTOH.WWW' },
  { tag: '01', value: '936000000000000017' },
  { tag: '02', value: '000000000000017' },
  { tag: '03', value: 'URE' },
]);
const national = writeTlv([
  { tag: '00', value: 'ID.CO.QRIS.WWW' },
  { tag: '02', value: NMID },
  { tag: '03', value: 'URE' },
]);
const objects: readonly Tlv[] = [
  { tag: '00', value: '01' },
  { tag: '01', value: '12' },
  { tag: '26', value: acquirer },
  { tag: '51', value: national },
  { tag: '52', value: '9311' },
  { tag: '53', value: '360' },
  { tag: '54', value: '1537400' },
  { tag: '58', value: 'ID' },
  { tag: '59', value: 'SAMSAT CONTOH' },
  { tag: '60', value: 'DENPASAR' },
  { tag: '61', value: '80234' },
  { tag: '62', value: writeTlv([{ tag: '01', value: 'KB-1' }]) },
];
const expected = { amount: 1_537_400, billNo: 'KB-1', nmid: NMID };
const changed = (tag: string, value: string | null) =>
  writeQris(objects.flatMap((one) => (one.tag === tag ? (value === null ? [] : [{ tag, value }]) : [one])));

describe('the checksum', () => {
  it('is that of the published vector', () => {
    expect(crc16(Buffer.from('123456789'))).toBe('29B1');
    expect(crc16(Buffer.alloc(0))).toBe('FFFF');
  });

  it('counts bytes where lengths count characters', () => {
    const payload = writeQris([{ tag: '59', value: 'Warung Né é' }]);
    expect(payload.startsWith('5911Warung Né é6304')).toBe(true);
    expect(isChecked(payload)).toBe(true);
    expect(payload.endsWith(crc16(Buffer.from(payload.slice(0, -4), 'latin1')))).toBe(false);
    expect(writeTlv([{ tag: '59', value: '🏛' }])).toBe('5901🏛');
  });

  it('finds any letter that is another', () => {
    const payload = writeQris(objects);
    fc.assert(
      fc.property(fc.nat(payload.length - 5), fc.constantFrom(...'0123456789ABCXYZ'), (at, letter) => {
        const other = payload.slice(0, at) + letter + payload.slice(at + 1);
        expect(isChecked(other)).toBe(other === payload);
      }),
    );
    for (const odd of ['', '6304', '63041234', payload.slice(0, -1), `${payload} `]) expect(isChecked(odd)).toBe(false);
  });
});

describe('data objects', () => {
  it('are read as they were written', () => {
    const tags = fc.stringMatching(/^\d\d$/);
    fc.assert(
      fc.property(fc.array(fc.record({ tag: tags, value: fc.string({ unit: 'binary', maxLength: 20 }) })), (all) => {
        const sound = all.filter(({ value }) => [...value].length <= 99);
        expect(readTlv(writeTlv(sound))).toEqual(sound);
      }),
    );
  });

  it.each(['0', '000', 'ab01x', '0002', '00-1', '000312', '0001xy'])('"%s" are none', (payload) => {
    expect(readTlv(payload)).toBeNull();
  });

  it('are at most 99 characters long, under two digits', () => {
    expect(() => writeTlv([{ tag: '1', value: '' }])).toThrow('no data object');
    expect(() => writeTlv([{ tag: '01', value: 'x'.repeat(100) }])).toThrow('no data object');
  });
});

describe('a QRIS an acquirer gave', () => {
  it('asks for exactly the bill', () => {
    expect(verifyQris(writeQris(objects), expected)).toEqual([]);
    expect(verifyQris(changed('54', '1537400.00'), expected)).toEqual([]);
    expect(verifyQris(changed('62', null), { ...expected, billNo: null })).toEqual([]);
  });

  it.each([
    ['00', '02', ['version']],
    ['01', '11', ['static']],
    ['01', null, ['static']],
    ['26', null, ['acquirer']],
    ['26', acquirer.replace('9360', '9361'), ['acquirer']],
    ['51', national.replace(NMID, 'ID1099999999998'), ['other-merchant']],
    ['51', national.replace(NMID, 'XX1099999999999'), ['nmid', 'other-merchant']],
    ['51', 'x', ['nmid', 'other-merchant']],
    ['52', '93', ['category']],
    ['53', '840', ['currency']],
    ['54', '1537401', ['other-amount']],
    ['54', '1537400.50', ['amount']],
    ['54', null, ['amount']],
    ['58', 'SG', ['country']],
    ['59', 'x'.repeat(26), ['name']],
    ['59', null, ['name']],
    ['60', 'x'.repeat(16), ['city']],
    ['62', null, ['other-bill']],
    ['62', writeTlv([{ tag: '01', value: 'KB-2' }]), ['other-bill']],
  ])('with %s %j has the faults %j', (tag, value, faults) => {
    expect(verifyQris(changed(tag, value), expected)).toEqual(faults);
  });

  it('is damaged, out of order, doubled, too long or none at all', () => {
    const payload = writeQris(objects);
    expect(verifyQris(payload.replace('DENPASAR', 'DENPASAS'), expected)).toEqual(['checksum']);
    expect(verifyQris(writeQris([...objects.slice(1), ...objects.slice(0, 1)]), expected)).toEqual(['order']);
    expect(verifyQris(writeTlv(objects), expected)).toEqual(['checksum', 'order']);
    expect(verifyQris(writeQris([...objects, { tag: '54', value: '1' }]), expected)).toEqual(['repeated']);
    expect(verifyQris(writeQris([...objects, { tag: '55', value: '01' }]), expected)).toEqual(['tip']);
    const filling = ['80', '81', '82', '83'].map((tag) => ({ tag, value: 'x'.repeat(99) }));
    expect(verifyQris(writeQris([...objects, ...filling]), expected)).toEqual(['too-long']);
    for (const odd of ['https://contoh.id', '00', 'x']) expect(verifyQris(odd, expected)).toEqual(['unreadable']);
  });

  it('throws at nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (payload) => {
        expect(verifyQris(payload, expected).length).toBeGreaterThan(0);
      }),
    );
  });
});
