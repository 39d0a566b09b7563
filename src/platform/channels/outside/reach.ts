import { lookup as systemLookup, type LookupAddress } from 'node:dns';
import { BlockList, isIP } from 'node:net';

/** Asks for every address of a name. */
export type Resolve = (name: string, options: { all: true }, done: (error: Error | null, found: LookupAddress[]) => void) => void;

/** Where deliveries may go. */
export interface Reach {
  /** Whether `http:` will do: in the demonstration alone. */
  readonly http: boolean;
  readonly resolve: Resolve;
  allows(address: string): boolean;
}

/** Addresses that lead to this machine, its network or nowhere (IANA special-purpose registries, RFC 6890). */
const SPECIAL_4 = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
];
/** All that is public in version 6 … */
const PUBLIC_6 = ['2000::/3'];
/** … but for what carries an address of version 4 in it, or is for examples. Mapped addresses lie outside anyway. */
const SPECIAL_6 = ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20'];

const special4 = listOf(SPECIAL_4);
const public6 = listOf(PUBLIC_6);
const special6 = listOf(SPECIAL_6);

/**
 * Public addresses, and those of the networks an operator names (CIDR). Throws where one of them is none.
 */
export function reachOf({
  networks,
  http,
  resolve = systemLookup,
}: {
  readonly networks: readonly string[];
  readonly http: boolean;
  readonly resolve?: Resolve;
}): Reach {
  const own = listOf(networks);
  return {
    http,
    resolve,
    allows: (address) => {
      const family = isIP(address);
      // With a zone it belongs to one network card: never public.
      if (family === 0 || address.includes('%')) return false;
      if (has(own, address)) return true;
      return family === 4 ? !has(special4, address) : has(public6, address) && !has(special6, address);
    },
  };
}

/** Whether `text` names a network, such as `10.20.0.0/16`. */
export function isNetwork(text: string): boolean {
  const [address = '', bits = '', ...rest] = text.split('/');
  const family = isIP(address);
  return rest.length === 0 && family !== 0 && /^\d{1,3}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128);
}

function listOf(networks: readonly string[]): BlockList {
  const list = new BlockList();
  for (const network of networks) {
    if (!isNetwork(network)) throw new Error(`${network} is no network`);
    const [address = '', bits] = network.split('/');
    list.addSubnet(address, Number(bits), isIP(address) === 4 ? 'ipv4' : 'ipv6');
  }
  return list;
}

function has(list: BlockList, address: string): boolean {
  return list.check(address, isIP(address) === 4 ? 'ipv4' : 'ipv6');
}
