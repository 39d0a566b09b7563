import type { Round } from '../../tests/journeys/people/round.ts';

/** One page to look at: who sees it, where it is, and a name that says both. */
export interface Place {
  readonly name: string;
  readonly who: string;
  readonly address: string;
}

/** The pages the browser tests go through, named after address and person; what differs per run is left out of the name. */
export function placesOf(rounds: Readonly<Record<string, Round>>): Place[] {
  const taken = new Map<string, number>();
  return Object.entries(rounds).flatMap(([who, { addresses }]) =>
    addresses.map((address) => {
      const name = `${slugOf(address)}--${who}`;
      const count = (taken.get(name) ?? 0) + 1;
      taken.set(name, count);
      return { name: count === 1 ? name : `${name}-${count}`, who, address };
    }),
  );
}

/** `/berkas/0199…/tindakan/withdraw` is `berkas-id-tindakan-withdraw`. */
function slugOf(address: string): string {
  const kind = address
    .replace(/\/[0-9a-f]{8}-[0-9a-f-]{27}/g, '/id')
    .replace(/\/verifikasi\/[A-Z0-9]{4,}[A-Z0-9-]*/g, '/verifikasi/kode')
    .replace(/\/undangan\/[\w-]{20,}/g, '/undangan/token');
  return kind.replace(/[^a-z0-9]+/gi, '-').replace(/^-|-$/g, '') || 'beranda';
}
