import { describe, expect, it } from 'vitest';
import { isNetwork, reachOf } from './reach.ts';

const outside = reachOf({ networks: [], http: false });

describe('where deliveries may go', () => {
  it.each(['8.8.8.8', '1.1.1.1', '103.28.12.1', '172.15.255.255', '172.32.0.1', '2400:cb00::1', '2606:4700:4700::1111'])(
    'is a public address: %s',
    (address) => expect(outside.allows(address)).toBe(true),
  );

  it.each([
    '127.0.0.1',
    '127.1.2.3',
    '0.0.0.0',
    '10.1.2.3',
    '100.64.0.1',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '169.254.169.254',
    '192.0.0.8',
    '192.0.2.1',
    '198.18.0.1',
    '198.51.100.7',
    '203.0.113.9',
    '224.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    '::ffff:127.0.0.1',
    '::ffff:8.8.8.8',
    '::ffff:a9fe:a9fe',
    '::127.0.0.1',
    '64:ff9b::a9fe:a9fe',
    'fe80::1',
    'fe80::1%eth0',
    'fec0::1',
    'fc00::1',
    'fd00:ec2::254',
    'ff02::1',
    '2001::1',
    '2001:db8::1',
    '2002:7f00:1::1',
    'localhost',
    '',
  ])('is nothing of this machine, its network, or nowhere: %s', (address) => expect(outside.allows(address)).toBe(false));

  it('is also a network the operator names, and no other', () => {
    const reach = reachOf({ networks: ['10.20.0.0/16', 'fd12::/16'], http: false });
    expect(['10.20.255.1', 'fd12::8', '8.8.8.8'].map((address) => reach.allows(address))).toEqual([true, true, true]);
    expect(['10.21.0.1', 'fd13::8', '127.0.0.1'].map((address) => reach.allows(address))).toEqual([false, false, false]);
  });

  it('is no network that is none', () => {
    expect(['10.0.0.0/8', '::1/128', '0.0.0.0/0'].every(isNetwork)).toBe(true);
    expect(['10.0.0.0', '10.0.0.0/33', '10.0.0/8', 'example.test/8', '::/129', '', '/8', '10.0.0.0/8/8 '].some(isNetwork)).toBe(false);
  });
});
