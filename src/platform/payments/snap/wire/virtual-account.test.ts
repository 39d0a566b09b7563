import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isSameService, padServiceId, readVirtualAccount, writeVirtualAccount } from './virtual-account.ts';

const digits = (most: number) => fc.stringMatching(new RegExp(`^\\d{1,${most}}$`));

describe('a number of a virtual account', () => {
  it('is an id padded to eight, and up to twenty digits', () => {
    expect(writeVirtualAccount('12345', '123456789012345678')).toEqual({
      partnerServiceId: '   12345',
      customerNo: '123456789012345678',
      virtualAccountNo: '   12345123456789012345678',
    });
    expect(writeVirtualAccount('12345678', '1'.repeat(20)).virtualAccountNo).toHaveLength(28);
    for (const odd of ['', '123456789', '12a', '1 2']) expect(() => padServiceId(odd)).toThrow('digits');
    for (const odd of ['', '1'.repeat(21), '12a', ' 1']) expect(() => writeVirtualAccount('1', odd)).toThrow('digits');
    expect([isSameService('   12345', '12345'), isSameService('12345', '2345')]).toEqual([true, false]);
  });

  it('is read whether or not its padding came along', () => {
    fc.assert(
      fc.property(digits(8), digits(20), fc.boolean(), fc.boolean(), (id, no, padsId, padsWhole) => {
        const written = writeVirtualAccount(id, no);
        const sent = {
          partnerServiceId: padsId ? written.partnerServiceId : id,
          customerNo: no,
          virtualAccountNo: padsWhole ? written.virtualAccountNo : id + no,
        };
        expect(readVirtualAccount(sent)).toEqual(written);
      }),
    );
  });

  it.each([
    [{ partnerServiceId: '   1234x' }, 'partnerServiceId'],
    [{ partnerServiceId: '        ' }, 'partnerServiceId'],
    [{ partnerServiceId: '    12345' }, 'partnerServiceId'],
    [{ customerNo: '1'.repeat(21) }, 'customerNo'],
    [{ customerNo: '-1' }, 'customerNo'],
    [{ virtualAccountNo: '   1234568' }, 'virtualAccountNo'],
    [{ virtualAccountNo: '12345 678' }, 'virtualAccountNo'],
    [{ virtualAccountNo: '' }, 'virtualAccountNo'],
  ] as const)('%j names what does not fit', (odd, wrong) => {
    expect(readVirtualAccount({ partnerServiceId: '   12345', customerNo: '678', virtualAccountNo: '   12345678', ...odd })).toEqual({
      wrong,
    });
  });
});
